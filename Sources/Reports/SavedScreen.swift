package import FoundationEssentials
package import StreamAnalysis

/// A screen that somebody saved, for programs: its moment and name, and what a list had, as it was shown.
package struct SavedScreen: Sendable {
    /// A column's name and what it said of a row.
    package typealias Cell = (name: String, text: String)

    /// The moment it described.
    package var date: Date
    /// What it is called: `fragments`.
    package var name: String
    /// What rows had to match; empty for all, `nil` on a screen without a list.
    package var filter: String?
    /// The rows, in the order shown; `nil` on a screen without a list.
    package var rows: [[Cell]]?
    /// How many rows there were, of which ``rows`` may be the first.
    package var rowCount: Int

    /// The screen called `name` at `date`.
    package init(date: Date, name: String, filter: String?, rows: [[Cell]]?, rowCount: Int) {
        self.date = date
        self.name = name
        self.filter = filter
        self.rows = rows
        self.rowCount = rowCount
    }

    /// The screen as reports show it.
    var json: JSONValue {
        var members: [JSONValue.Member] = [
            .init(name: "date", value: .string(Timestamp.iso8601(date))),
            .init(name: "name", value: .string(name)),
        ]
        guard let rows else { return .object(members) }
        members += [
            .init(name: "filter", value: .string(filter)),
            .init(name: "row_count", value: .integer(rowCount)),
            .init(
                name: "rows",
                value: .array(
                    rows.map { row in .object(row.map { .init(name: $0.name, value: .string($0.text)) }) })),
        ]
        return .object(members)
    }
}

extension JSONReport {
    /// `screen`, and the members of `report` that it was drawn from where there was one, on one line:
    /// ```
    /// {"schema":1,"screen":{"date":"…","name":"fragments","filter":"late","row_count":1,"rows":[{"id":"9134…",
    ///  "number":"…386831087","lag":"+3.200 s",…}]},"stream":"cam1",…}
    /// ```
    /// Rows say what the columns said, in the same words, and before them, as `id`, what other programs know the row by.
    package static func render(_ screen: SavedScreen, of report: StreamReport?) -> String {
        let head: [JSONValue.Member] = [
            .init(name: "schema", value: .integer(schema)), .init(name: "screen", value: screen.json),
        ]
        return JSONValue.object(head + (report.map(members) ?? [])).text
    }
}
