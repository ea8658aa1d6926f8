import HTTPTransport
import Testing

@testable import KinesisVideo

@Suite struct MediaStreamTests {
    static let endpoint = Result<HTTPResponse, HTTPTransportError>.json(
        #"{"DataEndpoint":"https://b-1.example"}"#)
    static let input = GetMediaForFragmentListInput(stream: .name("cam1"), fragments: ["1"])

    static func media(_ text: String, headers: HTTPFields = [:]) -> Result<HTTPResponse, HTTPTransportError> {
        var headers = headers
        headers.append("video/webm", for: "Content-Type")
        return .success(HTTPResponse(status: 200, headers: headers, body: Array(text.utf8)))
    }

    @Test func theMediaComesInPiecesAndTheCallIsRecordedAtItsEnd() async throws {
        let fixture = try ClientFixture(answers: [Self.endpoint, Self.media("0123456")])
        var pieces = try await fixture.client.mediaForFragmentList(Self.input).makeAsyncIterator()
        #expect(try await pieces.next() == Array("012".utf8))
        #expect(fixture.records.map(\.operation) == [.getDataEndpoint])
        #expect(try await pieces.next() == Array("345".utf8))
        #expect(try await pieces.next() == Array("6".utf8))
        #expect(try await pieces.next() == nil)
        #expect(try await pieces.next() == nil)
        #expect(fixture.records.map(\.operation) == [.getDataEndpoint, .getMediaForFragmentList])
        let record = try #require(fixture.records.last)
        #expect(record.bytes == 7 && record.status == 200 && record.failure == nil)
        #expect(fixture.transport.requests.last?.url == "https://b-1.example/getMediaForFragmentList")
    }

    @Test func aRefusalBeforeTheMediaIsRetried() async throws {
        let fixture = try ClientFixture(answers: [
            Self.endpoint, .refusal(400, "ClientLimitExceededException"), Self.media("abc"),
        ])
        let media = try await fixture.client.mediaForFragmentList(Self.input)
        #expect(try await media.reduce([]) { $0 + $1 } == Array("abc".utf8))
        #expect(fixture.records.last?.attempts == 2)
    }

    @Test func aBreakInTheMediaIsAnErrorAndNotRetried() async throws {
        let fixture = try ClientFixture(answers: [
            Self.endpoint, Self.media("abcd", headers: ["x-broken": "1"]),
        ])
        let media = try await fixture.client.mediaForFragmentList(Self.input)
        let error = await failure { () async throws(KinesisVideoError) in
            for try await _ in media {}
        }
        #expect(error?.code == .timeout && error?.operation == .getMediaForFragmentList)
        #expect(fixture.records.last?.bytes == 4 && fixture.records.last?.code == .timeout)
        #expect(fixture.transport.requests.count == 2)
    }

    @Test(arguments: [
        ("{}", KinesisVideoError.Code.undecodable),
        (
            #"{"Output":{"__type":"com.amazon.coral.service#UnknownOperationException"},"Version":"1.0"}"#,
            .unknownOperation
        ),
    ])
    func jsonIsNoMedia(body: String, code: KinesisVideoError.Code) async throws {
        let answer = Result<HTTPResponse, HTTPTransportError>.json(
            body, headers: ["content-type": "application/json"])
        let fixture = try ClientFixture(answers: [Self.endpoint, answer])
        let error = await failure { () async throws(KinesisVideoError) in
            try await fixture.client.mediaForFragmentList(Self.input)
        }
        #expect(error?.code == code && error?.stream == "cam1")
        #expect(fixture.records.last?.bytes == body.utf8.count)
    }

    @Test(arguments: [
        [], Array(repeating: "1", count: 1001), [""], ["12x"], [String(repeating: "1", count: 129)],
    ])
    func aListThatTheServiceRefusesIsNotSent(fragments: [String]) async throws {
        let fixture = try ClientFixture(answers: [Self.endpoint])
        let error = await failure { () async throws(KinesisVideoError) in
            try await fixture.client.mediaForFragmentList(
                .init(stream: .name("cam1"), fragments: fragments))
        }
        #expect(error?.violation?.parameter.hasPrefix("Fragments") == true)
        #expect(fixture.transport.requests.isEmpty)
    }

    @Test func aStreamThatIsLeftEarlyIsRecordedWithWhatWasRead() async throws {
        let fixture = try ClientFixture(answers: [Self.endpoint, Self.media("0123456")])
        do {
            var pieces = try await fixture.client.mediaForFragmentList(Self.input).makeAsyncIterator()
            _ = try await pieces.next()
        }
        let record = try #require(fixture.records.last)
        #expect(record.operation == .getMediaForFragmentList && record.bytes == 3 && record.failure == nil)
    }

    /// Waits until the ledger counts so many connections: they are given back a moment after their stream's end.
    func settle(_ count: Int, of fixture: ClientFixture) async {
        while await fixture.client.configuration.quota.connectionCount != count { await Task.yield() }
    }

    @Test func fiveConnectionsAreOpenAtATimeAtMost() async throws {
        let fixture = try ClientFixture(
            ScriptedTransport { (request: HTTPRequest) async throws(HTTPTransportError) in
                let asksForHost = request.url.hasSuffix("/getDataEndpoint")
                return try (asksForHost ? Self.endpoint : Self.media("0123456")).get()
            })
        var open: [MediaStream] = []
        for _ in 0..<5 { open.append(try await fixture.client.mediaForFragmentList(Self.input)) }
        #expect(fixture.time.waits.isEmpty)
        let error = await failure { () async throws(KinesisVideoError) in
            try await fixture.client.mediaForFragmentList(Self.input, deadline: .seconds(1))
        }
        #expect(error?.code == .quota && error?.requestCount == 0)
        #expect(fixture.records.last?.attempts == 0 && fixture.transport.requests.count == 6)
        // Another stream has its own.
        let other = GetMediaForFragmentListInput(stream: .name("cam2"), fragments: ["1"])
        await settle(5, of: fixture)
        open.removeLast()
        await settle(4, of: fixture)
        open.append(try await fixture.client.mediaForFragmentList(Self.input))
        _ = try await fixture.client.mediaForFragmentList(other)
        open = []
        await settle(0, of: fixture)
    }

    @Test func aRefusedCallGivesItsConnectionBack() async throws {
        let fixture = try ClientFixture(answers: [
            Self.endpoint, .refusal(404, "ResourceNotFoundException"),
        ])
        for _ in 0..<9 {
            let error = await failure { () async throws(KinesisVideoError) in
                try await fixture.client.mediaForFragmentList(Self.input)
            }
            #expect(error?.code == .resourceNotFound)
        }
        await settle(0, of: fixture)
    }
}
