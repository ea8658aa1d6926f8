import FoundationEssentials
import HTTPTransport
import StreamAnalysis

extension Monitor {
    /// Makes a call and tells how it ended; `points` are what each of its requests costs of its quota.
    func calling<Value: Sendable>(
        _ operation: CallOutcome.Operation, points: Int = 0,
        _ call: @Sendable () async throws(CallError) -> Received<Value>
    ) async -> Result<Value, CallError> {
        let start = time.uptime()
        let result: Result<Received<Value>, CallError>
        do throws(CallError) {
            result = .success(try await call())
        } catch {
            result = .failure(error)
        }
        guard !Task.isCancelled else { return result.map(\.value) }
        note(serverDate: result.serverDate())
        for var earlier in result.earlier() {
            earlier.date = now
            absorb(.called(earlier))
        }
        let outcome = CallOutcome(
            date: now, operation: operation, latency: time.uptime() - start, requests: result.requests(),
            quotaPoints: points * (result.requests() ?? 1), failure: result.error?.failure)
        absorb(.called(outcome))
        if outcome.failure != nil { publish() }
        return result.map(\.value)
    }

    /// Takes note of an answer's Date header, and tells what it means for our clock where that is news.
    private func note(serverDate: Date?) {
        guard let serverDate else { return }
        let date = time.date()
        let isNews = clock.note(header: serverDate, receivedAt: date)
        guard isNews else { return }
        absorb(.clock(ClockReading(date: now, offsetSeconds: clock.offset.seconds)))
    }
}

extension Result where Failure == CallError {
    /// The error, or `nil` for a success.
    var error: CallError? {
        guard case .failure(let error) = self else { return nil }
        return error
    }

    /// What the schedule makes of it.
    var outcome: PollSchedule.Outcome {
        error.map { $0.isThrottling ? .throttled : .failed } ?? .answered
    }
}

extension Result where Failure == CallError {
    /// The newest answer's Date header, whether it was a good one or not.
    fileprivate func serverDate<Value>() -> Date? where Success == Received<Value> {
        switch self {
        case .success(let received): received.serverDate
        case .failure(let error): error.serverDate
        }
    }

    /// The calls that had to be made first.
    fileprivate func earlier<Value>() -> [CallOutcome] where Success == Received<Value> {
        switch self {
        case .success(let received): received.earlier
        case .failure(let error): error.earlier
        }
    }

    /// How many requests were sent, or `nil` where that isn't known.
    fileprivate func requests<Value>() -> Int? where Success == Received<Value> {
        switch self {
        case .success(let received): received.requests
        case .failure(let error): error.requests
        }
    }
}
