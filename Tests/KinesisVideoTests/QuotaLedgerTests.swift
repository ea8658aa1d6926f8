import FoundationEssentials
import HTTPTransport
import Testing

@testable import KinesisVideo

@Suite struct QuotaLedgerTests {
    static let page = Result<HTTPResponse, HTTPTransportError>.json(#"{"Fragments":[],"NextToken":null}"#)
    static let endpoint = EndpointChoice(archivedMedia: try? Endpoint("https://b-1.example"))

    func list(
        _ fixture: ClientFixture, _ stream: String, points: Int, deadline: Duration? = nil
    ) async throws(KinesisVideoError) {
        let date = fixture.time.source.date()
        let input = ListFragmentsInput(
            stream: .name(stream), selector: FragmentSelector(.serverTimestamp, date...date),
            maxResults: points)
        _ = try await fixture.client.listFragments(input, deadline: deadline).collect()
    }

    @Test func waitsRatherThanExceedAStreamsPoints() async throws {
        let fixture = try ClientFixture(ScriptedTransport([Self.page]), endpoint: Self.endpoint)
        for _ in 0..<10 { try await list(fixture, "cam1", points: 1000) }
        #expect(fixture.time.waits.isEmpty)
        try await list(fixture, "cam1", points: 1)
        #expect(fixture.time.waits == [.seconds(1)])
        let record = try #require(fixture.records.last)
        #expect(record.split.quota == .seconds(1) && record.latency == .seconds(1) && record.quotaPoints == 1)
    }

    @Test func countsEachStreamForItself() async throws {
        let fixture = try ClientFixture(ScriptedTransport([Self.page]), endpoint: Self.endpoint)
        for number in 0..<100 { try await list(fixture, "cam\(number)", points: 1000) }
        #expect(fixture.time.waits.isEmpty)
    }

    @Test func neverSlowsAMonitorThatPollsEverySecond() async throws {
        let fixture = try ClientFixture(ScriptedTransport([Self.page]), endpoint: Self.endpoint)
        for _ in 0..<60 {
            for _ in 0..<9 { try await list(fixture, "cam1", points: 1000) }
            fixture.time.advance(by: .seconds(1))
        }
        #expect(fixture.time.waits.isEmpty)
    }

    @Test func refusesAtOnceWhatWouldWaitTooLong() async throws {
        let fixture = try ClientFixture(ScriptedTransport([Self.page]), endpoint: Self.endpoint)
        for _ in 0..<10 { try await list(fixture, "cam1", points: 1000) }
        let error = await failure { () async throws(KinesisVideoError) in
            try await list(fixture, "cam1", points: 1000, deadline: .milliseconds(500))
        }
        #expect(error?.code == .quota && error?.isThrottling == true && error?.isRetryable == false)
        #expect(error?.operation == .listFragments && error?.stream == "cam1")
        #expect(fixture.transport.requests.count == 10 && fixture.time.waits.isEmpty)
    }

    @Test func takesNothingForACallThatWasCancelled() async throws {
        let ledger = QuotaLedger()
        let time = TimeSource(
            date: { Date(timeIntervalSince1970: 0) }, uptime: { .zero },
            sleep: { _ in throw CancellationError() })
        let charge = QuotaCharge(
            key: .init(kind: .mediaPoints, region: try Region("us-west-2"), stream: "cam1"), limit: 10,
            amount: 10)
        #expect(try await ledger.admit([charge], within: .seconds(9), time) == .zero)
        for _ in 0..<3 {
            // Each waits for the same second: those before it gave it back.
            let error = await failure { () async throws(KinesisVideoError) in
                try await ledger.admit([charge], within: .seconds(1), time)
            }
            #expect(error?.code == .cancelled)
        }
    }

    @Test func asksForAStreamFiveTimesASecondAtMost() async throws {
        let fixture = try ClientFixture(ScriptedTransport([.active]))
        for _ in 0..<6 { _ = try await fixture.client.describeStream(.name("cam1")) }
        #expect(fixture.time.waits == [.seconds(1)])
    }

    @Test func countsNameAndARNAsOneStream() async throws {
        let fixture = try ClientFixture(ScriptedTransport([.active]))
        let arn = "arn:aws:kinesisvideo:us-west-2:111122223333:stream/cam1/1699332454000"
        for stream in ["cam1", "cam1", "cam1", arn, arn, arn] {
            _ = try await fixture.client.describeStream(try StreamReference(parsing: stream))
        }
        #expect(fixture.time.waits == [.seconds(1)])
    }

    @Test func forgetsIdleStreams() throws {
        var book = QuotaBook()
        let region = try Region("us-west-2")
        for number in 0..<10_000 {
            let charge = QuotaCharge(
                key: .init(kind: .metadataPoints, region: region, stream: "cam\(number)"), limit: 10,
                amount: 10)
            _ = book.book([charge], at: .seconds(number), within: .zero)
        }
        #expect(book.count < 200)
    }
}
