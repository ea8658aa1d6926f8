import FoundationEssentials
import HTTPTransport

/// How far a call has come.
struct CallProgress {
    /// When it began, in uptime.
    let start: Duration
    /// The time it may take.
    let limit: Duration
    /// Its requests so far; the last one may be under way.
    var attempts: [CallAttempt] = []
    /// What the time was spent on.
    var split = LatencySplit()
    /// The last request's answer, or `nil` before it.
    var response: HTTPResponse?
    /// The length of the last answer's body.
    var byteCount = 0
    /// What the last retry cost of the budget, or `nil` before the first.
    var retryCost: Int?
    /// Why a failure that may pass ends the call, or `nil`.
    var retryStop: RetryStop?
    /// What was added to our clock for the last signature.
    var clockOffset = Duration.zero
    /// Whether a request was sent again because its signature had the wrong time.
    var hasCorrectedClock = false

    /// A call that begins at `start` and may take `limit`.
    init(start: Duration, limit: Duration) {
        self.start = start
        self.limit = limit
    }

    /// The service's clock as the last answer told it.
    var serviceDate: Date? { response?.headers["date"].flatMap(HTTPDate.date) }

    /// Whether the last answer has a request's number, which proxies and other services don't give.
    var isOfTheService: Bool { response.flatMap(ServiceAnswer.requestID) != nil }

    /// What is left at `now`.
    func remaining(at now: Duration) throws(KinesisVideoError) -> Duration {
        let left = limit - (now - start)
        guard left > .zero else { throw KinesisVideoError(.timeout, "no answer within \(limit)") }
        return left
    }

    /// Counts a request to `host`.
    mutating func beginAttempt(at host: String, clockOffset: Duration) {
        attempts.append(CallAttempt(host: host))
        self.clockOffset = clockOffset
        response = nil
        byteCount = 0
    }

    /// Says how the last request ended, `latency` after it was sent; its answer's head was there after `head` of it.
    mutating func endAttempt(after latency: Duration, head: Duration?, failure: KinesisVideoError?) {
        guard !attempts.isEmpty else { return }
        let index = attempts.count - 1
        attempts[index].latency = latency
        attempts[index].status = response?.status
        attempts[index].requestID = response.flatMap(ServiceAnswer.requestID)
        attempts[index].code = failure?.code
        split.head += head ?? latency
        split.body += latency - (head ?? latency)
    }

    /// Says that the stream which the last request opened ended after so many bytes, `duration` after its head.
    mutating func endBody(after duration: Duration, bytes: Int, failure: KinesisVideoError?) {
        guard !attempts.isEmpty else { return }
        byteCount = bytes
        attempts[attempts.count - 1].latency += duration
        attempts[attempts.count - 1].code = failure?.code
        split.body += duration
    }
}
