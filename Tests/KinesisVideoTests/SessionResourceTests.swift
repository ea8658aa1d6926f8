import FoundationEssentials
import HTTPTransport
import Testing

@testable import KinesisVideo

@Suite struct SessionResourceTests {
    static let token = "CiAz0123abcDEF6M~"
    static let stream = StreamReference.name("cam1")
    static let playlist = Result<HTTPResponse, HTTPTransportError>.json(
        "#EXTM3U", headers: ["Date": "Tue, 07 Nov 2023 04:47:00 GMT"])

    static func url(_ name: String = "getHLSMediaPlaylist.m3u8", session: String = token) -> SessionURL {
        SessionURL("https://b-1.example/hls/v1/\(name)?SessionToken=\(session)&TrackNumber=1")
    }

    func load(
        _ fixture: ClientFixture, _ resource: SessionResource, session: String = token,
        deadline: Duration? = nil
    ) async throws(KinesisVideoError) {
        _ = try await fixture.client.load(
            resource, at: Self.url(session: session), of: Self.stream, deadline: deadline)
    }

    @Test func isRecordedAsACallWithItsPoints() async throws {
        let fixture = try ClientFixture(answers: [Self.playlist])
        try await load(fixture, .hlsMediaPlaylist(maxResults: 10))
        let record = try #require(fixture.records.first)
        #expect(record.operation == .getHLSMediaPlaylist && record.stream == "cam1" && record.status == 200)
        #expect(record.quotaPoints == 10 && record.mediaPoints == 0 && record.bytes == 7)
        #expect(record.serviceDate == fixture.time.source.date() - 34)
        #expect(record.requests.map(\.host) == ["b-1.example"])
        // The token is the credential: there is no signature beside it.
        #expect(fixture.transport.requests.first?.headers["authorization"] == nil)
    }

    @Test func aRefusalIsToldWithoutTheToken() async throws {
        let message = "Streaming session token \(Self.token) is expired"
        let fixture = try ClientFixture(answers: [.json("{\"Message\":\"\(message)\"}", status: 403)])
        let error = await failure { () async throws(KinesisVideoError) in
            try await load(fixture, .hlsMasterPlaylist)
        }
        #expect(error?.status == 403 && error?.operation == .getHLSMasterPlaylist)
        #expect(error?.message == "Streaming session token ••• is expired")
        // The session is gone, whoever asks again: once is enough.
        #expect(fixture.records.map(\.attempts) == [1] && fixture.records.first?.code == error?.code)
    }

    static let limits: [(SessionResource, Int)] = [
        (.hlsMasterPlaylist, 5), (.hlsMediaPlaylist(maxResults: 10), 5), (.dashManifest(maxResults: 10), 5),
        (.mp4InitFragment, 5), (.mp4MediaFragment, 20), (.tsFragment, 20),
        // 10,000 points are all that a stream has.
        (.hlsMediaPlaylist(maxResults: 5000), 2), (.dashManifest(maxResults: 5000), 2),
    ]

    @Test(arguments: limits)
    func waitsForItsTurnInTheSession(resource: SessionResource, perSecond: Int) async throws {
        let fixture = try ClientFixture(answers: [Self.playlist])
        for _ in 0..<perSecond { try await load(fixture, resource) }
        #expect(fixture.time.waits.isEmpty)
        try await load(fixture, resource)
        #expect(fixture.time.waits == [.seconds(1)])
        #expect(fixture.records.last?.split.quota == .seconds(1))
    }

    @Test func eachSessionHasItsOwnRequestsAndAllShareTheStreamsPoints() async throws {
        let fixture = try ClientFixture(answers: [Self.playlist])
        for session in 0..<25 {
            for _ in 0..<20 { try await load(fixture, .mp4MediaFragment, session: "s\(session)") }
        }
        #expect(fixture.time.waits.isEmpty)
        try await load(fixture, .tsFragment, session: "another")
        #expect(fixture.time.waits == [.seconds(1)])
    }

    @Test func isRefusedAtOnceWhereItsTurnComesTooLate() async throws {
        let fixture = try ClientFixture(answers: [Self.playlist])
        for _ in 0..<5 { try await load(fixture, .hlsMasterPlaylist) }
        let error = await failure { () async throws(KinesisVideoError) in
            try await load(fixture, .hlsMasterPlaylist, deadline: .milliseconds(100))
        }
        #expect(error?.code == .quota && fixture.records.last?.attempts == 0)
        #expect(fixture.transport.requests.count == 5)
    }

    @Test func aMonitorsPollsNeverWait() async throws {
        let fixture = try ClientFixture(
            ScriptedTransport { (request: HTTPRequest) async throws(HTTPTransportError) in
                request.method == "GET" ? try Self.playlist.get() : try QuotaLedgerTests.page.get()
            }, endpoint: QuotaLedgerTests.endpoint)
        let ledger = QuotaLedgerTests()
        for second in 0..<300 {
            // A listing each second, beside it half the stream's points for the past; the media on top.
            try await ledger.list(fixture, "cam1", points: 100)
            for _ in 0..<5 { try await ledger.list(fixture, "cam1", points: 1000) }
            try await load(fixture, .hlsMediaPlaylist(maxResults: 10))
            if second % 5 == 0 { try await load(fixture, .hlsMediaPlaylist(maxResults: 10)) }
            if second % 60 == 0 { try await load(fixture, .hlsMasterPlaylist) }
            try await load(fixture, .mp4MediaFragment)
            fixture.time.advance(by: .seconds(1))
        }
        #expect(fixture.time.waits.isEmpty)
    }

    @Test func countsBytesUpToALimit() async throws {
        let answers: [Result<HTTPResponse, HTTPTransportError>] = [
            .json("0123456789"), .failure(HTTPTransportError(.tooLarge, host: "h")),
        ]
        let fixture = try ClientFixture(answers: answers)
        for count in [10, 16] {
            let read = try await fixture.client.byteCount(
                of: .mp4MediaFragment, at: Self.url("getMP4MediaFragment.mp4"), of: Self.stream, upTo: 16)
            #expect(read == count)
        }
        #expect(fixture.records.map(\.bytes) == [10, 16])
        #expect(fixture.records.allSatisfy { $0.failure == nil && $0.mediaPoints == 1 })
    }
}
