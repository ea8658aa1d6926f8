import FoundationEssentials
import HTTPTransport
import Testing

@testable import KinesisVideo

@Suite struct ClockCorrectionTests {
    let stream = StreamReference.name("cam1")
    static let expired = "Signature expired: 20231107T044734Z is now earlier than 20231107T050234Z"

    /// A refusal of the signature's time by a service whose clock says `date`.
    static func refusal(
        _ code: String = "InvalidSignatureException", _ message: String = expired,
        date: String? = "Tue, 07 Nov 2023 05:07:34 GMT"
    ) -> Result<HTTPResponse, HTTPTransportError> {
        var headers: HTTPFields = ["x-amzn-ErrorType": code]
        if let date { headers.append(date, for: "Date") }
        return .json("{\"message\":\"\(message)\"}", status: 403, headers: headers)
    }

    /// When each request was signed.
    func signed(_ fixture: ClientFixture) -> [String] {
        fixture.transport.requests.compactMap { $0.headers["x-amz-date"] }
    }

    @Test(arguments: [
        ("InvalidSignatureException", expired), ("AccessDeniedException", expired),
        ("InvalidSignatureException", "Signature not yet current: 20231107T054734Z is still later than …"),
        ("RequestTimeTooSkewed", ""), ("RequestExpired", ""), ("RequestInTheFuture", ""),
    ])
    func signsOnceMoreByTheServicesClock(code: String, message: String) async throws {
        let fixture = try ClientFixture(answers: [Self.refusal(code, message), .active], attempts: 1)
        _ = try await fixture.client.describeStream(stream)
        #expect(signed(fixture) == ["20231107T044734Z", "20231107T050734Z"])
        let record = try #require(fixture.records.first)
        #expect(record.clockOffset == .seconds(20 * 60) + .milliseconds(500))
        #expect(record.requests.map(\.status) == [403, 200] && record.failure == nil)
        #expect(fixture.time.waits.isEmpty)
    }

    @Test func remembersTheServicesClock() async throws {
        let fixture = try ClientFixture(answers: [Self.refusal(), .active])
        for _ in 0..<2 { _ = try await fixture.client.describeStream(stream) }
        #expect(signed(fixture).dropFirst() == ["20231107T050734Z", "20231107T050734Z"])
        #expect(fixture.records.map(\.attempts) == [2, 1])
    }

    @Test func followsAClockThatIsSetRight() async throws {
        let fixture = try ClientFixture(answers: [
            Self.refusal(), .active, Self.refusal(), .active,
        ])
        _ = try await fixture.client.describeStream(stream)
        // Somebody sets this machine's clock forward, as far as the service's is ahead.
        fixture.time.advance(by: .seconds(20 * 60))
        _ = try await fixture.client.describeStream(stream)
        #expect(signed(fixture).suffix(2) == ["20231107T052734Z", "20231107T050734Z"])
        #expect(fixture.records.last?.clockOffset == .milliseconds(500))
    }

    @Test func correctsNoMoreThanOnceACall() async throws {
        let fixture = try ClientFixture(answers: [
            Self.refusal(), Self.refusal(date: "Tue, 07 Nov 2023 06:07:34 GMT"), .active,
        ])
        let error = await failure { () async throws(KinesisVideoError) in
            try await fixture.client.describeStream(stream)
        }
        #expect(error?.code == .invalidSignature && fixture.transport.requests.count == 2)
        #expect(error?.remedy?.contains("clock") == true)
    }

    @Test(arguments: [
        refusal(date: nil), refusal(date: "yesterday"),
        // The clocks agree, whatever the message says.
        refusal(date: "Tue, 07 Nov 2023 04:47:35 GMT"),
        refusal("InvalidSignatureException", "The request signature we calculated does not match"),
    ])
    func sendsOnceWhereTheTimeIsNotToBlame(answer: Result<HTTPResponse, HTTPTransportError>) async throws {
        let fixture = try ClientFixture(answers: [answer, .active])
        let error = await failure { () async throws(KinesisVideoError) in
            try await fixture.client.describeStream(stream)
        }
        #expect(error?.code == .invalidSignature && fixture.transport.requests.count == 1)
    }

    @Test func stillRepeatsWhatFailsAfterwards() async throws {
        let fixture = try ClientFixture(
            answers: [Self.refusal(), .refusal(503, "ServiceUnavailable"), .active], attempts: 2)
        _ = try await fixture.client.describeStream(stream)
        #expect(fixture.records.first?.attempts == 3 && fixture.time.waits.count == 1)
    }

    /// A good answer by a service whose clock says `date`.
    static func active(date: String) -> Result<HTTPResponse, HTTPTransportError> {
        .json(#"{"StreamInfo":{"StreamName":"cam1","Status":"ACTIVE"}}"#, headers: ["Date": date])
    }

    @Test func learnsTheTimeFromGoodAnswersBeforeASignatureIsRefused() async throws {
        let fixture = try ClientFixture(answers: [
            Self.active(date: "Tue, 07 Nov 2023 04:49:34 GMT"), .active,
        ])
        for _ in 0..<2 { _ = try await fixture.client.describeStream(stream) }
        #expect(signed(fixture) == ["20231107T044734Z", "20231107T044934Z"])
    }

    @Test(arguments: ["Tue, 07 Nov 2023 04:48:30 GMT", "Tue, 07 Nov 2023 04:46:40 GMT", "yesterday"])
    func leavesAClockAloneThatIsNearlyRight(date: String) async throws {
        let fixture = try ClientFixture(answers: [Self.active(date: date), .active])
        for _ in 0..<2 { _ = try await fixture.client.describeStream(stream) }
        #expect(Set(signed(fixture)) == ["20231107T044734Z"])
    }

    @Test func believesNobodyWhoIsNotTheService() async throws {
        let refusal = Result<HTTPResponse, HTTPTransportError>.json(
            "<html>", status: 403, headers: ["Date": "Mon, 01 Jan 2001 00:00:00 GMT"])
        let fixture = try ClientFixture(answers: [refusal, .active])
        _ = await failure { () async throws(KinesisVideoError) in
            try await fixture.client.describeStream(stream)
        }
        _ = try await fixture.client.describeStream(stream)
        #expect(Set(signed(fixture)) == ["20231107T044734Z"])
    }
}
