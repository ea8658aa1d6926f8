public import FoundationEssentials

/// How one request ended, retries included.
public struct CallOutcome: Hashable, Sendable {
    /// The request's place in the service.
    public enum Operation: String, CaseIterable, Hashable, Sendable {
        case describeStream = "DescribeStream"
        case getDataEndpoint = "GetDataEndpoint"
        case listFragments = "ListFragments"
        case getHLSStreamingSessionURL = "GetHLSStreamingSessionURL"
        case getHLSMasterPlaylist = "GetHLSMasterPlaylist"
        case getHLSMediaPlaylist = "GetHLSMediaPlaylist"
        case getMP4MediaFragment = "GetMP4MediaFragment"
    }

    /// Why it failed, in words and codes that hold no secret.
    public struct Failure: Hashable, Sendable {
        /// The service's error code, or a short one of ours (`timeout`, `connection`, `undecodable`).
        public var code: String
        /// The service's message or ours.
        public var message: String
        /// The HTTP status, or `nil` where none arrived.
        public var status: Int?
        /// What AWS support asks for, or `nil` where none arrived.
        public var requestID: String?

        /// A failure with its code and message.
        public init(code: String, message: String, status: Int? = nil, requestID: String? = nil) {
            self.code = code
            self.message = message
            self.status = status
            self.requestID = requestID
        }
    }

    /// When it ended.
    public var date: Date
    /// What was called.
    public var operation: Operation
    /// How long it took.
    public var latency: Duration
    /// How many requests were sent, 0 where it failed before the first one; `nil` where that isn't known.
    public var requests: Int?
    /// Quota points it cost; 0 for operations without points.
    public var quotaPoints: Int
    /// Why it failed, or `nil` where it succeeded.
    public var failure: Failure?

    /// The outcome of one call.
    public init(
        date: Date, operation: Operation, latency: Duration, requests: Int? = nil, quotaPoints: Int = 0,
        failure: Failure? = nil
    ) {
        self.date = date
        self.operation = operation
        self.latency = latency
        self.requests = requests
        self.quotaPoints = quotaPoints
        self.failure = failure
    }
}
