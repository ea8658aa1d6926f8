/// One request to the service, and how to read its answer.
struct ServiceCall<Output: Sendable>: Sendable {
    /// What is called.
    var operation: ServiceOperation
    /// Which stream, or `nil` for operations without one.
    var stream: StreamReference?
    /// The request's members.
    var body: JSONValue
    /// The longest answer accepted: 1,000 fragments are about 250 KB.
    var bodyLimit = 4 << 20
    /// Points that one request costs of the stream's metadata quota.
    var quotaPoints = 0
    /// Points that one request costs of the stream's media quota.
    var mediaPoints = 0
    /// Reads a successful answer.
    var decode: @Sendable ([UInt8]) throws(UndecodableBody) -> Output
}

extension ServiceCall {
    /// Sends `request`, whose answer `decode` reads.
    init(
        _ request: ServiceRequest, quotaPoints: Int = 0, mediaPoints: Int = 0,
        decode: @escaping @Sendable ([UInt8]) throws(UndecodableBody) -> Output
    ) {
        self.init(
            operation: request.operation, stream: request.stream, body: request.json,
            quotaPoints: quotaPoints, mediaPoints: mediaPoints, decode: decode)
    }
}

/// Where to send a call, asked before each attempt.
struct Route: Sendable {
    /// The endpoint, found within a duration.
    var resolve: @Sendable (Duration) async throws(KinesisVideoError) -> Endpoint
    /// Hears that a call to the endpoint failed in a way that may be the endpoint's fault.
    var forget: @Sendable (Endpoint) async -> Void
}
