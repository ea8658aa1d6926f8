import FoundationEssentials
import StreamAnalysis

/// Tells what becomes of the monitor's own sessions.
struct SessionChanges: Sendable {
    private var opened: Set<SessionID> = []
    private var ended: Set<SessionID> = []

    /// A line for each session of `report` that was opened, renewed or lost; the oldest first.
    mutating func lines(for report: StreamReport) -> [String] {
        report.sessions.reversed().flatMap { session in
            let name = "session: number \(session.id.ordinal)"
            var lines: [String] = []
            if opened.insert(session.id).inserted {
                let left = Wording.span(session.expires.timeIntervalSince(session.opened))
                lines.append("\(name) opened for \(left)")
            }
            if let ending = session.ending, ended.insert(session.id).inserted {
                lines.append("\(name) \(Self.words(ending))")
            }
            return lines
        }
    }

    private static func words(_ ending: SessionRecord.Ending) -> String {
        switch ending {
        case .replaced: "replaced by the next"
        case .lost(let status): "lost, HTTP \(status)"
        }
    }
}
