extension KinesisVideoClient {
    /// The host that serves `stream` for `api`.
    ///
    /// Remembered per stream and operation for 45 minutes; asked for again after a failed call. Tasks that ask at the same
    /// time share one request. An endpoint chosen for archived media is answered without asking.
    ///
    /// - Parameters:
    ///   - stream: Which stream.
    ///   - api: What will be called there.
    ///   - deadline: The time for everything, retries included; the configuration's where `nil`. Ignored by a task that
    ///     waits for another one's request.
    public func dataEndpoint(
        for stream: StreamReference, api: DataAPI, deadline: Duration? = nil
    ) async throws(KinesisVideoError) -> Endpoint {
        if api.isArchivedMedia, let override = configuration.endpoint.archivedMedia { return override }
        let call = ServiceCall(
            try checked(try .getDataEndpoint(of: stream, for: api)), decode: GetDataEndpointDecoder.decode)
        return try await endpoints.endpoint(for: .init(stream: stream, api: api)) {
            () async throws(KinesisVideoError) in
            try Endpoint(try await control(call, deadline: deadline))
        }
    }
}

extension ServiceRequest {
    /// The host that serves a stream for an operation.
    public static func getDataEndpoint(
        of stream: StreamReference, for api: DataAPI
    ) throws(KinesisVideoError) -> ServiceRequest {
        try ServiceRequest(.getDataEndpoint, of: stream, [Member("APIName", api)])
    }
}

/// Reads `{"DataEndpoint": "https://…"}`.
enum GetDataEndpointDecoder {
    private enum Name: String, CaseIterable {
        case endpoint = "DataEndpoint"
    }

    private static let keys = JSONKeys<Name>()

    static func decode(_ body: [UInt8]) throws(UndecodableBody) -> String {
        var scanner = JSONScanner(body)
        var endpoint: String?
        try scanner.object(keys) { scanner, _ throws(UndecodableBody) in endpoint = try scanner.string() }
        return try UndecodableBody.require(endpoint, "DataEndpoint")
    }
}
