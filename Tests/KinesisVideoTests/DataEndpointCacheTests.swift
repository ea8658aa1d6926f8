import HTTPTransport
import Synchronization
import Testing

@testable import KinesisVideo

@Suite struct DataEndpointCacheTests {
    let stream = StreamReference.name("cam1")
    static let answer = #"{"DataEndpoint":"https://b-1.example"}"#
    static let emptyPage = #"{"Fragments":[],"NextToken":null}"#

    /// Answers GetDataEndpoint with `b-1`, `b-2`, … and everything else by `data`.
    static func transport(
        data: @escaping @Sendable (HTTPRequest) -> Result<HTTPResponse, HTTPTransportError>
    ) -> ScriptedTransport {
        let count = Mutex(0)
        return ScriptedTransport { (request: HTTPRequest) async throws(HTTPTransportError) in
            guard request.url.hasSuffix("/getDataEndpoint") else { return try data(request).get() }
            let number = count.withLock {
                $0 += 1
                return $0
            }
            return .json("{\"DataEndpoint\":\"https://b-\(number).example\"}")
        }
    }

    @Test func asksOncePerStreamAndOperation() async throws {
        let fixture = try ClientFixture(answers: [.json(Self.answer)])
        for _ in 0..<2 {
            for (stream, api) in [
                ("cam1", DataAPI.listFragments), ("cam1", .getHLSStreamingSessionURL),
                ("cam2", .listFragments),
            ] {
                _ = try await fixture.client.dataEndpoint(for: .name(stream), api: api)
            }
        }
        #expect(fixture.transport.requests.count == 3)
    }

    @Test(arguments: [(44 * 60 + 59, 1), (45 * 60, 2)])
    func asksAgainAfter45Minutes(seconds: Int, requests: Int) async throws {
        let fixture = try ClientFixture(answers: [.json(Self.answer)])
        _ = try await fixture.client.dataEndpoint(for: stream, api: .listFragments)
        fixture.time.advance(by: .seconds(seconds))
        _ = try await fixture.client.dataEndpoint(for: stream, api: .listFragments)
        #expect(fixture.transport.requests.count == requests)
    }

    @Test func sharesOneRequestBetweenTasks() async throws {
        let gate = Gate()
        let fixture = try ClientFixture(
            ScriptedTransport { (_: HTTPRequest) async throws(HTTPTransportError) in
                await gate.pass()
                return .json(Self.answer)
            })
        let client = fixture.client
        let endpoints = try await withThrowingTaskGroup(of: Endpoint.self) { group in
            for _ in 0..<20 {
                group.addTask { try await client.dataEndpoint(for: .name("cam1"), api: .listFragments) }
            }
            await gate.arrival()
            gate.open()
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(endpoints.map(\.description) == Array(repeating: "https://b-1.example", count: 20))
        #expect(fixture.transport.requests.count == 1)
    }

    @Test func goesOnWhenTheAskingTaskIsCancelled() async throws {
        let cache = DataEndpointCache(uptime: { .zero })
        let key = DataEndpointCache.Key(stream: stream, api: .listFragments)
        let gate = Gate()
        let first = Task {
            await failure { () async throws(KinesisVideoError) in
                try await cache.endpoint(for: key) { () async throws(KinesisVideoError) in
                    await gate.pass()
                    throw .cancelled
                }
            }
        }
        await gate.arrival()
        let second = Task {
            try await cache.endpoint(for: key) { () async throws(KinesisVideoError) in
                try Endpoint("https://b-2.example")
            }
        }
        gate.open()
        #expect(await first.value?.code == .cancelled)
        #expect(try await second.value.description == "https://b-2.example")
    }

    @Test func letsAWaitingTaskBeCancelled() async throws {
        let cache = DataEndpointCache(uptime: { .zero })
        let key = DataEndpointCache.Key(stream: stream, api: .listFragments)
        let gate = Gate()
        let first = Task {
            try await cache.endpoint(for: key) { () async throws(KinesisVideoError) in
                await gate.pass()
                return try Endpoint("https://b-1.example")
            }
        }
        await gate.arrival()
        let second = Task {
            await failure { () async throws(KinesisVideoError) in
                try await cache.endpoint(for: key) { () async throws(KinesisVideoError) in throw .cancelled }
            }
        }
        second.cancel()
        #expect(await second.value?.code == .cancelled)
        gate.open()
        #expect(try await first.value.description == "https://b-1.example")
    }

    @Test(arguments: [
        Result.refusal(404, "ResourceNotFoundException"), .refusal(403, "AccessDeniedException"),
        .refusal(403, "ExpiredTokenException"), .refusal(400, "MissingCodecPrivateDataException"),
        .refusal(500, "InternalFailure"), .refusal(400, "ClientLimitExceededException"),
    ])
    func keepsAHostThatKnowsTheOperation(answer: Result<HTTPResponse, HTTPTransportError>) async throws {
        let transport = Self.transport { _ in answer }
        let fixture = try ClientFixture(transport, attempts: 1)
        for _ in 0..<5 {
            _ = await failure { () async throws(KinesisVideoError) in
                try await fixture.client.hlsStreamingSessionURL(.init(stream: stream))
            }
        }
        #expect(transport.requests.filter { $0.url.hasSuffix("/getDataEndpoint") }.count == 1)
    }

    @Test(arguments: [
        Result.refusal(404, "NotFound"), .refusal(404, "UnknownOperationException"), .json("{}"),
        .refusal(
            403, "AccessDeniedException", "Unable to determine service/operation name to be authorized"),
        .failure(HTTPTransportError(.tls, host: "b-1.example")),
    ])
    func asksAgainWhereTheHostMayBeWrong(answer: Result<HTTPResponse, HTTPTransportError>) async throws {
        let transport = Self.transport { _ in answer }
        let fixture = try ClientFixture(transport)
        for _ in 0..<2 {
            _ = await failure { () async throws(KinesisVideoError) in
                try await fixture.client.hlsStreamingSessionURL(.init(stream: stream))
            }
        }
        #expect(
            transport.requests.map(\.url).filter { $0.hasSuffix("URL") } == [
                "https://b-1.example/getHLSStreamingSessionURL",
                "https://b-2.example/getHLSStreamingSessionURL",
            ])
    }

    @Test func triesTheNextHostWithinOneCall() async throws {
        let transport = Self.transport { request in
            request.url.hasPrefix("https://b-1")
                ? .failure(HTTPTransportError(.connection, host: "b-1.example")) : .json(Self.emptyPage)
        }
        let fixture = try ClientFixture(transport)
        let date = fixture.time.source.date()
        let input = ListFragmentsInput(
            stream: stream, selector: FragmentSelector(.serverTimestamp, date...date))
        #expect(try await fixture.client.listFragments(input).collect().count == 1)
        #expect(fixture.records.map(\.operation) == [.getDataEndpoint, .getDataEndpoint, .listFragments])
        #expect(fixture.records.last?.attempts == 2)
    }

    @Test func keepsTheHostWhenThrottled() async throws {
        let transport = Self.transport { _ in .refusal(400, "ClientLimitExceededException") }
        let fixture = try ClientFixture(transport)
        _ = await failure { () async throws(KinesisVideoError) in
            try await fixture.client.hlsStreamingSessionURL(.init(stream: stream))
        }
        #expect(transport.requests.filter { $0.url.hasSuffix("/getDataEndpoint") }.count == 1)
    }

    @Test func blamesTheOperationThatFailed() async throws {
        let fixture = try ClientFixture(answers: [.refusal(404, "ResourceNotFoundException")])
        let error = await failure { () async throws(KinesisVideoError) in
            try await fixture.client.hlsStreamingSessionURL(.init(stream: stream))
        }
        #expect(error?.operation == .getDataEndpoint)
        #expect(fixture.records.map(\.operation) == [.getDataEndpoint, .getHLSStreamingSessionURL])
    }
}

/// A place where one task waits until another opens it.
final class Gate: Sendable {
    private let arrivals = AsyncStream<Void>.makeStream()
    private let openings = AsyncStream<Void>.makeStream()

    /// Announces the arrival, then waits for ``open()``.
    func pass() async {
        arrivals.continuation.yield()
        for await _ in openings.stream { return }
    }

    /// Waits until a task is in ``pass()``.
    func arrival() async {
        for await _ in arrivals.stream { return }
    }

    /// Lets every task pass, now and later.
    func open() {
        openings.continuation.finish()
    }
}
