/// How often each truth was found, missed, told late or taken for something else, over many proofs.
struct Confusion: Sendable {
    private var counts: [String: [String: Int]] = [:]
    /// How many proofs are counted.
    private(set) var runs = 0

    /// The row of findings to which no truth belongs.
    private static let nothing = "(nothing)"
    private static let columns = Comparison.Outcome.allCases.map(\.rawValue)

    /// Counts one proof.
    mutating func count(_ comparison: Comparison) {
        runs += 1
        for verdict in comparison.verdicts {
            let row = verdict.truth ?? Self.nothing
            counts[row, default: [:]][verdict.outcome.rawValue, default: 0] += 1
            if let instead = verdict.found { counts[row, default: [:]]["→ \(instead)", default: 0] += 1 }
        }
    }

    /// Adds another table's counts.
    mutating func add(_ other: Confusion) {
        runs += other.runs
        for (row, cells) in other.counts {
            counts[row, default: [:]].merge(cells, uniquingKeysWith: +)
        }
    }

    /// How many truths came to `outcome`.
    func total(_ outcome: Comparison.Outcome) -> Int {
        counts.values.reduce(0) { $0 + ($1[outcome.rawValue] ?? 0) }
    }

    /// The share of truths that were found in time.
    var recall: Double {
        let found = total(.found)
        let all = found + total(.missing) + total(.late)
        return all == 0 ? 1 : Double(found) / Double(all)
    }

    /// The table as text: a row for each truth, what it was taken for behind it.
    var text: String {
        let width = 2 + (counts.keys.map(\.count).max() ?? 0)
        let head = pad("truth", width) + Self.columns.map { left($0, 9) }.joined() + "  taken for"
        let rows = counts.keys.sorted().map { row in
            let cells = counts[row] ?? [:]
            let figures = Self.columns.map { left(cells[$0].map(String.init) ?? "·", 9) }.joined()
            let others = cells.filter { $0.key.hasPrefix("→") }.sorted { $0.key < $1.key }
            return pad(row, width) + figures + "  "
                + others.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        }
        let share = (recall * 1_000_000).rounded() / 10_000
        let summary = "\(runs) runs, recall \(share) %, \(total(.untrue)) false findings"
        return ([head] + rows + [summary]).joined(separator: "\n")
    }

    private func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    private func left(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
