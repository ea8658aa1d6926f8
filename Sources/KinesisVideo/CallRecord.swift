public import FoundationEssentials

/// How one call ended, its retries included, or why it wasn't sent at all; it holds no secret.
public struct CallRecord: Sendable {
    /// What was called.
    public var operation: ServiceOperation
    /// The stream's name or ARN, or `nil` for operations without one.
    public var stream: String?
    /// The requests that were sent, in their order; none where the call failed before its first one.
    public var requests: [CallAttempt]
    /// The time from the first request to the end of the last, waiting between them included.
    public var latency: Duration
    /// What the time was spent on.
    public var split: LatencySplit
    /// The length of the last answer's body.
    public var bytes: Int
    /// Points that each request costs of the stream's metadata quota of 10,000 a second; 0 for operations without points.
    ///
    /// Source: KVS developer guide, "Kinesis Video Streams service quotas".
    public var quotaPoints: Int
    /// Points that each request costs of the stream's media quota of 500 a second; 0 for operations without media.
    public var mediaPoints: Int
    /// When it ended, by this machine's clock.
    public var date: Date
    /// The last answer's `Date` header: the service's clock, in whole seconds.
    public var serviceDate: Date?
    /// What was added to this machine's clock for the last signature; not zero once the service refused a signature's time.
    public var clockOffset: Duration
    /// Why the call failed, or `nil` where it succeeded.
    public var failure: KinesisVideoError?
    /// Why a failure that may pass ended the call, or `nil` for other failures and successes.
    public var retryStop: RetryStop? { failure?.retryStop }

    /// How many requests were sent.
    public var attempts: Int { requests.count }
    /// The last answer's HTTP status, or `nil` where none arrived.
    public var status: Int? { requests.last?.status }
    /// What AWS support asks for, or `nil` where none arrived.
    public var requestID: String? { requests.last?.requestID }
    /// The failure's code, or `nil` where the call succeeded.
    public var code: KinesisVideoError.Code? { failure?.code }

    /// A record; what isn't known is `nil`.
    public init(
        operation: ServiceOperation, stream: String?, requests: [CallAttempt], latency: Duration,
        split: LatencySplit = LatencySplit(), bytes: Int = 0, quotaPoints: Int = 0,
        mediaPoints: Int = 0, date: Date, serviceDate: Date? = nil, clockOffset: Duration = .zero,
        failure: KinesisVideoError? = nil
    ) {
        self.operation = operation
        self.stream = stream
        self.requests = requests
        self.latency = latency
        self.split = split
        self.bytes = bytes
        self.quotaPoints = quotaPoints
        self.mediaPoints = mediaPoints
        self.date = date
        self.serviceDate = serviceDate
        self.clockOffset = clockOffset
        self.failure = failure
    }
}
