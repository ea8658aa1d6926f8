package import FoundationEssentials
package import StreamAnalysis

/// A stream told in lines, one for each change: for terminals that can't be drawn on, for pipes, for screen readers.
///
/// ```
/// 14:22:07Z  stream: front-door in us-west-2, 2026-03-01
/// 14:22:09Z  health: ok
/// 14:22:10Z  warning: gap, pending, 14:21:02 to 14:21:08, reconnect-with-loss. 6.0 s of media …
/// 14:22:18Z  warning: gap, confirmed, 14:21:02 to 14:21:08, reconnect-with-loss. 6.0 s of media …
/// 14:23:07Z  alive: warning, newest fragment 1.9 s ago, live latency 4.1 s, 1 finding open
/// ```
/// All is in words, and nothing in a line acts on a terminal.
package struct ChangeLog: Sendable {
    private let stream: StreamDescription
    private var findings = FindingChanges()
    private var calls = CallChanges()
    private var sessions = SessionChanges()
    private var health: String?
    private var newest: StreamReport?
    private var stamp = LineStamp()
    private var beat: Date?

    /// A sign of life comes so often, in seconds.
    private static let beatSeconds = 60.0
    /// Without a report for so long, in seconds, the sign of life says that.
    private static let staleSeconds = 15.0

    /// The log of `stream`, before anything is known of it.
    package init(_ stream: StreamDescription) { self.stream = stream }

    /// The first line, for whoever looks before anything has come.
    package mutating func opening(at date: Date) -> [String] {
        beat = date
        return stamp.stamped(["stream: \(stream.name) in \(stream.region)"], at: date)
    }

    /// What is new in `report`, a line each.
    package mutating func lines(for report: StreamReport) -> [String] {
        stamp.stamped(changes(in: report), at: report.date)
    }

    /// The same without the time.
    mutating func changes(in report: StreamReport) -> [String] {
        newest = report
        let changes = findings.lines(for: report) + sessions.lines(for: report) + calls.lines(for: report)
        let health = Health(report).words
        defer { self.health = health }
        return changes + (health == self.health ? [] : ["health: \(health)"])
    }

    /// A sign of life once a minute, by the clock of the reports.
    package mutating func signOfLife(at date: Date) -> [String] {
        guard let beat else {
            self.beat = date
            return []
        }
        guard date.timeIntervalSince(beat) >= Self.beatSeconds else { return [] }
        self.beat = date
        return stamp.stamped(["alive: \(life(at: date))"], at: date)
    }

    private func life(at date: Date) -> String {
        guard let newest else { return "nothing is known of the stream yet" }
        let silence = date.timeIntervalSince(newest.date)
        guard silence < Self.staleSeconds else { return "nothing new for \(Wording.span(silence))" }
        let metrics = newest.metrics
        let open = newest.findings.count { $0.to == nil && $0.state != .resolved }
        return [
            Health(newest).words,
            metrics.newestFragmentAgeSeconds.map { "newest fragment \(Wording.span($0)) ago" },
            metrics.liveLatencySeconds.map { "live latency \(Wording.span($0))" },
            metrics.sessionExpiresInSeconds.map { "session \(Wording.span($0)) left" },
            countdown(newest),
            "\(open) \(open == 1 ? "finding goes" : "findings go") on",
        ].compactMap(\.self).joined(separator: ", ")
    }

    /// When credentials that can't be had are asked for again, or `nil` where nothing is wrong with them.
    private func countdown(_ report: StreamReport) -> String? {
        let failing = report.findings.first { $0.kind == .credentialsFailing && $0.state != .resolved }
        for evidence in failing?.evidence ?? [] {
            guard evidence.name == "next_attempt_in_seconds", case .count(let seconds) = evidence.value else {
                continue
            }
            return
                "no new credentials, next attempt \(seconds > 0 ? "in \(Wording.wholeSpan(seconds))" : "under way")"
        }
        return nil
    }
}
