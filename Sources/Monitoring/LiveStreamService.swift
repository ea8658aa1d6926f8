import FoundationEssentials
package import HTTPTransport
package import KinesisVideo
import StreamAnalysis

extension StreamService {
    /// The calls that go to the service over HTTP.
    ///
    /// - Parameters:
    ///   - stream: The stream.
    ///   - client: Signs and sends what needs a signature; its region goes into the description.
    ///   - transport: Loads the playlists.
    ///   - sessionLife: How long each of the monitor's sessions is to live, 300…43200 s.
    package static func live(
        _ stream: StreamReference, client: KinesisVideoClient, transport: any Transport,
        sessionLife: Duration = .seconds(43_200)
    ) -> StreamService {
        let loader = PlaylistLoader(
            transport: client.configuration.logging.observing(transport), deadline: pollDeadline)
        return StreamService(
            describe: { () throws(CallError) in try await client.description(of: stream) },
            listFragments: { (request) throws(CallError) in try await client.fragments(of: stream, request) },
            openSession: { () throws(CallError) in try await client.openSession(of: stream, life: sessionLife)
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
    fileprivate func description(of stream: StreamReference) async throws(CallError) -> StreamDescription {
        do {
            let described = try await describeStream(stream, deadline: pollDeadline)
            return StreamDescription(
                name: stream.name, region: configuration.region.name, status: described.status?.rawValue,
                retentionHours: described.retentionHours)
        } catch {
            throw CallError(error)
        }
    }

    fileprivate func fragments(
        of stream: StreamReference, _ request: ListingPlan.Request
    ) async throws(CallError) -> [Fragment] {
        do {
            let input = ListFragmentsInput(
                stream: stream, selector: FragmentSelector(.serverTimestamp, request.range),
                maxResults: request.maxResults)
            var fragments: [Fragment] = []
            for try await page in listFragments(input, deadline: pollDeadline) {
                fragments += page.fragments.compactMap(Fragment.init)
            }
            return fragments
        } catch {
            throw CallError(error)
        }
    }

    fileprivate func openSession(
        of stream: StreamReference, life: Duration
    ) async throws(CallError) -> OpenedSession {
        do {
            let input = GetHLSStreamingSessionURLInput(
                stream: stream, playbackMode: .live,
                fragmentSelector: SessionFragmentSelector(.producerTimestamp),
                discontinuityMode: .onDiscontinuity, displayFragmentTimestamp: .always, expires: life,
                maxMediaPlaylistFragmentResults: monitorWindow)
            return OpenedSession(
                url: try await hlsStreamingSessionURL(input, deadline: pollDeadline),
                lifeSeconds: life / .seconds(1), window: monitorWindow)
        } catch {
            throw CallError(error)
        }
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
