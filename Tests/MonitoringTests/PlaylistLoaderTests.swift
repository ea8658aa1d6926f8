import Foundation
import HLS
import HTTPTransport
import KinesisVideo
import StreamAnalysis
import Testing

@testable import Monitoring

struct PlaylistLoaderTests {
    private static let token = "CiAzXyz0123456789-_DkRE6M~"

    private struct Script: Transport {
        var answer: @Sendable (HTTPRequest) async throws(HTTPTransportError) -> HTTPResponse

        func send(
            _ request: HTTPRequest, deadline: Duration, bodyLimit: Int
        ) async throws(HTTPTransportError) -> HTTPResponse {
            try await answer(request)
        }

        func open(
            _ request: HTTPRequest, deadline: Duration, idleLimit: Duration
        ) async throws(HTTPTransportError) -> HTTPStream {
            throw HTTPTransportError(.closed, host: "a playlist is sent for whole")
        }
    }

    private func loader(_ text: String, status: Int = 200) throws -> PlaylistLoader {
        try loader(
            Script { _ throws(HTTPTransportError) in
                HTTPResponse(
                    status: status, headers: ["Date": "Tue, 07 Nov 2023 04:47:00 GMT"],
                    body: Array(text.utf8))
            })
    }

    private func loader(_ script: Script) throws -> PlaylistLoader {
        let nobody = Credentials(accessKeyID: "", secretAccessKey: Secret(""), sessionToken: nil)
        let client = KinesisVideoClient(
            configuration: ClientConfiguration(region: try Region("us-west-2"), credentials: .fixed(nobody)),
            transport: script)
        return PlaylistLoader(.name("cam"), client: client, deadline: .seconds(1))
    }

    private let url = SessionURL(
        "https://b-1.example/hls/v1/getHLSMasterPlaylist.m3u8?SessionToken=\(token)")

    private let multivariant = """
        #EXTM3U
        #EXT-X-MEDIA:TYPE=AUDIO,URI="getHLSMediaPlaylist.m3u8?SessionToken=\(token)&TrackNumber=2",GROUP-ID="audio",NAME="audio"
        #EXT-X-STREAM-INF:CODECS="avc1.42c032,mp4a.40.2",BANDWIDTH=2583047,AUDIO="audio"
        getHLSMediaPlaylist.m3u8?SessionToken=\(token)&TrackNumber=1
        """

    private let media = """
        #EXTM3U
        #EXT-X-VERSION:7
        #EXT-X-TARGETDURATION:2
        #EXT-X-MEDIA-SEQUENCE:7
        #EXT-X-NEW-TAG:URI="other?SessionToken=\(token)"
        #EXT-X-MAP:URI="getMP4InitFragment.mp4?SessionToken=\(token)&TrackNumber=1"
        #EXTINF:1.857,
        getMP4MediaFragment.mp4?FragmentNumber=91343852333185057105875891022195998207386831087&SessionToken=\(token)&TrackNumber=1
        #EXTINF:1.857,
        getMP4MediaFragment.mp4?FragmentNumber=91343852333185057110827651179337519666762451998&SessionToken=\(token)&TrackNumber=1
        """

    @Test("Tracks are addressed with the token, and the playlist that is handed on has none")
    func stripsTheMultivariantPlaylist() async throws {
        let answer = try await loader(multivariant).tracks(
            of: OpenedSession(url: url, lifeSeconds: 300, window: 10))
        let received = answer.value
        #expect(received.addresses.map(\.track) == [1, 2])
        #expect(
            received.addresses.first?.url.reveal()
                == "https://b-1.example/hls/v1/getHLSMediaPlaylist.m3u8?SessionToken=\(Self.token)&TrackNumber=1"
        )
        #expect(received.playlist.variants.map(\.uri) == ["getHLSMediaPlaylist.m3u8?TrackNumber=1"])
        #expect(received.playlist.renditions.map(\.uri) == ["getHLSMediaPlaylist.m3u8?TrackNumber=2"])
        #expect(answer.requests == 1 && answer.serverDate == Date(timeIntervalSince1970: 1_699_332_420))
    }

    @Test("A segment is addressed with the token, and the playlist that is handed on has none")
    func stripsTheMediaPlaylist() async throws {
        let received = try await loader(media).playlist(
            at: TrackAddress(track: 1, url: url, quotaPoints: 10)
        ).value
        let number = "91343852333185057110827651179337519666762451998"
        #expect(
            received.playlist.segments.last?.uri
                == "getMP4MediaFragment.mp4?FragmentNumber=\(number)&TrackNumber=1")
        #expect(received.playlist.segments.first?.map?.uri == "getMP4InitFragment.mp4?TrackNumber=1")
        let segment = try #require(received.newestSegment)
        #expect(segment.mediaSequence == 8)
        #expect(segment.fragment == FragmentNumber(number))
        #expect(segment.url.reveal().contains("SessionToken=\(Self.token)&"))
    }

    @Test(
        "The text is handed on where it is spelled otherwise than the playlist is written, without the token")
    func keepsAnotherSpelling() async throws {
        let address = TrackAddress(track: 1, url: url, quotaPoints: 10)
        #expect(try await loader(media).playlist(at: address).value.text == nil)
        let spelled = media + "\n# a comment?SessionToken=\(Self.token)&TrackNumber=1"
        let text = try #require(try await loader(spelled).playlist(at: address).value.text)
        #expect(text.hasSuffix("\n# a comment?TrackNumber=1"))
        #expect(!text.contains(Self.token))
    }

    @Test("No observation that is made of playlists and refusals holds a session token")
    func noObservationHoldsAToken() async throws {
        let session = SessionID(1)
        let date = Date(timeIntervalSince1970: 0)
        let tracks = try await loader(multivariant).tracks(
            of: OpenedSession(url: url, lifeSeconds: 300, window: 10)
        ).value
        let playlist = try await loader(media).playlist(
            at: TrackAddress(track: 1, url: url, quotaPoints: 10)
        ).value
        var observations: [Observation] = [
            .opened(MultivariantLoad(date: date, session: session, playlist: tracks.playlist)),
            .loaded(PlaylistLoad(date: date, session: session, track: 1, playlist: playlist.playlist)),
        ]
        let refusing = try loader("{\"Message\":\"bad \(url.reveal())\"}", status: 403)
        do {
            _ = try await refusing.playlist(at: TrackAddress(track: 1, url: url, quotaPoints: 10))
        } catch {
            observations.append(
                .called(
                    CallOutcome(
                        date: date, operation: .getHLSMediaPlaylist, latency: .zero, failure: error.failure)))
        }
        #expect(observations.count == 3)
        var text = ""
        dump(observations, to: &text)
        #expect(!text.contains(Self.token))
        #expect(text.contains("EXT-X-NEW-TAG"))
    }

    @Test(
        "Only the token's parameter goes",
        arguments: [
            ("a?SessionToken=x~", "a"), ("a?SessionToken=x~&B=1", "a?B=1"),
            ("a?B=1&SessionToken=x~", "a?B=1"),
            ("a?B=1&SessionToken=x~&C=2", "a?B=1&C=2"), ("\"a?SessionToken=x,y\",B=1", "\"a\",B=1"),
            ("a?SessionToken=", "a"), ("a\nb?SessionToken=x\r\nc", "a\nb\r\nc"),
            ("sessiontoken=x", "sessiontoken=x"),
            ("a?SessionToken=x&SessionToken=y&C", "a?C"), ("SessionToken=x#f", "#f"), ("", ""),
        ])
    func removesTokens(text: String, expected: String) {
        let rest = SessionTokens.removed(from: Array(text.utf8))
        #expect(String(decoding: rest, as: UTF8.self) == expected)
    }

    @Test("Of a fragment longer than the first bytes no more than those are read")
    func readsFirstBytesOnly() async throws {
        let loader = try loader(
            Script { _ throws(HTTPTransportError) in
                throw HTTPTransportError(.tooLarge, host: "b-1.example")
            })
        let address = SegmentAddress(track: 1, mediaSequence: 1, fragment: nil, url: url)
        #expect(try await loader.firstBytes(at: address).value == 16_384)
    }
}
