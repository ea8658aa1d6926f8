import AWSSigning
import Foundation
import HTTPTransport
import Testing

@testable import KinesisVideo

/// Judged by botocore, an implementation of the same signatures that isn't ours, in both directions.
@Suite struct BotocoreTests {
    static let lasting = Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: Secret("secretEXAMPLE"))
    static let temporary = Credentials(
        accessKeyID: "ASIATEMP", secretAccessKey: Secret("secretTEMP"), sessionToken: Secret("tok/en+=="))

    /// Runs `body` with a client of the server at `port`.
    static func client<Output>(
        port: Int, credentials: Credentials, _ body: (KinesisVideoClient) async throws -> Output
    ) async throws -> Output {
        let transport = AsyncHTTPClientTransport()
        let configuration = ClientConfiguration(
            region: try Region("us-west-2"), credentials: .fixed(credentials),
            endpoint: EndpointChoice(control: try Endpoint("http://127.0.0.1:\(port)")), retry: .never)
        do {
            let output = try await body(
                KinesisVideoClient(configuration: configuration, transport: transport))
            await transport.shutdown()
            return output
        } catch {
            await transport.shutdown()
            throw error
        }
    }

    /// Calls every operation of a server that answers only what botocore would have signed.
    func callEveryOperation(port: Int, credentials: Credentials) async throws {
        try await Self.client(port: port, credentials: credentials) { client in
            let stream = StreamReference.name("cam1")
            let date = Date(timeIntervalSince1970: 1_643_353_235.931)
            let selector = FragmentSelector(.serverTimestamp, date...(date + 60))
            #expect(try await client.describeStream(stream).status == .active)
            #expect(try await client.listStreams(namePrefix: "c").collect().count == 1)
            #expect(
                try await client.dataEndpoint(for: stream, api: .getClip).authority == "127.0.0.1:\(port)")
            let pages = try await client.listFragments(.init(stream: stream, selector: selector)).collect()
            #expect(pages.flatMap(\.fragments).count == 1)
            let url = try await client.hlsStreamingSessionURL(.init(stream: stream, expires: .seconds(600)))
            #expect(url.reveal() == "http://127.0.0.1:\(port)/hls?SessionToken=a~")
            let dash = try await client.dashStreamingSessionURL(.init(stream: stream))
            #expect(dash.reveal() == "http://127.0.0.1:\(port)/dash?SessionToken=a~")
            let images = try await client.images(.init(stream: stream, selector: selector)).collect()
            #expect(images.flatMap(\.images).map(\.content) == [.file([0])])
            let clip = try await client.clip(.init(stream: stream, selector: selector))
            #expect(try await clip.reduce([]) { $0 + $1 } == Array("ftyp".utf8))
            let media = try await client.mediaForFragmentList(.init(stream: stream, fragments: ["91343"]))
            #expect(try await media.reduce([]) { $0 + $1 } == Array("91343".utf8))
        }
    }

    @Test func botocoreAcceptsTheClientAndRefusesAWrongOne() async throws {
        try await PythonScript.serving("service.py") { port in
            try await callEveryOperation(port: port, credentials: Self.lasting)
            try await callEveryOperation(port: port, credentials: Self.temporary)
            for (key, code) in [
                ("AKIDEXAMPLE", KinesisVideoError.Code.invalidSignature), ("AKIDOTHER", .unrecognizedClient),
            ] {
                let credentials = Credentials(accessKeyID: key, secretAccessKey: Secret("guess"))
                let error = try await Self.client(port: port, credentials: credentials) { client in
                    await failure { () async throws(KinesisVideoError) in
                        try await client.describeStream(.name("cam1"))
                    }
                }
                #expect(error?.code == code && error?.status == 403)
            }
        }
    }

    /// A request as `signed_requests.py` prints it.
    struct SignedByBotocore: Decodable {
        var verdict: String
        var method: String
        var path: String
        var query: String
        var headers: [[String]]
        var body: [UInt8]

        /// What `verifier` says when the request arrives `delay` seconds after it was signed.
        func verdict(of verifier: SignatureVerifier, after delay: Double = 0) throws -> String {
            let fields = headers.map { (name: $0[0], value: $0[1]) }
            let stamp = try #require(
                fields.first { $0.name == "X-Amz-Date" }.flatMap { SigningDate($0.value) })
            let refusal = verifier.verify(
                method: method, path: path, query: query, headers: fields, body: body,
                date: stamp.date + delay)
            return refusal.map { "\($0)" } ?? "good"
        }
    }

    let verifier = SignatureVerifier(
        credentials: [
            SigningCredentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "secretEXAMPLE"),
            SigningCredentials(
                accessKeyID: "ASIATEMP", secretAccessKey: "secretTEMP", sessionToken: "tok/en+=="),
        ], region: "us-west-2")

    @Test func verifierJudgesWhatBotocoreSigned() async throws {
        let lines = try await PythonScript.output(of: "signed_requests.py")
        let requests = try lines.map { try JSONDecoder().decode(SignedByBotocore.self, from: $0) }
        #expect(requests.count == 12)
        for request in requests {
            let verdict = try request.verdict(of: verifier)
            #expect(verdict.hasPrefix(request.verdict), "\(request.method) \(request.path)?\(request.query)")
            if request.verdict == "good" {
                #expect(try request.verdict(of: verifier, after: 301).hasPrefix("expired"))
                #expect(try request.verdict(of: verifier, after: -301).hasPrefix("expired"))
            }
        }
    }

    @Test func motosControlPlaneAnswersTheClient() async throws {
        try await PythonScript.serving("moto_service.py") { port in
            try await Self.client(port: port, credentials: Self.lasting) { client in
                let names = try await client.listStreams().collect().flatMap(\.streams).map(\.name)
                #expect(names.sorted() == ["cam1", "cam2", "door-3"])
                let stream = try await client.describeStream(.name("door-3"))
                #expect(
                    stream.retentionHours == 168 && stream.mediaType == "video/h264" && stream.created != nil)
                let arn = try #require(stream.arn)
                let endpoint = try await client.dataEndpoint(for: .name("cam1"), api: .listFragments)
                #expect(endpoint.authority.hasSuffix("kinesisvideo.us-west-2.amazonaws.com"))
                #expect(try await client.describeStream(.arn(arn)).name == "door-3")
                let error = await failure { () async throws(KinesisVideoError) in
                    try await client.describeStream(.name("nobody"))
                }
                #expect(error?.code == .resourceNotFound && error?.status == 404)
            }
        }
    }
}
