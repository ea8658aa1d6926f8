/// Lets requests through at a rate, each at its turn.
///
/// Source: the figures of botocore's `retries/bucket.py`; a request that waits takes its turn at once, as a debt.
struct RateBucket {
    private static let leastRate = 0.5

    /// Requests a second.
    private(set) var rate = 1.0
    private var capacity = 1.0
    /// What is there; less than nothing where requests wait.
    private var level = 0.0
    private var filledAt: Double

    /// Empty at `now`, in seconds.
    init(now: Double) { filledAt = now }

    /// The seconds until the next request may go, which is then taken as sent; `nil`, and nothing is taken, where they are more
    /// than `limit`.
    mutating func take(at now: Double, limit: Double) -> Double? {
        fill(at: now)
        let wait = max(0, (1 - level) / rate)
        guard wait <= limit else { return nil }
        level -= 1
        return wait
    }

    /// Changes the rate.
    mutating func set(rate: Double, at now: Double) {
        fill(at: now)
        self.rate = max(rate, Self.leastRate)
        capacity = max(rate, 1)
        level = min(level, capacity)
    }

    private mutating func fill(at now: Double) {
        level = min(capacity, level + (now - filledAt) * rate)
        filledAt = now
    }
}
