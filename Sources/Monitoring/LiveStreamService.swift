import FoundationEssentials
package import KinesisVideo
import StreamAnalysis

extension StreamService {
    /// The calls that go to the service over HTTP.
    ///
    /// - Parameters:
    ///   - stream: The stream.
    ///   - client: Sends all requests; its region goes into the description.
    ///   - sessionLife: How long each of the monitor's sessions is to live, 300…43200 s.
    package static func live(
        _ stream: StreamReference, client: KinesisVideoClient, sessionLife: Duration = .seconds(43_200)
    ) -> StreamService {
        let loader = PlaylistLoader(stream, client: client, deadline: pollDeadline)
        return StreamService(
            describe: { () throws(CallError) in
                try await client.received(.describeStream) { (client) throws(KinesisVideoError) in
                    try await client.description(of: stream)
                }
            },
            listFragments: { (request) throws(CallError) in
                try await client.received(.listFragments) { (client) throws(KinesisVideoError) in
                    try await client.fragments(of: stream, request)
                }
            },
            openSession: { () throws(CallError) in
                try await client.received(.getHLSStreamingSessionURL) { (client) throws(KinesisVideoError) in
                    try await client.openSession(of: stream, life: sessionLife)
                }
            },
            loadTracks: { (session) throws(CallError) in try await loader.tracks(of: session) },
            loadPlaylist: { (address) throws(CallError) in try await loader.playlist(at: address) },
            fetchSegment: { (address) throws(CallError) in try await loader.firstBytes(at: address) },
            credentials: { await client.credentials.reading(at: $0) })
    }
}

/// How long a poll may take, retries included, before the next one is worth more.
private let pollDeadline = Duration.seconds(5)

/// MaxMediaPlaylistFragmentResults of the monitor's sessions: twice the default, so that a missed poll misses nothing.
private let monitorWindow = 10

extension KinesisVideoClient {
    /// What `body` comes to, and how many requests of `operation` that took.
    fileprivate func received<Value>(
        _ operation: ServiceOperation,
        _ body: (KinesisVideoClient) async throws(KinesisVideoError) -> Value
    ) async throws(CallError) -> Received<Value> {
        let (records, told) = AsyncStream.makeStream(of: CallRecord.self)
        let result: Result<Value, KinesisVideoError>
        do throws(KinesisVideoError) {
            result = .success(try await body(telling { told.yield($0) }))
        } catch {
            result = .failure(error)
        }
        told.finish()
        var calls: [CallRecord] = []
        for await record in records { calls.append(record) }
        let earlier = calls.compactMap(CallOutcome.init(discovery:))
        switch result {
        case .success(let value):
            let requests = calls.filter { $0.operation == operation }.map(\.attempts).reduce(0, +)
            var received = Received(
                value, serverDate: calls.compactMap(\.serviceDate).last, requests: requests)
            received.earlier = earlier
            return received
        case .failure(let error):
            var error = CallError(error)
            error.earlier = earlier
            throw error
        }
    }

    fileprivate func description(
        of stream: StreamReference
    ) async throws(KinesisVideoError) -> StreamDescription {
        let described = try await describeStream(stream, deadline: pollDeadline)
        return StreamDescription(
            name: stream.name, region: configuration.region.name, status: described.status?.rawValue,
            retentionHours: described.retentionHours)
    }

    fileprivate func fragments(
        of stream: StreamReference, _ request: ListingPlan.Request
    ) async throws(KinesisVideoError) -> [Fragment] {
        let input = ListFragmentsInput(
            stream: stream, selector: FragmentSelector(.serverTimestamp, request.range),
            maxResults: request.maxResults)
        return try await listFragments(input, deadline: pollDeadline).collect().flatMap { page in
            page.fragments.compactMap(Fragment.init)
        }
    }

    fileprivate func openSession(
        of stream: StreamReference, life: Duration
    ) async throws(KinesisVideoError) -> OpenedSession {
        let input = GetHLSStreamingSessionURLInput(
            stream: stream, playbackMode: .live,
            fragmentSelector: SessionFragmentSelector(.producerTimestamp),
            discontinuityMode: .onDiscontinuity, displayFragmentTimestamp: .always, expires: life,
            maxMediaPlaylistFragmentResults: monitorWindow)
        return OpenedSession(
            url: try await hlsStreamingSessionURL(input, deadline: pollDeadline),
            lifeSeconds: life / .seconds(1), window: monitorWindow)
    }
}

extension CallOutcome {
    /// A request for the host to ask, or `nil` where `record` tells of something else, or of what nobody waits for any more.
    fileprivate init?(discovery record: CallRecord) {
        guard record.operation == .getDataEndpoint, record.code != .cancelled else { return nil }
        self.init(
            date: record.date, operation: .getDataEndpoint, latency: record.latency,
            requests: record.attempts,
            failure: record.failure.map { CallError($0).failure })
    }
}

extension Fragment {
    /// What the client listed, or `nil` where its number isn't one.
    init?(_ listed: ListedFragment) {
        guard let number = FragmentNumber(listed.fragmentNumber) else { return nil }
        self.init(
            number: number, producerTimestamp: listed.producerTimestamp,
            serverTimestamp: listed.serverTimestamp,
            length: listed.length, byteCount: listed.byteCount)
    }
}
