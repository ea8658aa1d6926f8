public import HTTPTransport

/// A client of Amazon Kinesis Video Streams: streams, archived fragments and HLS sessions.
///
/// Copies share one cache of data endpoints. Every method may be called from any task; cancelling the task ends the call.
public struct KinesisVideoClient: Sendable {
    /// What the client was told.
    public let configuration: ClientConfiguration
    let executor: CallExecutor
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
        executor = CallExecutor(configuration: configuration, transport: transport, time: time)
        endpoints = DataEndpointCache(uptime: time.uptime)
    }
}

extension KinesisVideoClient {
    /// Sends a call to the control plane.
    func control<Output>(
        _ call: ServiceCall<Output>, deadline: Duration?
    ) async throws(KinesisVideoError) -> Output {
        let endpoint: Endpoint
        if let override = configuration.endpoint.control {
            endpoint = override
        } else {
            endpoint = try Endpoint("https://\(configuration.region.controlPlaneHost)")
        }
        return try await executor.perform(call, at: .fixed(endpoint), deadline: deadline)
    }

    /// Sends a call to the host that serves `stream`'s archived media.
    func archivedMedia<Output>(
        _ call: ServiceCall<Output>, of stream: StreamReference, api: DataAPI, deadline: Duration?
    ) async throws(KinesisVideoError) -> Output {
        let route = archivedMediaRoute(of: stream, api: api)
        return try await executor.perform(call, at: route, deadline: deadline)
    }

    /// The way to the host that serves `stream`'s archived media.
    func archivedMediaRoute(of stream: StreamReference, api: DataAPI) -> Route {
        Route(
            resolve: { (remaining: Duration) async throws(KinesisVideoError) -> Endpoint in
                try await dataEndpoint(for: stream, api: api, deadline: remaining)
            },
            forget: { await endpoints.forget($0, for: .init(stream: stream, api: api)) })
    }
}
