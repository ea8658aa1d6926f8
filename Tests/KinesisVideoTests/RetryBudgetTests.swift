import HTTPTransport
import Testing

@testable import KinesisVideo

@Suite struct RetryBudgetTests {
    let stream = StreamReference.name("cam1")

    /// How many requests 200 failing calls take.
    func requests(_ mode: RetryMode, _ answer: Result<HTTPResponse, HTTPTransportError>) async throws -> Int {
        let fixture = try ClientFixture(ScriptedTransport([answer]), mode: mode)
        for _ in 0..<200 {
            _ = await failure { () async throws(KinesisVideoError) in
                try await fixture.client.dataEndpoint(for: stream, api: .listFragments)
            }
            fixture.time.advance(by: .seconds(1))
        }
        return fixture.transport.requests.count
    }

    @Test(arguments: [
        (RetryMode.standard, HTTPTransportError.Code.connection, 200 + 500 / 5),
        (.standard, .timeout, 200 + 500 / 10), (.adaptive, .connection, 200 + 500 / 5),
        (.legacy, .connection, 200 * 3),
    ])
    func sendsLittleAgainWhileNothingSucceeds(
        mode: RetryMode, code: HTTPTransportError.Code, count: Int
    ) async throws {
        #expect(try await requests(mode, .failure(HTTPTransportError(code, host: "h"))) == count)
    }

    @Test func waitsForTheRateThatTheServiceTakes() async throws {
        let answers = Array(repeating: Result<HTTPResponse, HTTPTransportError>.active, count: 20)
        let fixture = try ClientFixture(
            ScriptedTransport(answers + [.refusal(400, "ThrottlingException"), .active]), mode: .adaptive)
        for _ in 0..<20 {
            _ = try await fixture.client.describeStream(stream)
            fixture.time.advance(by: .milliseconds(250))
        }
        _ = try await fixture.client.describeStream(stream)
        for _ in 0..<5 { _ = try await fixture.client.describeStream(stream) }
        let waited = fixture.records.map(\.split.quota)
        #expect(waited.prefix(20).allSatisfy { $0 == .zero })
        // 4 a second were throttled: 0.7 times that is tried next, then slowly more.
        let last = try #require(waited.last)
        #expect(last > .milliseconds(200) && last < .milliseconds(600))
    }

    @Test func saysWhenTheTurnComesTooLate() async throws {
        let budget = RetryBudget(mode: .adaptive, now: .zero)
        await budget.note(KinesisVideoError(.clientLimitExceeded, ""), at: .seconds(1))
        // The first goes at once, the second after 2 s, the third would after 4.
        #expect(await budget.turn(at: .seconds(1), limit: .seconds(3)) == .zero)
        #expect(await budget.turn(at: .seconds(1), limit: .seconds(3)) == .seconds(2))
        #expect(await budget.turn(at: .seconds(1), limit: .seconds(3)) == nil)
    }
}
