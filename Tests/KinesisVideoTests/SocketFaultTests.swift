import HTTPTransport
import Testing

@testable import KinesisVideo

/// A client over the network against a server that breaks the rules: each fault ends in time, is told, and leaves nothing behind.
@Suite struct SocketFaultTests {
    /// A fault by the server's name of it, and what the call may fail with.
    struct Fault: Sendable, CustomTestStringConvertible {
        let name: String
        let codes: Set<KinesisVideoError.Code>
        /// The longest time that the call is given.
        var deadline = Duration.seconds(20)

        var testDescription: String { name }

        init(_ name: String, _ codes: KinesisVideoError.Code..., deadline: Duration = .seconds(20)) {
            self.name = name
            self.codes = Set(codes)
            self.deadline = deadline
        }
    }

    static let faults = [
        Fault("reset", .connection), Fault("reset-midway", .connection), Fault("half-close", .connection),
        Fault("cut-short", .connection), Fault("cut-in-head", .connection),
        Fault("silent", .timeout, deadline: .milliseconds(500)),
        Fault("slow-head", .timeout, deadline: .milliseconds(1500)),
        Fault("slow-body", .timeout, deadline: .milliseconds(1500)),
        Fault("endless-continue", .timeout, .connection, deadline: .milliseconds(500)),
        Fault("too-long", .connection, .undecodable), Fault("more-than-said", .undecodable, .connection),
        Fault("garbage", .undecodable), Fault("page", .undecodable), Fault("nested", .undecodable),
        Fault("huge", .undecodable), Fault("huge-chunks", .undecodable),
        Fault("chunk-nonsense", .connection), Fault("redirect", "http-302"),
        Fault("endless-header", .connection), Fault("endless-headers", .connection),
        Fault("no-http", .connection),
    ]

    /// What a fault may make the server send before the client hangs up: four times the longest answer, and the sockets' buffers.
    static let mostBytes = 32 << 20

    /// Runs `body` with clients of the server over HTTP and over what should be TLS, which share their connections.
    static func serving(
        _ body: (_ client: KinesisVideoClient, _ overTLS: KinesisVideoClient) async throws -> Void
    ) async throws {
        try await PythonScript.serving("faulty_server.py") { port in
            let transport = AsyncHTTPClientTransport()
            let clients = try ["http", "https"].map { scheme in
                KinesisVideoClient(
                    configuration: ClientConfiguration(
                        region: try Region("us-west-2"), credentials: .fixed(ClientFixture.credentials),
                        endpoint: EndpointChoice(control: try Endpoint("\(scheme)://127.0.0.1:\(port)")),
                        retry: RetryPolicy(base: .milliseconds(10), attemptDeadline: .seconds(20))),
                    transport: transport)
            }
            let result: Result<Void, any Error>
            do { result = .success(try await body(clients[0], clients[1])) } catch {
                result = .failure(error)
            }
            await transport.shutdown()
            try result.get()
        }
    }

    @Test(arguments: faults)
    func endsInTimeSaysWhatHappenedAndIsOver(fault: Fault) async throws {
        try await Self.serving { client, _ in
            let start = TimeSource.system.uptime()
            let error = await failure { () async throws(KinesisVideoError) in
                try await client.describeStream(.name(fault.name), deadline: fault.deadline)
            }
            // What a busy machine may add.
            #expect(TimeSource.system.uptime() - start < fault.deadline + .seconds(20))
            let code = try #require(error?.code)
            #expect(fault.codes.contains(code), "\(String(describing: error))")
            if code == .connection { #expect(error?.description.contains("127.0.0.1") == true) }
            // The same client, at once; where something is left on the connection, by a new one.
            // The server says in the stream's name how much the fault sent.
            let described = try await client.describeStream(.name("good"))
            #expect(described.status == .active)
            let sent = try #require(described.name.split(separator: "-").last.flatMap { Int($0) })
            #expect(sent < Self.mostBytes)
        }
    }

    @Test func endsWhereTheServerSpeaksNoTLS() async throws {
        try await Self.serving { client, overTLS in
            let error = await failure { () async throws(KinesisVideoError) in
                try await overTLS.describeStream(.name("good"), deadline: .seconds(20))
            }
            #expect(error?.code == .tls, "\(String(describing: error))")
            let described = try await client.describeStream(.name("good"))
            #expect(described.status == .active)
        }
    }

    @Test func goesOnAfterEveryFaultInOneLife() async throws {
        try await Self.serving { client, _ in
            for fault in Self.faults {
                _ = await failure { () async throws(KinesisVideoError) in
                    try await client.describeStream(
                        .name(fault.name), deadline: min(fault.deadline, .seconds(3)))
                }
            }
            let described = try await client.describeStream(.name("good"))
            #expect(described.status == .active)
        }
    }
}
