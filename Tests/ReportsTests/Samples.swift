import Foundation
import StreamAnalysis

/// Reports made by hand.
enum Sample {
    /// 2022-01-28T07:01:00Z.
    static let date = Date(timeIntervalSince1970: 1_643_353_260)

    static let gap = Finding(
        kind: .gap, subject: "91343852333185057105875891022195998207386831087", severity: .critical,
        state: .confirmed, from: date.addingTimeInterval(-18.799_6), to: date.addingTimeInterval(-14.8),
        fragments: [
            "91343852333185057105875891022195998207386831087",
            "91343852333185057110827651179337519666762451998",
        ]
        .compactMap { FragmentNumber($0) },
        cause: "reconnect-with-loss",
        evidence: [
            .init("gap_seconds", .number(3.999_6)), .init("missing_numbers", .count(2)),
            .init("confirmed_at", .date(date)), .init("block", .text("new")),
        ],
        sentences: .init(
            what:
                "4.000 s of media are missing after fragment 91343852333185057105875891022195998207386831087.",
            why:
                "The next fragment begins later than this one ends by more than 50 ms, the service's own limit (inferred: a new block of numbers).",
            viewer: "Playback jumps ahead by 4 seconds, or stops where the player doesn't cross gaps.",
            next: "Look at the producer's log for a reconnection at 07:00:41 and enlarge its buffer."))

    static let silent = Finding(
        kind: .producerSilent, subject: "", severity: .warning, state: .pending,
        from: date.addingTimeInterval(-6),
        to: nil,
        sentences: .init(what: "No fragment for 6 s.", why: "A rule.", viewer: "A spinner.", next: "Wait."))

    static let metrics: StreamMetrics = {
        var metrics = StreamMetrics()
        metrics.fragmentCount = 152
        metrics.strideSeconds = 1.856_4
        metrics.lagSeconds = -0.000_2
        metrics.bitRate = 3_512_345.7
        metrics.newestFragmentAgeSeconds = 2
        metrics.sessionExpiresInSeconds = 43_071.25
        metrics.quotaFraction = 0.001_1
        return metrics
    }()

    static func report(_ findings: [Finding] = [gap, silent], name: String = "cam1") -> StreamReport {
        StreamReport(
            date: date, stream: StreamDescription(name: name, region: "us-west-2"), findings: findings,
            metrics: metrics, lagTrend: trend(millisecondsPerHour: 12.345_6, error: 20.25))
    }

    /// A line of a lag over five minutes.
    static func trend(millisecondsPerHour: Double, error: Double) -> LagTrend {
        LagTrend(
            start: date.addingTimeInterval(-300), end: date, lagSecondsAtEnd: 0.8,
            slope: -millisecondsPerHour / 3_600_000, standardError: error / 3_600_000)
    }

    /// `finding` in another state and severity.
    static func changed(_ finding: Finding, _ state: Finding.State, _ severity: Finding.Severity) -> Finding {
        var changed = finding
        changed.state = state
        changed.severity = severity
        return changed
    }
}

extension Sample {
    /// The fragment of this ordinal that starts `start` seconds after ``date`` and came 0.8 s late.
    static func archived(_ ordinal: Int, at start: Double, seconds: Double) -> ArchivedFragment {
        let begin = date.addingTimeInterval(start)
        let fragment = Fragment(
            number: FragmentNumber("\(1000 + ordinal)") ?? gap.fragments[0], producerTimestamp: begin,
            serverTimestamp: begin.addingTimeInterval(0.8), length: .seconds(seconds), byteCount: 50_000)
        return ArchivedFragment(
            fragment: fragment, listed: begin.addingTimeInterval(3), end: begin.addingTimeInterval(seconds),
            membership: .expected)
    }
}
