import Canvas
import FoundationEssentials
import StreamAnalysis

/// What a list screen shows: rows, and columns that say how they look, are sorted and are searched.
protocol ListSource {
    /// What a row is about.
    associatedtype Row
    /// Rows from 0 on.
    associatedtype Rows: RandomAccessCollection<Row> where Rows.Index == Int

    /// The columns, left to right.
    static var columns: [ListColumn<Row>] { get }
    /// The rows, top to bottom, while nothing else is asked for.
    var rows: Rows { get }
    /// The place that is chosen among `count` rows while nobody chose another.
    func usualPlace(among count: Int) -> Int
    /// What is chosen stays so wherever it goes, in the usual place too.
    static var pinsChoice: Bool { get }
    /// What it is called, or `nil` for the screen's title.
    var title: String? { get }
    /// What to say without rows.
    var absence: StyledText { get }
    /// What tells a row from the others, as long as it exists.
    func id(of row: Row) -> RowID
    /// The place among all rows of the one called `id`, or `nil` where there is none.
    func index(of id: RowID) -> Int?
    /// A row is one of those that `filter`, which isn't empty, asks for.
    func matches(_ row: Row, _ filter: String) -> Bool
    /// What Enter shows of a row.
    func target(of row: Row) -> ListTarget?
    /// Somebody should look at a row.
    func isTroubled(_ row: Row) -> Bool
    /// That there is no such row.
    static var calm: String { get }
    /// What a row's text begins with where somebody asks for it, such as what other programs know it by.
    func leadingWords(of row: Row) -> String?
    /// What can be typed to filter, as a hint.
    static var filterHint: String { get }
    /// What is wrong with `filter`, and what would be right; `nil` where rows can be asked for so.
    static func fault(ofFilter filter: String) -> String?
    /// What stands in the title behind the counts.
    var note: StyledText { get }
    /// What stands above the list where there is room, a line each.
    var summary: [StyledText] { get }
    /// How many lines ``details(of:width:)`` has at most; 0 where a row says all there is.
    static var detailRows: Int { get }
    /// What stands below the list about the chosen row.
    func details(of row: Row, width: Int) -> [StyledText]
}

/// What a row leads to.
enum ListTarget: Hashable, Sendable {
    /// A fragment on the stream screen.
    case fragment(FragmentKey)
    /// A stream of many.
    case stream(String)
}

extension ListSource {
    /// Some column has the words of `filter`, in whatever case.
    func matches(_ row: Row, _ filter: String) -> Bool {
        let words = filter.lowercased()
        return Self.columns.contains { $0.text(row).plain.lowercased().contains(words) }
    }

    /// The first.
    func usualPlace(among count: Int) -> Int { 0 }

    /// What stands in the usual place stays chosen.
    static var pinsChoice: Bool { false }

    /// The screen's.
    var title: String? { nil }

    /// Looked for from the top.
    func index(of id: RowID) -> Int? { rows.firstIndex { self.id(of: $0) == id } }

    /// Nothing.
    func target(of row: Row) -> ListTarget? { nil }

    /// No list says so of its rows unless it knows.
    func isTroubled(_ row: Row) -> Bool { false }

    /// In words that hold of any list.
    static var calm: String { "no row on the list is in trouble" }

    /// The place of the next row that somebody should look at, or of the one before where `step` is -1; behind the last one
    /// it begins again. `nil` without any.
    func troubledPlace(after state: ListState, by step: Int) -> Int? {
        let count = count(state)
        let place = selectedPlace(state) ?? 0
        return (0..<count).lazy.map { (place + ($0 + 1) * step + ($0 + 1) * count) % count }
            .first { isTroubled(row($0, state)) }
    }

    /// Nothing but its columns.
    func leadingWords(of row: Row) -> String? { nil }

    /// The row that is chosen, as text: all columns, also those there is no room for.
    func selectedExcerpt(_ state: ListState) -> Excerpt? {
        guard let place = selectedPlace(state) else { return nil }
        let row = row(place, state)
        let leading = leadingWords(of: row)
        let texts = Self.columns.map { $0.text(row).plain }.filter { text in
            // What begins with an ellipsis is the end of the leading words.
            text != leading && !(text.hasPrefix("…") && leading?.hasSuffix(text.dropFirst()) == true)
        }
        let words = ([leading ?? ""] + texts).filter { !$0.isEmpty }
        return Excerpt("row", [words.joined(separator: "  ")])
    }

    /// Words of whatever column.
    static var filterHint: String { "words of any column" }

    /// Nothing: whatever words are looked for.
    static func fault(ofFilter filter: String) -> String? { nil }

    /// Nothing.
    var note: StyledText { StyledText() }

    /// Nothing.
    var summary: [StyledText] { [] }

    /// None.
    static var detailRows: Int { 0 }

    /// Nothing.
    func details(of row: Row, width: Int) -> [StyledText] { [] }

    /// Where its parts are when it fills `area`.
    func layout(in area: Rect) -> ListPanelLayout {
        ListPanelLayout(area: area, summaryRows: summary.count, detailRows: Self.detailRows)
    }

    /// What is said below the list about the row that is chosen.
    func selectedDetails(_ state: ListState, width: Int) -> [StyledText] {
        selectedPlace(state).map { details(of: row($0, state), width: width) } ?? []
    }

    /// What Enter shows of the row that is chosen.
    func selectedTarget(_ state: ListState) -> ListTarget? {
        selectedPlace(state).flatMap { target(of: row($0, state)) }
    }

    /// The places of the rows that `state` asks for, in its order, or `nil` for all of them as they are.
    func order(_ state: ListState) -> [Int]? {
        guard !state.filter.isEmpty || state.sort != nil || state.isReversed else { return nil }
        let rows = rows
        var places = Array(rows.indices)
        if !state.filter.isEmpty { places.removeAll { !matches(rows[$0], state.filter) } }
        if let sort = state.sort, let precedes = Self.columns[sort].precedes {
            // Equal ones keep their order.
            places.sort { one, other in
                precedes(rows[one], rows[other]) || (!precedes(rows[other], rows[one]) && one < other)
            }
        }
        return state.isReversed ? places.reversed() : places
    }

    /// The columns that rows can be sorted by.
    var sortableColumns: [Int] { Self.columns.indices.filter { Self.columns[$0].precedes != nil } }

    /// How many rows `state` shows.
    func count(_ state: ListState) -> Int { state.order?.count ?? rows.count }

    /// The row that `state` shows at `place`, counted from the top.
    func row(_ place: Int, _ state: ListState) -> Row { rows[state.order?[place] ?? place] }

    /// What the row that `state` shows at `place` is called.
    func id(ofPlace place: Int, _ state: ListState) -> RowID { id(of: row(place, state)) }

    /// The place of the chosen row, or `nil` where it isn't shown any more; without a choice it is the usual one.
    func selectedPlace(_ state: ListState) -> Int? {
        guard let selection = state.selection else {
            let count = count(state)
            return count > 0 ? usualPlace(among: count) : nil
        }
        guard let index = index(of: selection), rows.indices.contains(index) else { return nil }
        return state.order.map { $0.firstIndex(of: index) } ?? index
    }
}
