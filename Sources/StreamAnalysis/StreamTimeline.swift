/// What is known about one stream, grown from observations.
///
/// Pure: the same observations in the same order give the same reports. Work grows with what is new in an
/// observation, never with the length of the history.
public struct StreamTimeline: Sendable {
    private var state: StreamState
    private var checks: [any Check]
    private var ledger = FindingLedger()
    private var metrics = StreamMetrics()

    /// A timeline of the stream `stream`, with nothing observed yet.
    public init(stream: StreamDescription) {
        self.init(stream: stream, checks: AllChecks.make())
    }

    /// A timeline that is judged by `checks` alone.
    init(stream: StreamDescription, checks: [any Check]) {
        state = StreamState(stream: stream)
        self.checks = checks
    }

    /// Takes in one observation.
    public mutating func absorb(_ observation: Observation) {
        let changes = state.absorb(observation)
        for index in checks.indices { checks[index].review(changes, of: state, into: &ledger) }
        ledger.expire(at: state.now)
        if !changes.inserted.isEmpty { metrics = StreamMetrics(archive: state.archive) }
    }

    /// It keeps no more fragments than it has: older ones would be forgotten at once.
    public var isHistoryFull: Bool { state.archive.history.isFull }

    /// What can be said at the newest observation's date.
    public func report() -> StreamReport {
        var metrics = metrics
        metrics.complete(with: state)
        return StreamReport(
            date: state.now, stream: state.description,
            findings: PastFindings.merged(live: ledger.findings, past: state.past.findings), metrics: metrics,
            session: state.sessions.current, sessions: state.sessions.records,
            fragments: state.archive.history, coverage: state.coverage,
            history: state.past.progress(state.coverage), lagTrend: state.trend,
            playlist: state.live.latest?.playlist, playlistPolls: state.playlistLog.polls,
            calls: state.calls.health,
            failedCalls: state.calls.failures, recentCalls: state.calls.history,
            outages: state.outages.outages, callLatencies: state.calls.latencies,
            latencySamples: state.latencies.samples)
    }
}
