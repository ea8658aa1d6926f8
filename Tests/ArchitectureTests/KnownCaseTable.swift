import Foundation

/// The tables of known cases in the documentation of `StreamAnalysis`, as they are written.
struct KnownCaseTable: Sendable {
    /// One case.
    struct Row: Sendable {
        /// Its number, where the table has numbers.
        let number: Int?
        /// What stands in the column *Recognised by*.
        let recognition: String
        /// The code in it: a finding's id and cause, or a command and its word.
        let signs: [String]
        /// The tests that show it, each as `Suite.function`.
        let tests: [String]

        /// Part of it can't be seen.
        var isInvisible: Bool { recognition.lowercased().contains("**not visible from outside**") }
    }

    /// The last two columns of every table have these heads.
    private static let heads = ["Recognised by", "Shown by"]

    /// All rows of all tables, in their order.
    let rows: [Row]

    init(_ text: String) {
        rows = text.split(separator: "\n").compactMap { line in
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            // An empty last cell is left as spaces, so that it counts.
            guard line.hasPrefix("| "), cells.count >= 4, cells.suffix(2) != Self.heads else { return nil }
            let recognition = cells[cells.count - 2]
            return Row(
                number: Int(cells[0]), recognition: recognition, signs: Self.code(in: recognition),
                tests: Self.code(in: cells[cells.count - 1]))
        }
    }

    /// What stands between backquotes.
    private static func code(in cell: String) -> [String] {
        cell.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 1 }.map { String($0.element) }
    }
}
