extension KinesisVideoError {
    /// A kind of failure. The service's codes are kept as they come, known here or not; ours are in lower case.
    public struct Code: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral,
        CustomStringConvertible
    {
        /// The service's name of it, such as `ResourceNotFoundException`, or ours.
        public let rawValue: String

        /// The code called `rawValue`.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// The code called `value`.
        public init(stringLiteral value: String) {
            rawValue = value
        }

        /// The name.
        public var description: String { rawValue }

        /// Whether it is one of this client's own, not the service's.
        public var isOurs: Bool { rawValue.utf8.first?.isLowercase ?? true }
    }
}

extension KinesisVideoError.Code {
    // Ours.

    /// The deadline passed before an answer was complete.
    public static let timeout: Self = "timeout"
    /// No connection came about, or it broke.
    public static let connection: Self = "connection"
    /// The proxy can't be reached, refuses the caller, or doesn't lead to the host.
    public static let proxy: Self = "proxy"
    /// TLS failed: the certificate isn't trusted, for one.
    public static let tls: Self = "tls"
    /// The calling task was cancelled.
    public static let cancelled: Self = "cancelled"
    /// The answer wasn't what the operation answers.
    public static let undecodable: Self = "undecodable"
    /// Waiting for a turn, so that no quota is exceeded, would have passed the deadline; nothing was sent.
    public static let quota: Self = "quota"
    /// The request breaks a documented rule and wasn't sent.
    public static let invalidRequest: Self = "invalid-request"
    /// Region, endpoint or profile can't be used as given.
    public static let configuration: Self = "configuration"
    /// No credentials were found.
    public static let credentials: Self = "credentials"

    // The service's. Source: KVS API reference, errors of each operation and "Common Errors".

    /// 404: no such stream, or no fragments in the asked range.
    public static let resourceNotFound: Self = "ResourceNotFoundException"
    /// 400: a parameter is wrong.
    public static let invalidArgument: Self = "InvalidArgumentException"
    /// 400, not 429: too many requests or quota points in a second.
    public static let clientLimitExceeded: Self = "ClientLimitExceededException"
    /// 401 or 403: the caller may not do this.
    public static let notAuthorized: Self = "NotAuthorizedException"
    /// 403: the caller may not do this, or the host doesn't know the path.
    public static let accessDenied: Self = "AccessDeniedException"
    /// 400: the stream keeps no data.
    public static let noDataRetention: Self = "NoDataRetentionException"
    /// 400: the stream's media can't be played over HLS.
    public static let unsupportedStreamMediaType: Self = "UnsupportedStreamMediaTypeException"
    /// 400: a fragment lacks its codec's private data.
    public static let missingCodecPrivateData: Self = "MissingCodecPrivateDataException"
    /// 400: a fragment's codec private data is wrong.
    public static let invalidCodecPrivateData: Self = "InvalidCodecPrivateDataException"
    /// 400: a frame of the clip can't be read.
    public static let invalidMediaFrame: Self = "InvalidMediaFrameException"
    /// 403: the signature is wrong or expired.
    public static let invalidSignature: Self = "InvalidSignatureException"
    /// 403: the access key is unknown.
    public static let unrecognizedClient: Self = "UnrecognizedClientException"
    /// 403: the session token has expired.
    public static let expiredToken: Self = "ExpiredTokenException"
    /// 200 or 404: the path isn't an operation.
    public static let unknownOperation: Self = "UnknownOperationException"
    /// 500: the service failed.
    public static let internalFailure: Self = "InternalFailure"

    /// An error answer without any code, by its status.
    static func httpStatus(_ status: Int) -> Self { Self(rawValue: "http-\(status)") }

    /// Codes that refuse the time of a signature, whatever their message. Source: AWS API reference, "Common Errors".
    static let wrongTime: Set<Self> = [
        "RequestExpired", "RequestInTheFuture", "RequestTimeTooSkewed",
    ]

    /// Codes that ask for fewer requests. Source: AWS SDKs reference guide, "Retry behavior".
    static let throttling: Set<Self> = [
        clientLimitExceeded, quota, "Throttling", "ThrottlingException", "ThrottledException",
        "RequestThrottled", "RequestThrottledException", "TooManyRequestsException", "RequestLimitExceeded",
        "LimitExceededException", "BandwidthLimitExceeded", "SlowDown", "EC2ThrottledException",
        "PriorRequestNotComplete", "ProvisionedThroughputExceededException", "TransactionInProgressException",
    ]

    /// Codes of failures that pass, whatever their status. Source: the same.
    static let transient: Set<Self> = [
        internalFailure, "InternalServerError", "InternalError", "ServiceUnavailable",
        "ServiceUnavailableException", "RequestTimeout", "RequestTimeoutException",
    ]
}
