import FoundationEssentials

/// How the monitor's own calls are doing.
struct CallLog: Sendable {
    /// Quota points are summed over so many seconds.
    private static let quotaSeconds = 10.0
    /// So many failures are kept.
    private static let failureCapacity = 200
    /// Latencies are those of so many calls of an operation: about five minutes of one that is polled.
    private static let latencyCapacity = 300
    /// What is usual now is judged by so many calls of an operation.
    private static let usualCalls = 9

    private var byOperation: [CallOutcome.Operation: CallHealth] = [:]
    private var recent: [(date: Date, points: Int, pool: QuotaPool)] = []
    private var since: Date?
    private var durations: [CallOutcome.Operation: [Duration]] = [:]
    private var latencyOf: [CallOutcome.Operation: CallLatency] = [:]
    /// The newest failures, newest first.
    private(set) var failures: [CallOutcome] = []
    /// The newest calls, failed or not.
    private(set) var history = CallHistory()

    /// Takes in an outcome.
    mutating func absorb(_ outcome: CallOutcome) {
        let operation = outcome.operation
        let failures = outcome.failure == nil ? 0 : (byOperation[operation]?.consecutiveFailures ?? 0) + 1
        byOperation[operation] = CallHealth(
            operation: operation, latest: outcome, consecutiveFailures: failures,
            succeeded: outcome.failure == nil ? outcome.date : byOperation[operation]?.succeeded)
        since = since ?? outcome.date
        noteLatency(outcome)
        history.append(outcome)
        if outcome.failure != nil { noteFailure(outcome) }
        guard let pool = operation.quotaPool else { return }
        recent.append((outcome.date, outcome.quotaPoints, pool))
        let oldest = outcome.date.addingTimeInterval(-Self.quotaSeconds)
        recent.removeAll { $0.date <= oldest }
    }

    /// The health of `operation`, or `nil` before its first call.
    subscript(operation: CallOutcome.Operation) -> CallHealth? { byOperation[operation] }

    /// The health of every operation called, in the order of the enumeration.
    var health: [CallHealth] { CallOutcome.Operation.allCases.compactMap { byOperation[$0] } }

    /// The latency of every operation called, in the order of the enumeration.
    var latencies: [CallLatency] { CallOutcome.Operation.allCases.compactMap { latencyOf[$0] } }

    /// Points of `pool` a second over the last ten seconds, or `nil` within the first.
    func pointsPerSecond(of pool: QuotaPool, at date: Date) -> Double? {
        guard let since, date.timeIntervalSince(since) >= 1 else { return nil }
        let oldest = date.addingTimeInterval(-Self.quotaSeconds)
        let points = recent.lazy.filter { $0.date > oldest && $0.pool == pool }.map(\.points).reduce(0, +)
        return Double(points) / min(Self.quotaSeconds, date.timeIntervalSince(since))
    }

    /// The median latency of the last calls of `operation`, or `nil` before the first.
    func usualLatency(of operation: CallOutcome.Operation) -> Duration? {
        guard let latest = durations[operation]?.suffix(Self.usualCalls) else { return nil }
        return latest.sorted()[latest.count / 2]
    }

    private mutating func noteLatency(_ outcome: CallOutcome) {
        var kept = durations.removeValue(forKey: outcome.operation) ?? []
        kept.append(outcome.latency)
        if kept.count > Self.latencyCapacity { kept.removeFirst() }
        latencyOf[outcome.operation] = CallLatency(outcome.operation, of: kept)
        durations[outcome.operation] = kept
    }

    private mutating func noteFailure(_ outcome: CallOutcome) {
        failures.insert(outcome, at: 0)
        if failures.count > Self.failureCapacity { failures.removeLast() }
    }
}
