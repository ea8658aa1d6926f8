/// One request of a call, and how it ended.
public struct CallAttempt: Hashable, Sendable {
    /// The host that was asked, with its port where it isn't the scheme's own.
    public var host: String
    /// The answer's HTTP status, or `nil` where none arrived.
    public var status: Int?
    /// Why it failed, or `nil` where it succeeded.
    public var code: KinesisVideoError.Code?
    /// What AWS support asks for, or `nil` where none arrived.
    public var requestID: String?
    /// The time from sending it to the end of its answer, or to its failure.
    public var latency: Duration

    /// A request to `host`; what isn't known is `nil`.
    public init(
        host: String, status: Int? = nil, code: KinesisVideoError.Code? = nil, requestID: String? = nil,
        latency: Duration = .zero
    ) {
        self.host = host
        self.status = status
        self.code = code
        self.requestID = requestID
        self.latency = latency
    }
}
