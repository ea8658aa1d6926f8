import FoundationEssentials
import StreamAnalysis

/// Whether a stream is well now, in a few words.
struct Health {
    /// `ok`, `warning`, or that nothing can be said.
    let words: String

    /// How long what is over still counts, in seconds.
    private static let memorySeconds = 300.0

    /// The health that `report` tells of; what was over some minutes ago is the past.
    init(_ report: StreamReport) {
        let current = report.findings.filter { finding in
            let isRecent = finding.to.map { report.date.timeIntervalSince($0) <= Self.memorySeconds } ?? true
            return finding.state != .resolved && isRecent
        }
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

extension Phrase {
    /// `1.9 s`, `12 min 4 s`, `6 h 0 min`: no more than somebody listens to.
    static func short(_ seconds: Double) -> String {
        abs(seconds) < 60 ? Figure.decimal(seconds, digits: 1) + " s" : whole(seconds)
    }

    private static func whole(_ seconds: Double) -> String {
        let whole = Int(exactly: max(0, min(seconds, 1e9)).rounded()) ?? 0
        let (hours, minutes) = (whole / 3600, whole / 60 % 60)
        return hours > 0 ? "\(hours) h \(minutes) min" : "\(minutes) min \(whole % 60) s"
    }
}
