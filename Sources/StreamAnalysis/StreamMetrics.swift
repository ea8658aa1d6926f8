/// The figures of one stream; unknown is `nil`.
public struct StreamMetrics: Hashable, Sendable {
    /// Archived fragments known.
    public var fragmentCount: Int = 0
    /// Median distance of producer timestamps, in seconds.
    public var strideSeconds: Double?
    /// What a hole between fragments must exceed to be one, in seconds.
    public var gapToleranceSeconds: Double?
    /// Median lag (server minus producer timestamp) of the recent fragments, in seconds.
    public var lagSeconds: Double?
    /// Median absolute deviation of the recent lags, in seconds.
    public var lagJitterSeconds: Double?
    /// Now minus the end of the newest segment of the live playlist, in seconds.
    public var liveLatencySeconds: Double?
    /// Bits a second of media over the recent fragments.
    public var bitRate: Double?
    /// Now minus the newest fragment's server timestamp, in seconds.
    public var newestFragmentAgeSeconds: Double?
    /// What is left of the monitor's session, in seconds.
    public var sessionExpiresInSeconds: Double?
    /// The metadata quota this monitor uses: points a second over 10,000.
    public var quotaFraction: Double?
    /// How long a poll takes, in seconds: the slower of its two calls, of each the median of the last nine.
    public var pollSeconds: Double?

    /// Figures with nothing known.
    public init() {}
}
