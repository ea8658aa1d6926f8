import Canvas
package import FoundationEssentials
package import StreamAnalysis

/// What is on the screen, to be kept: the picture and the report it was drawn from.
package struct ScreenSnapshot: Hashable, Sendable {
    /// The screen as text, its lines separated by LF.
    package var picture: String
    /// The moment it describes.
    package var date: Date
    /// What it was drawn from, or `nil` before there was anything.
    package var report: StreamReport?
    /// What it is about, as files are called: the stream's name, or `streams`.
    package var subject: String
    /// What the screen is called in commands: `fragments`.
    package var screen: String
    /// What it lists, or `nil` where it isn't a list.
    package var list: SavedList?

    /// Two pictures of one moment are drawn from one report.
    package static func == (one: ScreenSnapshot, other: ScreenSnapshot) -> Bool {
        one.picture == other.picture && one.date == other.date
    }

    /// See ``==(_:_:)``.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(picture)
        hasher.combine(date)
    }
}

/// What a list had when it was saved.
package struct SavedList: Sendable {
    /// What rows had to match; empty for all.
    package var filter: String
    /// The first rows in the order shown: each column's name and words, before them what other programs know it by.
    package var rows: [[(name: String, text: String)]]
    /// How many rows matched.
    package var rowCount: Int

    /// More rows than anybody reads; a day of a stream has ten times as many.
    private static let mostRows = 5000

    /// The rows of `source` as `state` shows them.
    init<Source: ListSource>(_ source: Source, _ state: ListState) {
        filter = state.filter
        rowCount = source.count(state)
        rows = (0..<min(Self.mostRows, rowCount)).map { place in
            let row = source.row(place, state)
            let leading = source.leadingWords(of: row).map { [(name: "id", text: $0)] } ?? []
            return leading + Source.columns.map { ($0.title, $0.text(row).plain) }
        }
    }
}
