/// How often a failed request is sent again, and after which delay: exponential backoff with full jitter.
///
/// Source: AWS SDKs reference guide, "Retry behavior": a random delay below a ceiling that doubles with each attempt; its
/// figures are botocore's.
public struct RetryPolicy: Sendable {
    /// Whether retries have a budget, and requests a rate.
    public var mode: RetryMode
    /// The most requests for one call, the first included; one more is sent where the first was signed at a wrong time.
    public var maximumAttempts: Int
    /// The ceiling of the first delay.
    public var base: Duration
    /// The ceiling of all delays.
    public var ceiling: Duration
    /// The longest wait for one request, inside the call's deadline.
    public var attemptDeadline: Duration
    /// A random number from 0 up to but not including 1.
    public var random: @Sendable () -> Double

    /// The mode's number of requests, delays below 1 s, 2 s, … 20 s, and 10 s for one request, unless told otherwise.
    public init(
        mode: RetryMode = .standard, maximumAttempts: Int? = nil, base: Duration = .seconds(1),
        ceiling: Duration = .seconds(20), attemptDeadline: Duration = .seconds(10),
        random: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }
    ) {
        self.mode = mode
        self.maximumAttempts = maximumAttempts ?? mode.maximumAttempts
        self.base = base
        self.ceiling = ceiling
        self.attemptDeadline = attemptDeadline
        self.random = random
    }

    /// Every request is sent once.
    public static let never = RetryPolicy(maximumAttempts: 1)

    /// The delay before the next request, or `nil` where `error` ends the call.
    ///
    /// - Parameter attempts: How many requests were sent so far, 1 or more.
    public func delay(after error: KinesisVideoError, attempts: Int) -> Duration? {
        guard error.isRetryable, attempts < maximumAttempts else { return nil }
        return maximumDelay(afterAttempts: attempts) * random()
    }

    /// The ceiling of the delay that follows this many attempts.
    func maximumDelay(afterAttempts attempts: Int) -> Duration {
        // 2^30 times any base is beyond every ceiling; a larger shift would overflow.
        min(ceiling, base * (1 << min(max(attempts - 1, 0), 30)))
    }
}
