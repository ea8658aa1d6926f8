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
        let needed = { (places: [Int]) in
            places.reduce(0) { $0 + columns[$1].leastWidth + Table.spacing } - Table.spacing
        }
        while needed(shown) > width,
            let least = shown.max(by: { columns[$0].rank < columns[$1].rank }), columns[least].rank > 0
        {
            shown.removeAll { $0 == least }
        }
        return shown
    }
}
