import FoundationEssentials
import StreamAnalysis

/// Whether a stream is well now, in a few words.
struct Health {
    /// `ok`, `warning`, or that nothing can be said.
    let words: String

    /// The health that `report` tells of; what was over some minutes ago is the past.
    init(_ report: StreamReport) {
        let current = report.currentFindings(at: report.date).filter { $0.state != .resolved }
        let worst = current.map(\.severity).max() ?? .info
        words =
            if worst > .info {
                worst.word
            } else if report.fragments.isEmpty {
                "unknown, no fragments yet"
            } else {
                "ok"
            }
    }
}
