import HTTPTransport
import Testing

@testable import KinesisVideo

@Suite struct RetryPolicyTests {
    @Test(arguments: [(1, 1), (2, 2), (4, 8), (5, 16), (6, 20), (10, 20), (1_000, 20)])
    func doublesTheDelayUpToItsCeiling(attempts: Int, seconds: Int) {
        #expect(RetryPolicy().maximumDelay(afterAttempts: attempts) == .seconds(seconds))
    }

    @Test(arguments: [(0.0, 0), (0.25, 500), (0.5, 1_000), (0.999_999, 1_999)])
    func drawsTheDelayBelowTheCeiling(random: Double, milliseconds: Int) throws {
        let policy = RetryPolicy(random: { random })
        let delay = try #require(policy.delay(after: KinesisVideoError(.timeout, ""), attempts: 2))
        #expect(delay >= .milliseconds(milliseconds) && delay < .seconds(2))
    }

    @Test func endsAfterTheLastAttempt() {
        let policy = RetryPolicy(maximumAttempts: 3)
        let error = KinesisVideoError(.timeout, "")
        #expect(policy.delay(after: error, attempts: 2) != nil)
        #expect(policy.delay(after: error, attempts: 3) == nil)
        #expect(RetryPolicy.never.delay(after: error, attempts: 1) == nil)
    }

    /// Status, code, and whether to send again.
    static let answers: [(Int, KinesisVideoError.Code, Bool)] = [
        (400, "ClientLimitExceededException", true), (400, "ThrottlingException", true),
        (429, "TooManyRequestsException", true), (429, "http-429", true), (500, "InternalFailure", true),
        (502, "http-502", true), (503, "ServiceUnavailable", true), (504, "http-504", true),
        (400, "RequestTimeout", true),
        (400, "InvalidArgumentException", false), (400, "NoDataRetentionException", false),
        (403, "AccessDeniedException", false), (403, "InvalidSignatureException", false),
        (404, "ResourceNotFoundException", false), (200, "UnknownOperationException", false),
        (200, "undecodable", false),
        (302, "http-302", false),
    ]

    @Test(arguments: answers)
    func sendsAgainWhatMaySucceedLater(status: Int, code: KinesisVideoError.Code, isRetryable: Bool) {
        #expect(KinesisVideoError(code, "", status: status).isRetryable == isRetryable)
    }

    @Test(arguments: [
        (HTTPTransportError.Code.timeout, true), (.connection, true), (.malformed, true), (.tls, false),
        (.tooLarge, false),
        (.cancelled, false), (.invalidURL, false), (.closed, false),
    ])
    func sendsAgainAfterBrokenConnections(code: HTTPTransportError.Code, isRetryable: Bool) {
        #expect(KinesisVideoError(HTTPTransportError(code, host: "h")).isRetryable == isRetryable)
    }
}
