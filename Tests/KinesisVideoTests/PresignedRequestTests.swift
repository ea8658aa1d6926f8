import AWSSigning
import FoundationEssentials
import HTTPTransport
import Testing

@testable import KinesisVideo

@Suite struct PresignedRequestTests {
    static let stream = StreamReference.name("cam1")
    static let start = Date(timeIntervalSince1970: 1_643_353_235.931)
    static let selector = FragmentSelector(.serverTimestamp, start...(start + 60))

    /// One request of each operation.
    static func requests() throws -> [ServiceRequest] {
        [
            try .listStreams(ListStreamsInput(namePrefix: "c", maxResults: 7)), try .describeStream(stream),
            try .getDataEndpoint(of: stream, for: .getImages),
            try .listFragments(ListFragmentsInput(stream: stream, selector: selector)),
            try .getHLSStreamingSessionURL(GetHLSStreamingSessionURLInput(stream: stream)),
            try .getDASHStreamingSessionURL(GetDASHStreamingSessionURLInput(stream: stream)),
            try .getClip(GetClipInput(stream: stream, selector: selector)),
            try .getImages(GetImagesInput(stream: stream, selector: selector)),
            try .getMediaForFragmentList(GetMediaForFragmentListInput(stream: stream, fragments: ["91343"])),
        ]
    }

    /// What a server answers that accepts only what botocore would have signed.
    static func status(of request: PresignedRequest, _ change: (inout HTTPRequest) -> Void = { _ in })
        async throws -> Int
    {
        let transport = AsyncHTTPClientTransport()
        var sent = HTTPRequest(
            method: request.method, url: request.reveal(), headers: ["content-type": request.contentType],
            body: request.body)
        change(&sent)
        let answer = try? await transport.send(sent, deadline: .seconds(10), bodyLimit: 1 << 20)
        await transport.shutdown()
        return answer?.status ?? 0
    }

    @Test(arguments: [BotocoreTests.lasting, BotocoreTests.temporary])
    func botocoreAcceptsEveryOperation(credentials: Credentials) async throws {
        try await PythonScript.serving("service.py") { port in
            try await BotocoreTests.client(port: port, credentials: credentials) { client in
                let requests = try Self.requests()
                #expect(Set(requests.map(\.operation)) == Set(ServiceOperation.allCases.filter(\.isSigned)))
                for request in requests {
                    let presigned = try await client.presigned(request)
                    #expect(try await Self.status(of: presigned) == 200, "\(request.operation)")
                    #expect(try await Self.status(of: presigned) { $0.body.append(0x20) } == 403)
                    #expect(try await Self.status(of: presigned) { $0.url += "0" } == 403)
                }
            }
        }
    }

    @Test func showsNoSignatureAndNoToken() async throws {
        let fixture = try ClientFixture(answers: [.active])
        let request = try await fixture.client.presigned(try .describeStream(Self.stream))
        #expect(
            "\(request)"
                == "POST https://kinesisvideo.us-west-2.amazonaws.com/describeStream?"
                + "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=•••&X-Amz-Date=20231107T044734Z&"
                + "X-Amz-Expires=300&X-Amz-SignedHeaders=content-type%3Bhost&X-Amz-Security-Token=•••&"
                + "X-Amz-Signature=•••")
        #expect(fixture.transport.requests.isEmpty)
        #expect(request.expires == fixture.time.source.date() + 300)
        #expect(request.reveal().contains("X-Amz-Security-Token=tok%2Fen%2B%3D%3D"))
    }

    @Test(arguments: [Duration.zero, .seconds(604_801)])
    func refusesALifetimeThatSignaturesCannotHave(lifetime: Duration) async throws {
        let fixture = try ClientFixture(answers: [.active])
        let error = await failure { () async throws(KinesisVideoError) in
            try await fixture.client.presigned(try .describeStream(Self.stream), for: lifetime)
        }
        #expect(error?.violation?.parameter == "X-Amz-Expires")
    }
}
