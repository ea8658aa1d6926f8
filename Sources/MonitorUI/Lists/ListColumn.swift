import Canvas

/// One column of a list: what it is called, how wide it is, what it says of a row, and how rows are sorted by it.
struct ListColumn<Row>: Sendable {
    /// What stands above it.
    let title: String
    /// How wide it is, and where its text stands.
    let column: Table.Column
    /// The larger, the sooner it goes where there is no room for all; 0 stays.
    let rank: Int
    /// The least width that makes sense of one that gets a share.
    private let leastShare: Int
    /// What it says of a row.
    let text: @Sendable (Row) -> StyledText
    /// A row stands before another one when sorted by it; `nil` where that makes no sense.
    let precedes: (@Sendable (Row, Row) -> Bool)?
    /// What it says of a row in so many cells, where it isn't simply cut.
    private var fitting: (@Sendable (Row, Int) -> StyledText)?
    /// How wide it is where there isn't room for all that stay, or `nil` where it must be whole.
    private var briefWidth: Int?

    /// A column of text, sorted by `key`.
    init<Key: Comparable & SendableMetatype>(
        _ title: String, _ width: Table.Column.Width, _ alignment: StyledText.Alignment = .left,
        rank: Int = 0, atLeast leastWidth: Int = 12,
        by key: @escaping @Sendable (Row) -> Key,
        _ text: @escaping @Sendable (Row) -> StyledText
    ) {
        self.init(
            title, width, alignment, rank: rank, atLeast: leastWidth, precedes: { key($0) < key($1) }, text)
    }

    /// A column of a size: sorted by it, the greatest comes first, and what has none last.
    init(
        _ title: String, _ width: Table.Column.Width, _ alignment: StyledText.Alignment = .right,
        rank: Int = 0, greatest size: @escaping @Sendable (Row) -> Double?,
        _ text: @escaping @Sendable (Row) -> StyledText
    ) {
        let order = { @Sendable (row: Row) in size(row) ?? -.infinity }
        self.init(title, width, alignment, rank: rank, precedes: { order($0) > order($1) }, text)
    }

    /// A column that rows are sorted by where `precedes` tells how.
    init(
        _ title: String, _ width: Table.Column.Width, _ alignment: StyledText.Alignment = .left,
        rank: Int = 0, atLeast leastWidth: Int = 12,
        precedes: (@Sendable (Row, Row) -> Bool)? = nil,
        _ text: @escaping @Sendable (Row) -> StyledText
    ) {
        self.title = title
        column = Table.Column(width, alignment)
        self.rank = rank
        leastShare = leastWidth
        self.text = text
        self.precedes = precedes
    }

    /// The same, which says of a row as much as fits.
    func fitting(_ text: @escaping @Sendable (Row, Int) -> StyledText) -> Self {
        var column = self
        column.fitting = text
        return column
    }

    /// The same, which takes only `cells` where there isn't room for all that stay, and says of a row as much as fits.
    func shrinking(to cells: Int, _ text: @escaping @Sendable (Row, Int) -> StyledText) -> Self {
        var column = fitting(text)
        column.briefWidth = cells
        return column
    }

    /// The same as narrow as makes sense, or `nil` where that is what it is.
    fileprivate var brief: Table.Column? { briefWidth.map { Table.Column(.fixed($0), column.alignment) } }

    /// What it says of `row` in `width` cells.
    func text(_ row: Row, in width: Int) -> StyledText { fitting?(row, width) ?? text(row) }

    /// The least width that makes sense of it.
    var leastWidth: Int {
        switch column.width {
        case .fixed(let cells): cells
        case .share: leastShare
        }
    }
}

extension [Int] {
    /// The places of those of `columns` that fit into `width` cells, left to right.
    static func fitting<Row>(_ columns: [ListColumn<Row>], in width: Int) -> [Int] {
        var shown = Array(columns.indices)
        while needed(columns, at: shown) > width,
            let least = shown.max(by: { columns[$0].rank < columns[$1].rank }), columns[least].rank > 0
        {
            shown.removeAll { $0 == least }
        }
        return shown
    }

    /// The least width that makes sense of those of `columns` at `places`, side by side.
    fileprivate static func needed<Row>(_ columns: [ListColumn<Row>], at places: [Int]) -> Int {
        places.reduce(0) { $0 + columns[$1].leastWidth + Table.spacing } - Table.spacing
    }
}

extension Table {
    /// Those of `columns` at `places`; where `width` cells aren't enough, those that can take less do, from the left on.
    init<Row>(_ columns: [ListColumn<Row>], at places: [Int], in width: Int) {
        var excess = [Int].needed(columns, at: places) - width
        self.init(
            columns: places.map { place in
                guard excess > 0, let brief = columns[place].brief else { return columns[place].column }
                if case .fixed(let cells) = brief.width { excess -= columns[place].leastWidth - cells }
                return brief
            })
    }
}
