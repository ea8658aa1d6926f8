/// How long the recent calls of one operation took, failed ones and their retries included.
public struct CallLatency: Hashable, Sendable {
    /// The operation.
    public var operation: CallOutcome.Operation
    /// Of how many calls; the newest few hundred.
    public var count: Int
    /// Half of them took no longer.
    public var median: Duration
    /// Nineteen in twenty took no longer.
    public var percentile95: Duration
    /// The longest.
    public var longest: Duration

    /// The latency of `operation`.
    public init(
        operation: CallOutcome.Operation, count: Int, median: Duration, percentile95: Duration,
        longest: Duration
    ) {
        self.operation = operation
        self.count = count
        self.median = median
        self.percentile95 = percentile95
        self.longest = longest
    }
}

extension CallLatency {
    /// The figures of `durations` by nearest rank, or `nil` without any.
    init?(_ operation: CallOutcome.Operation, of durations: [Duration]) {
        let sorted = durations.sorted()
        guard let longest = sorted.last else { return nil }
        let rank = { (percent: Int) in sorted[max(0, (sorted.count * percent + 99) / 100 - 1)] }
        self.init(
            operation: operation, count: sorted.count, median: rank(50), percentile95: rank(95),
            longest: longest)
    }
}
