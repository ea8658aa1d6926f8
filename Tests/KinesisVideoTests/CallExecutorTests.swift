import FoundationEssentials
import HTTPTransport
import Testing

@testable import KinesisVideo

@Suite struct CallExecutorTests {
    let stream = StreamReference.name("cam1")

    @Test func sendsAThrottledCallAgainUntilItSucceeds() async throws {
        let fixture = try ClientFixture(answers: [
            .refusal(400, "ClientLimitExceededException"), .refusal(503, "ServiceUnavailable"), .active,
        ])
        let described = try await fixture.client.describeStream(stream)
        #expect(described == DescribedStream(name: "cam1", status: .active))
        #expect(fixture.time.waits == [.milliseconds(100), .milliseconds(200)])
        let record = try #require(fixture.records.first)
        #expect(record.attempts == 3 && record.failure == nil && record.latency == .milliseconds(300))
    }

    @Test func signsEachAttemptAnew() async throws {
        let fixture = try ClientFixture(
            answers: [.failure(HTTPTransportError(.connection, host: "h")), .active], attempts: 2)
        fixture.time.advance(by: .milliseconds(950))
        _ = try await fixture.client.describeStream(stream)
        let dates = fixture.transport.requests.compactMap { $0.headers["x-amz-date"] }
        #expect(dates == ["20231107T044734Z", "20231107T044735Z"])
        #expect(Set(fixture.transport.requests.compactMap { $0.headers["authorization"] }).count == 2)
    }

    @Test func endsWithTheLastFailure() async throws {
        let fixture = try ClientFixture(answers: [
            .refusal(500, "InternalFailure", "first"), .refusal(503, "Last"),
        ])
        let error = try #require(
            await failure { () async throws(KinesisVideoError) in
                try await fixture.client.describeStream(stream)
            })
        #expect(error.code == "Last" && error.status == 503)
        #expect(error.operation == .describeStream && error.stream == "cam1")
        #expect(fixture.transport.requests.count == 3)
        #expect(fixture.records.map(\.code) == ["Last"])
    }

    @Test func sendsARefusedCallOnce() async throws {
        let fixture = try ClientFixture(answers: [.refusal(404, "ResourceNotFoundException")])
        let error = await failure { () async throws(KinesisVideoError) in
            try await fixture.client.describeStream(stream)
        }
        #expect(error?.code == .resourceNotFound)
        #expect(fixture.transport.requests.count == 1 && fixture.time.waits.isEmpty)
    }

    @Test func neverWaitsBeyondTheDeadline() async throws {
        let fixture = try ClientFixture(answers: [.refusal(503, "ServiceUnavailable")], attempts: 100)
        let error = await failure { () async throws(KinesisVideoError) in
            try await fixture.client.describeStream(stream, deadline: .seconds(1))
        }
        #expect(error?.status == 503)
        #expect(fixture.time.waits == [.milliseconds(100), .milliseconds(200), .milliseconds(400)])
        #expect(
            fixture.transport.deadlines == [
                .seconds(1), .milliseconds(900), .milliseconds(700), .milliseconds(300),
            ])
    }

    @Test func givesOneAttemptNoMoreThanItsShare() async throws {
        let fixture = try ClientFixture(answers: [.active])
        _ = try await fixture.client.describeStream(stream)
        #expect(fixture.transport.deadlines == [.seconds(10)])
    }

    @Test func endsAtOnceWhenCancelled() async throws {
        let fixture = try ClientFixture(answers: [.refusal(503, "ServiceUnavailable"), .active])
        let client = fixture.client
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return await failure { () async throws(KinesisVideoError) in
                try await client.describeStream(.name("cam1"))
            }
        }
        #expect(await task.value?.code == .cancelled)
    }

    @Test func recordsWhatACallWasAndCost() async throws {
        let page = #"{"Fragments":[],"NextToken":null}"#
        let fixture = try ClientFixture(answers: [
            .json(#"{"DataEndpoint":"https://b-1.example"}"#),
            .json(page, headers: ["x-amz-RequestId": "r-1", "Date": "Tue, 07 Nov 2023 04:47:00 GMT"]),
        ])
        let date = fixture.time.source.date()
        let input = ListFragmentsInput(
            stream: stream, selector: FragmentSelector(.serverTimestamp, date...date), maxResults: 100)
        _ = try await fixture.client.listFragments(input).collect()
        #expect(fixture.records.map(\.operation) == [.getDataEndpoint, .listFragments])
        let record = try #require(fixture.records.last)
        #expect(record.stream == "cam1" && record.status == 200 && record.requestID == "r-1")
        #expect(record.bytes == page.utf8.count && record.quotaPoints == 100 && record.date == date)
        #expect(record.serviceDate == date - 34)
    }
}
