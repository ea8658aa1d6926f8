import FoundationEssentials
import HTTPTransport
import Testing

@testable import KinesisVideo

/// Calls that fail before their first request are calls, too.
@Suite struct UnsentCallTests {
    let stream = StreamReference.name("cam1")

    /// The records of describing a stream with `credentials` at `endpoint`.
    func records(
        _ credentials: CredentialSource = .fixed(ClientFixture.credentials),
        at endpoint: EndpointChoice = .aws
    ) async throws -> [CallRecord] {
        let (log, time) = (RecordLog(), VirtualTime())
        let client = KinesisVideoClient(
            configuration: ClientConfiguration(
                region: try Region("us-west-2"), credentials: .source(credentials), endpoint: endpoint,
                record: { log.append($0) }), transport: ScriptedTransport([.active]), time: time.source)
        _ = await failure { () async throws(KinesisVideoError) in try await client.describeStream(stream) }
        return log.records
    }

    @Test func withoutCredentials() async throws {
        let nobody = CredentialSource(name: "nobody") { () async throws(KinesisVideoError) in
            throw KinesisVideoError(.credentials, "no credentials")
        }
        let record = try #require(try await records(nobody).first)
        #expect(record.operation == .describeStream && record.stream == "cam1" && record.attempts == 0)
        #expect(record.code == .credentials && record.failure?.requestCount == 0)
        #expect(record.status == nil && record.requestID == nil && record.retryStop == nil)
    }

    @Test func withARequestThatBreaksARule() async throws {
        let fixture = try ClientFixture(answers: [.active])
        let error = await failure { () async throws(KinesisVideoError) in
            try await fixture.client.listStreams(ListStreamsInput(maxResults: 0)).collect()
        }
        #expect(error?.operation == .listStreams && error?.requestCount == 0)
        let record = try #require(fixture.records.first)
        #expect(record.operation == .listStreams && record.attempts == 0 && record.code == .invalidRequest)
        #expect(fixture.transport.requests.isEmpty && fixture.records.count == 1)
    }

    @Test func withoutADataEndpoint() async throws {
        let fixture = try ClientFixture(answers: [.refusal(404, "ResourceNotFoundException")])
        let input = GetHLSStreamingSessionURLInput(stream: stream)
        _ = await failure { () async throws(KinesisVideoError) in
            try await fixture.client.hlsStreamingSessionURL(input)
        }
        #expect(fixture.records.map(\.operation) == [.getDataEndpoint, .getHLSStreamingSessionURL])
        #expect(fixture.records.map(\.attempts) == [1, 0])
        // The failure says which of both it was.
        #expect(fixture.records.last?.failure?.operation == .getDataEndpoint)
    }

    @Test func withoutATurnWithinTheQuota() async throws {
        let fixture = try ClientFixture(answers: [.active])
        for _ in 0..<5 { _ = try await fixture.client.describeStream(stream) }
        let error = await failure { () async throws(KinesisVideoError) in
            try await fixture.client.describeStream(stream, deadline: .milliseconds(10))
        }
        #expect(error?.code == .quota)
        let record = try #require(fixture.records.last)
        #expect(fixture.records.count == 6 && record.attempts == 0 && record.code == .quota)
    }

    @Test(arguments: [(3, "attempts"), (1_000, "deadline")])
    func aFailureThatMayPassSaysWhyItIsTheLast(attempts: Int, stop: String) async throws {
        let fixture = try ClientFixture(answers: [.refusal(503, "ServiceUnavailable")], attempts: attempts)
        _ = await failure { () async throws(KinesisVideoError) in
            try await fixture.client.describeStream(stream)
        }
        #expect(fixture.records.first?.retryStop?.rawValue == stop)
        #expect(fixture.records.first?.failure?.description.contains("not sent again") == false)
    }

    @Test func anEmptyBudgetOfRetriesIsTold() async throws {
        let fixture = try ClientFixture(answers: [.failure(HTTPTransportError(.connection, host: "h"))])
        for _ in 0..<100 {
            _ = await failure { () async throws(KinesisVideoError) in
                try await fixture.client.describeStream(stream)
            }
        }
        let (first, last) = (try #require(fixture.records.first), try #require(fixture.records.last))
        #expect(first.retryStop == .attempts && first.attempts == 3)
        #expect(last.retryStop == .budget && last.attempts == 1)
        #expect(last.failure?.description.contains("too many calls failed lately") == true)
    }

    @Test func aRefusalIsNoFailureThatMayPass() async throws {
        let fixture = try ClientFixture(answers: [.refusal(404, "ResourceNotFoundException")])
        _ = await failure { () async throws(KinesisVideoError) in
            try await fixture.client.describeStream(stream)
        }
        #expect(fixture.records.first?.retryStop == nil && fixture.records.first?.attempts == 1)
    }
}
