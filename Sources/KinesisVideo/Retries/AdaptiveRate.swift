/// The rate that the service has shown it takes; without limit until it throttles for the first time.
///
/// Source: AWS SDKs reference guide, "Retry behavior" (adaptive mode); botocore's `retries/adaptive.py`.
struct AdaptiveRate {
    /// The rate that is tried is at most so many times what is measured.
    private static let largestStep = 2.0

    private var cubic: CubicRate
    private var measured: MeasuredRate
    private var bucket: RateBucket
    private var isLimited = false

    /// Nothing known at `now`, in seconds.
    init(now: Double) {
        cubic = CubicRate(now: now)
        measured = MeasuredRate(now: now)
        bucket = RateBucket(now: now)
    }

    /// Requests a second that are let through, or `nil` without limit.
    var limit: Double? { isLimited ? bucket.rate : nil }

    /// The seconds until the next request may go, which is then taken as sent; `nil` where they are more than `limit`.
    mutating func take(at now: Double, limit: Double) -> Double? {
        isLimited ? bucket.take(at: now, limit: limit) : 0
    }

    /// An answer came, or none in time.
    mutating func note(isThrottled: Bool, at now: Double) {
        measured.count(at: now)
        let next: Double
        if isThrottled {
            let rate = isLimited ? min(measured.value, bucket.rate) : measured.value
            next = cubic.throttled(at: rate, now: now)
            isLimited = true
        } else {
            next = cubic.succeeded(at: now)
        }
        bucket.set(rate: min(next, Self.largestStep * measured.value), at: now)
    }
}
