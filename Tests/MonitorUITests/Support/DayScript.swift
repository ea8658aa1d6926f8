import FoundationEssentials
import StreamAnalysis

@testable import MonitorUI

/// A day of 2-second fragments with a few faults, and as much of it as is loaded.
enum DayScript {
    private static func ago(hours: Double) -> Date { Scene.now.addingTimeInterval(-hours * 3600) }

    /// A gap of 100 ms, one of 8 s, an hour of silence; a late fragment and a duplicate in the same minute.
    static let findings: [Finding] = [
        fault(.lateFragment, at: 3, seconds: 2, .init("delay_seconds", .number(3.2))),
        fault(.duplicateTimestamp, at: 3.002, seconds: 2, .init("duplicates", .count(1))),
        fault(.gap, at: 6, seconds: 8, .init("gap_seconds", .number(8))),
        fault(.gap, at: 10, seconds: 0.1, .init("gap_seconds", .number(0.1))),
        fault(.gap, at: 15, seconds: 3600, .init("gap_seconds", .number(3600))),
    ]

    private static func fault(
        _ kind: Finding.Kind, at hours: Double, seconds: Double, _ evidence: Finding.Evidence
    ) -> Finding {
        var finding = kind == .gap ? Scene.gap : Scene.late
        finding.kind = kind
        finding.subject = "\(kind.rawValue)-\(hours)"
        finding.from = ago(hours: hours)
        finding.to = ago(hours: hours).addingTimeInterval(seconds)
        finding.evidence = [evidence]
        return finding
    }

    /// The whole day.
    static let whole = report(hours: 24)

    /// The newest nine hours of it; the rest is being loaded.
    static let half: StreamReport = {
        var half = report(hours: 9)
        half.findings.removeAll { $0.from < ago(hours: 9) }
        half.coverage.insert(ago(hours: 9)...Scene.now)
        half.history = HistoryProgress(
            range: ago(hours: 24)...Scene.now, fraction: 0.375, fragmentCount: 16_200, secondsLeft: 20)
        return half
    }()

    /// The same while the service refuses.
    static let refused: StreamReport = {
        var refused = half
        refused.history?.standing = .waiting(
            until: Scene.now.addingTimeInterval(4), code: "ClientLimitExceededException")
        return refused
    }()

    private static func report(hours: Double) -> StreamReport {
        let holes = findings.filter { $0.kind == .gap }.map { $0.from..<($0.to ?? $0.from) }
        var fragments: [ArchivedFragment] = []
        for index in stride(from: Int(hours * 1800), through: 3, by: -1) {
            let start = Scene.now.addingTimeInterval(-2 * Double(index))
            guard !holes.contains(where: { $0.contains(start) }) else { continue }
            let server = start.addingTimeInterval(1.8 + Double(index * 7919 % 100) / 400)
            let fragment = Fragment(
                number: FragmentScript.number(50_000 - index), producerTimestamp: start,
                serverTimestamp: server, length: .milliseconds(1939), byteCount: 470_000)
            let hole = holes.first { $0.lowerBound > start && $0.lowerBound < start.addingTimeInterval(2) }
            fragments.append(
                ArchivedFragment(
                    fragment: fragment, listed: server.addingTimeInterval(0.6),
                    end: hole?.lowerBound ?? start.addingTimeInterval(2),
                    membership: .missing(.beforeSession)))
        }
        var report = Scene.report(of: fragments, findings: findings)
        report.metrics.fragmentCount = fragments.count
        return report
    }
}
