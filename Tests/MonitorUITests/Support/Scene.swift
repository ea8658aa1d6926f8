import Canvas
import FoundationEssentials
import StreamAnalysis

@testable import MonitorUI

/// A situation an operator may look at: the report of it, made by hand.
enum Scene: String, CaseIterable, Sendable {
    case healthy, broken, silent, connecting, failing

    /// The moment of all scenes: 12 February 2026, 14:22:07 UTC.
    static let now = Date(timeIntervalSince1970: 1_770_906_127)

    /// The stream of all scenes.
    static let stream = StreamDescription(
        name: "front-door", region: "us-west-2", status: "ACTIVE", retentionHours: 24)

    /// The report, or `nil` before the first one.
    var report: StreamReport? {
        switch self {
        case .connecting: nil
        case .healthy: Self.report(of: FragmentScript().fragments(until: Self.now))
        case .broken: Self.brokenReport
        case .silent: Self.silentReport
        case .failing: Self.failingReport
        }
    }

    /// A report of `fragments` with the figures of a good day.
    static func report(of fragments: [ArchivedFragment], findings: [Finding] = []) -> StreamReport {
        var history = FragmentHistory()
        for fragment in fragments { history.insert(fragment) }
        let session = SessionStatus(
            id: SessionID(1), opened: now.addingTimeInterval(-1140), expires: now.addingTimeInterval(13_260))
        return StreamReport(
            date: now, stream: stream, findings: findings, metrics: metrics(of: fragments), session: session,
            sessions: sessions,
            fragments: history, lagTrend: trend(of: fragments),
            playlistPolls: PlaylistScript.polls(of: fragments, now: now),
            calls: calls, recentCalls: recentCalls(), callLatencies: latencies,
            latencySamples: latencySamples)
    }

    /// A clock that gains 3.2 ms an hour, as far as five minutes tell.
    private static func trend(of fragments: [ArchivedFragment]) -> LagTrend? {
        guard let first = fragments.first, let last = fragments.last else { return nil }
        return LagTrend(
            start: first.fragment.serverTimestamp, end: last.fragment.serverTimestamp, lagSecondsAtEnd: 1.82,
            slope: -3.2 / 3_600_000, standardError: 12 / 3_600_000)
    }

    /// A latency every ten seconds since the session began, which was 90 s ago.
    private static var latencySamples: [LatencySample] {
        stride(from: 90, through: 0, by: -10).map { ago in
            LatencySample(
                date: now.addingTimeInterval(-Double(ago)), seconds: 4.1 + Double(ago * 7 % 30) / 20)
        }
    }

    private static func metrics(of fragments: [ArchivedFragment]) -> StreamMetrics {
        var metrics = StreamMetrics()
        metrics.fragmentCount = fragments.count
        metrics.strideSeconds = 2
        metrics.lagSeconds = 1.82
        metrics.lagJitterSeconds = 0.11
        metrics.liveLatencySeconds = 4.1
        metrics.bitRate = 1_940_000
        metrics.newestFragmentAgeSeconds = fragments.last.map {
            now.timeIntervalSince($0.fragment.serverTimestamp)
        }
        metrics.sessionExpiresInSeconds = 13_260
        metrics.quotaFraction = 0.011
        metrics.pollSeconds = 0.043
        return metrics
    }

    /// Calls that all went well.
    static var calls: [CallHealth] {
        let latencies: [(CallOutcome.Operation, Int)] = [
            (.describeStream, 38), (.getDataEndpoint, 31), (.listFragments, 43),
            (.getHLSStreamingSessionURL, 88), (.getHLSMasterPlaylist, 41), (.getHLSMediaPlaylist, 36),
        ]
        return latencies.map { operation, milliseconds in
            let outcome = CallOutcome(date: now, operation: operation, latency: .milliseconds(milliseconds))
            return CallHealth(operation: operation, latest: outcome, consecutiveFailures: 0)
        }
    }

    static var failingReport: StreamReport {
        let failure = CallOutcome.Failure(
            code: "AccessDeniedException",
            message: "User: arn:aws:iam::123456789012:user/monitor is not authorized to perform: "
                + "kinesisvideo:ListFragments on resource: arn:aws:kinesisvideo:us-west-2:123456789012:stream/front-door/1",
            status: 403, requestID: "6f2e5f2a-1b7d-4f0e-9d51-0a8d1f8f5d9b")
        let outcome = CallOutcome(
            date: now, operation: .listFragments, latency: .milliseconds(52), failure: failure)
        return StreamReport(
            date: now, stream: stream,
            calls: [
                calls[0], calls[1],
                CallHealth(operation: .listFragments, latest: outcome, consecutiveFailures: 3),
            ], recentCalls: CallHistory([calls[0].latest, calls[1].latest, outcome, outcome, outcome]))
    }
}

extension Scene {
    /// Themes to choose from: three that can be used, one that can't.
    static let themes = [
        ThemeChoice(name: "dark", background: "dark"),
        ThemeChoice(name: "default", background: "any"),
        ThemeChoice(name: "night", background: "#000000"),
        ThemeChoice(
            name: "mine", background: "",
            fault: "~/.config/kvsmon/themes/mine.toml:4: gap: \"purpel\" means nothing; a style is a colour"),
    ]
}
