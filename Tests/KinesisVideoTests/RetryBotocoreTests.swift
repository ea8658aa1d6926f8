import Foundation
import Testing

@testable import KinesisVideo

/// Retries as botocore does them: the same answers, delays, budget, rates and settings.
@Suite struct RetryBotocoreTests {
    /// A line of `retries.py`; what a kind of line doesn't have is `nil`.
    struct Line: Decodable {
        struct Step: Decodable {
            var op: String?
            var isRefunded: Bool?
            var sent, wait, received, value: Double?
            var isThrottled: Bool?
        }

        var kind: String
        var code: String?
        var status: Int?
        var isRetried: Bool?
        var attempts: Int?
        var random, value: Double?
        var steps: [Step]?
        var environment: [String: String]?
        var file, mode: String?
        var isRefused: Bool?
    }

    /// What is sent again here and not there, whatever the status.
    ///
    /// Source: KVS API reference: ClientLimitExceededException is throttling, InternalFailure and ServiceUnavailable pass.
    static let onlyOurs: Set<String> = [
        "ClientLimitExceededException", "InternalFailure", "ServiceUnavailable",
    ]

    static let lines = Task {
        try await PythonScript.output(of: "retries.py").map { try JSONDecoder().decode(Line.self, from: $0) }
    }

    static func lines(_ kind: String) async throws -> [Line] {
        let lines = try await lines.value.filter { $0.kind == kind }
        try #require(!lines.isEmpty)
        return lines
    }

    @Test func sendsAgainWhatBotocoreDoes() async throws {
        for line in try await Self.lines("answer") {
            let (code, status) = (try #require(line.code), try #require(line.status))
            let error = KinesisVideoError(.init(rawValue: code), "", status: status)
            // Every status from 500 on, and 429: botocore's legacy mode and the SDKs' reference guide know those, too.
            let isMore = Self.onlyOurs.contains(code) || status == 429 || [501, 509].contains(status)
            #expect(error.isRetryable == (line.isRetried == true || isMore), "\(code) \(status)")
        }
    }

    @Test func waitsAsLong() async throws {
        for line in try await Self.lines("delay") {
            let (fraction, attempts) = (try #require(line.random), try #require(line.attempts))
            let policy = RetryPolicy(maximumAttempts: 99, random: { fraction })
            let delay = policy.delay(after: KinesisVideoError(.timeout, ""), attempts: attempts)
            let seconds = try #require(delay) / .seconds(1)
            #expect(abs(seconds - (try #require(line.value))) < 1e-6)
        }
    }

    @Test func hasTheSameBudget() async throws {
        for line in try await Self.lines("tokens") {
            var tokens = RetryTokens()
            for step in try #require(line.steps) {
                let error: KinesisVideoError? =
                    step.op == "success"
                    ? nil : KinesisVideoError(step.op == "timeout" ? .timeout : .connection, "")
                let cost = error.flatMap { tokens.take(after: $0) }
                if step.isRefunded == true { tokens.refund(cost) }
                #expect(Double(tokens.available) == step.value)
            }
        }
    }

    @Test func letsRequestsThroughAtTheSameRate() async throws {
        var limited = 0
        for line in try await Self.lines("rate") {
            var rate = AdaptiveRate(now: 1000)
            for step in try #require(line.steps) {
                let (sent, received) = (try #require(step.sent), try #require(step.received))
                let (ours, theirs) = (rate.take(at: sent, limit: .infinity), try #require(step.wait))
                #expect(abs((ours ?? .infinity) - theirs) < 1e-5)
                rate.note(isThrottled: step.isThrottled == true, at: received)
                #expect((rate.limit == nil) == (step.value == nil))
                if let ours = rate.limit, let theirs = step.value {
                    limited += 1
                    #expect(abs(ours - theirs) < 1e-5 * max(1, theirs))
                }
            }
        }
        #expect(limited > 1000)
    }

    @Test func takesTheSameSettings() async throws {
        for line in try await Self.lines("setting") {
            let file = line.file
            let environment = ClientEnvironment(
                variables: line.environment ?? [:], homeDirectory: "/home/op",
                readFile: { $0 == "/home/op/.aws/config" ? file : nil })
            let words: Comment = "\(line.environment ?? [:]) \(file ?? "")"
            do throws(KinesisVideoError) {
                let policy = try ConfigurationResolver(environment: environment).retries()
                #expect(line.isRefused == false, words)
                // Without a word about it, the CLI's and the SDKs' mode is standard, botocore's is its oldest one.
                let isSaid = environment.variables["AWS_RETRY_MODE"] != nil || file?.contains("mode") == true
                #expect(policy.mode.rawValue == (isSaid ? line.mode : "standard"), words)
                #expect(policy.maximumAttempts == line.attempts ?? policy.mode.maximumAttempts, words)
            } catch {
                #expect(line.isRefused == true, words)
                #expect(error.code == .configuration)
            }
        }
    }
}
