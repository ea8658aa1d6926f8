import FoundationEssentials
import HTTPTransport

/// Sends a call, again where that helps, and records how it ended.
struct CallExecutor: Sendable {
    let configuration: ClientConfiguration
    let credentials: CredentialSource
    let transport: any Transport
    let time: TimeSource
    /// What signatures are dated by, shared by all calls.
    let clock: SigningClock
    /// How often all calls together may be repeated, and sent.
    let budget: RetryBudget
    /// Hears of each call's end, beside whom the configuration names.
    var hear: @Sendable (CallRecord) -> Void = { _ in }

    init(
        configuration: ClientConfiguration, credentials: CredentialSource, transport: any Transport,
        time: TimeSource, clock: SigningClock
    ) {
        self.configuration = configuration
        self.credentials = credentials
        self.transport = transport
        self.time = time
        self.clock = clock
        budget = RetryBudget(mode: configuration.retry.mode, now: time.uptime())
    }

    /// The call's answer. Every attempt is signed anew, and sent to what `route` answers then.
    func perform<Output>(
        _ call: ServiceCall<Output>, at route: Route, deadline: Duration?
    ) async throws(KinesisVideoError) -> Output {
        var progress = CallProgress(start: time.uptime(), limit: deadline ?? configuration.deadline)
        do throws(KinesisVideoError) {
            let output = try await attempt(call, at: route, &progress) {
                (endpoint, progress) async throws(KinesisVideoError) in
                try await send(call, to: endpoint, &progress)
            }
            record(call, progress, failure: nil)
            return output
        } catch {
            let error = naming(call.operation, call.stream, progress, in: error)
            record(call, progress, failure: error)
            throw error
        }
    }

    /// The call's answer as it comes; attempts are repeated only until a good answer's head is there.
    ///
    /// The call ends, and is recorded, with the answer's last byte, or when nobody reads on.
    ///
    /// - Parameters:
    ///   - deadline: The time until the answer's head is there, retries included.
    ///   - idleLimit: The longest wait for a piece of it.
    func open(
        _ call: ServiceCall<Never>, at route: Route, deadline: Duration?, idleLimit: Duration
    ) async throws(KinesisVideoError) -> MediaStream {
        var progress = CallProgress(start: time.uptime(), limit: deadline ?? configuration.deadline)
        do throws(KinesisVideoError) {
            let connection = try await connect(call, &progress)
            let stream: HTTPStream
            do throws(KinesisVideoError) {
                stream = try await attempt(call, at: route, &progress) {
                    (endpoint, progress) async throws(KinesisVideoError) in
                    try await open(call, to: endpoint, idleLimit: idleLimit, &progress)
                }
            } catch {
                await configuration.quota.disconnect(connection)
                throw error
            }
            let (reached, opened) = (progress, time.uptime())
            return MediaStream(stream) { count, failure in
                Task { await configuration.quota.disconnect(connection) }
                var progress = reached
                let failure = failure.map { naming(call.operation, call.stream, progress, in: $0) }
                progress.endBody(after: time.uptime() - opened, bytes: count, failure: failure)
                record(call, progress, failure: failure)
                return failure
            }
        } catch {
            let error = naming(call.operation, call.stream, progress, in: error)
            record(call, progress, failure: error)
            throw error
        }
    }

    private func attempt<Output, Answer>(
        _ call: ServiceCall<Output>, at route: Route, _ progress: inout CallProgress,
        _ send: (Endpoint, inout CallProgress) async throws(KinesisVideoError) -> Answer
    ) async throws(KinesisVideoError) -> Answer {
        while true {
            let start = time.uptime()
            let endpoint = try await route.resolve(try progress.remaining(at: start))
            progress.split.endpoint += time.uptime() - start
            do throws(KinesisVideoError) {
                let answer = try await send(endpoint, &progress)
                await budget.refund(progress.retryCost)
                return answer
            } catch {
                if error.tellsOfAWrongEndpoint { await route.forget(endpoint) }
                try await prepareToRepeat(after: error, &progress)
            }
        }
    }

    /// Waits until the call may be sent again; throws `error` where it may not.
    private func prepareToRepeat(
        after error: KinesisVideoError, _ progress: inout CallProgress
    ) async throws(KinesisVideoError) {
        if error.tellsOfAWrongClock, !progress.hasCorrectedClock,
            await clock.correct(
                by: progress.serviceDate, receivedAt: time.date(), used: progress.clockOffset)
        {
            progress.hasCorrectedClock = true
            return
        }
        let left = progress.limit - (time.uptime() - progress.start)
        let attempts = progress.attempts.count - (progress.hasCorrectedClock ? 1 : 0)
        guard error.isRetryable else { throw error }
        guard let delay = configuration.retry.delay(after: error, attempts: attempts) else {
            progress.retryStop = .attempts
            throw error
        }
        guard delay < left else {
            progress.retryStop = .deadline
            throw error
        }
        guard let cost = await budget.take(after: error) else {
            progress.retryStop = .budget
            throw error
        }
        progress.retryCost = cost
        try await pause(delay)
        progress.split.backOff += delay
    }
}
