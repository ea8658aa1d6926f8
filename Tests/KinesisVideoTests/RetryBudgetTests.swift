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
        // Each of another stream, so that no stream's quota makes it wait.
        for number in 0..<8 { _ = try await fixture.client.describeStream(.name("other\(number)")) }
        let waited = fixture.records.map(\.split.quota)
        #expect(waited.prefix(20).allSatisfy { $0 == .zero })
        // 4 a second were throttled: 0.7 times that is tried next, then slowly more.
        let last = try #require(waited.last)
        #expect(last > .milliseconds(200) && last < .milliseconds(600), "\(waited.suffix(6))")
    }

    @Test func saysWhenTheTurnComesTooLate() async throws {
        let budget = RetryBudget(mode: .adaptive, now: .zero)
        await budget.note(KinesisVideoError(.clientLimitExceeded, ""), at: .seconds(1))
        // One came in a second, so 0.56 may go: the second after 1.8 s, the third after 3.6.
        #expect(await budget.turn(at: .seconds(1), limit: .seconds(3)) == .zero)
        #expect(await budget.turn(at: .seconds(1), limit: .seconds(3)) != nil)
        #expect(await budget.turn(at: .seconds(1), limit: .seconds(3)) == nil)
    }
}
