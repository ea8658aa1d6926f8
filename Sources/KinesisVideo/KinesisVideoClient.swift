public import HTTPTransport

/// A client of Amazon Kinesis Video Streams: streams, their archived media, and sessions to play them.
///
/// Copies share one cache of data endpoints. Every method may be called from any task; cancelling the task ends the call.
public struct KinesisVideoClient: Sendable {
    /// What the client was told.
    public let configuration: ClientConfiguration
    /// Where the credentials come from that requests are signed with.
    public let credentials: CredentialSource
    private(set) var executor: CallExecutor
    let endpoints: DataEndpointCache

    /// A client that sends its requests through `transport`.
    ///
    /// - Parameters:
    ///   - configuration: Where, who and how patiently.
    ///   - transport: What carries the requests; the caller shuts it down.
    ///   - time: Clocks and waiting, for signatures, deadlines and delays.
    public init(
        configuration: ClientConfiguration, transport: any Transport, time: TimeSource = .system
    ) {
        self.configuration = configuration
        let clock = SigningClock()
        credentials = configuration.credentials.source(
            over: configuration.logging.observingCredentials(over: transport, time: time), time: time,
            clock: clock)
        executor = CallExecutor(
            configuration: configuration, credentials: credentials,
            transport: configuration.logging.observing(transport, time: time), time: time, clock: clock)
        endpoints = DataEndpointCache(uptime: time.uptime)
    }

    /// The same client, sharing all that it shares; the ends of calls that are made through it are told to `hear`, too.
    ///
    /// A request for a data endpoint that several calls wait for is told to the one that made it.
    public func telling(_ hear: @escaping @Sendable (CallRecord) -> Void) -> KinesisVideoClient {
        var client = self
        client.executor.hear = hear
        return client
    }
}

extension KinesisVideoClient {
    /// Sends a call to the control plane.
    func control<Output>(
        _ call: ServiceCall<Output>, deadline: Duration?
    ) async throws(KinesisVideoError) -> Output {
        try await executor.perform(call, at: controlRoute, deadline: deadline)
    }

    /// The request that `request` makes; one that the service would refuse is recorded, too.
    func checked(
        _ request: @autoclosure () throws(KinesisVideoError) -> ServiceRequest
    ) throws(KinesisVideoError) -> ServiceRequest {
        try executor.checked(request)
    }

    /// The way to the control plane.
    private var controlRoute: Route {
        Route(
            resolve: { (_: Duration) async throws(KinesisVideoError) -> Endpoint in
                try configuration.endpoint.control(in: configuration.region)
            },
            forget: { _ in })
    }

    /// Sends a call to the host that serves `stream`'s archived media.
    func archivedMedia<Output>(
        _ call: ServiceCall<Output>, deadline: Duration?
    ) async throws(KinesisVideoError) -> Output {
        try await executor.perform(call, at: route(to: call.operation, call.stream), deadline: deadline)
    }

    /// Media of a stream's archive, as it comes.
    ///
    /// - Parameters:
    ///   - quotaPoints: Points that the call may cost of the stream's metadata quota.
    ///   - mediaPoints: Points that the call may cost of the stream's media quota.
    ///   - deadline: The time until the answer begins.
    ///   - idleLimit: The longest wait for the next bytes.
    func media(
        _ request: ServiceRequest, quotaPoints: Int = 0, mediaPoints: Int, deadline: Duration?,
        idleLimit: Duration
    ) async throws(KinesisVideoError) -> MediaStream {
        let call = ServiceCall<Never>(request, quotaPoints: quotaPoints, mediaPoints: mediaPoints) {
            (_: [UInt8]) throws(UndecodableBody) in throw .notMedia
        }
        return try await executor.open(
            call, at: route(to: call.operation, call.stream), deadline: deadline, idleLimit: idleLimit)
    }

    /// The way to the host that answers `operation` about `stream`.
    func route(to operation: ServiceOperation, _ stream: StreamReference?) -> Route {
        guard let api = operation.dataAPI, let stream else { return controlRoute }
        return Route(
            resolve: { (remaining: Duration) async throws(KinesisVideoError) -> Endpoint in
                try await dataEndpoint(for: stream, api: api, deadline: remaining)
            },
            forget: { await endpoints.forget($0, for: .init(stream: stream, api: api)) })
    }
}
