import FoundationEssentials

/// How the monitor's own calls are doing.
struct CallLog: Sendable {
    /// Quota points are summed over so many seconds.
    private static let quotaSeconds = 10.0

    private var byOperation: [CallOutcome.Operation: CallHealth] = [:]
    private var successes: [CallOutcome.Operation: Int] = [:]
    private var recent: [(date: Date, points: Int)] = []
    private var since: Date?

    /// Takes in an outcome.
    mutating func absorb(_ outcome: CallOutcome) {
        let operation = outcome.operation
        let failures = outcome.failure == nil ? 0 : (byOperation[operation]?.consecutiveFailures ?? 0) + 1
        byOperation[operation] = CallHealth(
            operation: operation, latest: outcome, consecutiveFailures: failures)
        successes[operation] = outcome.failure == nil ? (successes[operation] ?? 0) + 1 : 0
        since = since ?? outcome.date
        recent.append((outcome.date, outcome.quotaPoints))
        let oldest = outcome.date.addingTimeInterval(-Self.quotaSeconds)
        recent.removeAll { $0.date <= oldest }
    }

    /// The health of `operation`, or `nil` before its first call.
    subscript(operation: CallOutcome.Operation) -> CallHealth? { byOperation[operation] }

    /// Successes of `operation` since its last failure.
    func consecutiveSuccesses(of operation: CallOutcome.Operation) -> Int { successes[operation] ?? 0 }

    /// The health of every operation called, in the order of the enumeration.
    var health: [CallHealth] { CallOutcome.Operation.allCases.compactMap { byOperation[$0] } }

    /// Quota points a second over the last ten seconds, or `nil` within the first.
    func pointsPerSecond(at date: Date) -> Double? {
        guard let since, date.timeIntervalSince(since) >= 1 else { return nil }
        let oldest = date.addingTimeInterval(-Self.quotaSeconds)
        let points = recent.lazy.filter { $0.date > oldest }.map(\.points).reduce(0, +)
        return Double(points) / min(Self.quotaSeconds, date.timeIntervalSince(since))
    }
}
