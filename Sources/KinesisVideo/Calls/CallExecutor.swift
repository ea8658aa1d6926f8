import FoundationEssentials
import HTTPTransport

/// Sends a call, again where that helps, and records how it ended.
struct CallExecutor: Sendable {
    let configuration: ClientConfiguration
    let transport: any Transport
    let time: TimeSource

    /// The longest answer accepted: 1,000 fragments are about 250 KB.
    private static let bodyLimit = 4 << 20

    /// The call's answer. Every attempt is signed anew, and sent to what `route` answers then.
    func perform<Output>(
        _ call: ServiceCall<Output>, at route: Route, deadline: Duration?
    ) async throws(KinesisVideoError) -> Output {
        var progress = Progress(start: time.uptime(), limit: deadline ?? configuration.deadline)
        do throws(KinesisVideoError) {
            let output = try await attempt(call, at: route, &progress) {
                (endpoint, progress) async throws(KinesisVideoError) in
                try await send(call, to: endpoint, &progress)
            }
            record(call, progress, failure: nil)
            return output
        } catch {
            let error = Self.naming(call, progress, in: error)
            record(call, progress, failure: error)
            throw error
        }
    }

    /// The call's answer as it comes; attempts are repeated only until a good answer's head is there.
    ///
    /// The call ends, and is recorded, with the answer's last byte; one that is left early isn't recorded.
    ///
    /// - Parameters:
    ///   - deadline: The time until the answer's head is there, retries included.
    ///   - idleLimit: The longest wait for a piece of it.
    func open(
        _ call: ServiceCall<Never>, at route: Route, deadline: Duration?, idleLimit: Duration
    ) async throws(KinesisVideoError) -> MediaStream {
        var progress = Progress(start: time.uptime(), limit: deadline ?? configuration.deadline)
        do throws(KinesisVideoError) {
            let stream = try await attempt(call, at: route, &progress) {
                (endpoint, progress) async throws(KinesisVideoError) in
                try await open(call, to: endpoint, idleLimit: idleLimit, &progress)
            }
            let reached = progress
            return MediaStream(stream.body) { count, failure in
                var progress = reached
                progress.byteCount = count
                let failure = failure.map { Self.naming(call, progress, in: $0) }
                record(call, progress, failure: failure)
                return failure
            }
        } catch {
            let error = Self.naming(call, progress, in: error)
            record(call, progress, failure: error)
            throw error
        }
    }

    private static func naming<Output>(
        _ call: ServiceCall<Output>, _ progress: Progress, in error: KinesisVideoError
    ) -> KinesisVideoError {
        var error = error
        if error.operation == nil {
            error.operation = call.operation
            error.stream = call.stream?.description
        }
        error.serviceDate = progress.serviceDate
        return error
    }

    /// How far a call has come.
    private struct Progress {
        let start: Duration
        let limit: Duration
        var attempts = 0
        var response: HTTPResponse?
        var byteCount = 0

        /// The service's clock as the last answer told it.
        var serviceDate: Date? { response?.headers["date"].flatMap(HTTPDate.date) }
    }

    private func attempt<Output, Answer>(
        _ call: ServiceCall<Output>, at route: Route, _ progress: inout Progress,
        _ send: (Endpoint, inout Progress) async throws(KinesisVideoError) -> Answer
    ) async throws(KinesisVideoError) -> Answer {
        while true {
            let endpoint = try await route.resolve(try remaining(progress))
            do throws(KinesisVideoError) {
                return try await send(endpoint, &progress)
            } catch {
                if error.tellsOfAWrongEndpoint { await route.forget(endpoint) }
                let left = progress.limit - (time.uptime() - progress.start)
                guard let delay = configuration.retry.delay(after: error, attempts: progress.attempts),
                    delay < left
                else { throw error }
                try await pause(delay)
            }
        }
    }

    private func send<Output>(
        _ call: ServiceCall<Output>, to endpoint: Endpoint, _ progress: inout Progress
    ) async throws(KinesisVideoError) -> Output {
        let (request, secrets, deadline) = try await prepare(call, to: endpoint, &progress)
        let response: HTTPResponse
        do throws(HTTPTransportError) {
            response = try await transport.send(request, deadline: deadline, bodyLimit: Self.bodyLimit)
        } catch {
            throw KinesisVideoError(error)
        }
        progress.response = response
        progress.byteCount = response.body.count
        return try ServiceAnswer(response: response, secrets: secrets).decoded(by: call)
    }

    private func open(
        _ call: ServiceCall<Never>, to endpoint: Endpoint, idleLimit: Duration, _ progress: inout Progress
    ) async throws(KinesisVideoError) -> HTTPStream {
        let (request, secrets, deadline) = try await prepare(call, to: endpoint, &progress)
        do throws(HTTPTransportError) {
            let stream = try await transport.open(request, deadline: deadline, idleLimit: idleLimit)
            progress.response = HTTPResponse(status: stream.status, headers: stream.headers)
            if stream.isMedia { return stream }
            let body = try await stream.body.prefix(bytes: Self.bodyLimit)
            progress.byteCount = body.count
            progress.response?.body = body
        } catch {
            throw KinesisVideoError(error)
        }
        let response = progress.response ?? HTTPResponse(status: 0)
        switch try ServiceAnswer(response: response, secrets: secrets).decoded(by: call) {}
    }

    /// What to send, what its answer must not repeat, and how long to wait; it counts as an attempt.
    private func prepare<Output>(
        _ call: ServiceCall<Output>, to endpoint: Endpoint, _ progress: inout Progress
    ) async throws(KinesisVideoError) -> (HTTPRequest, secrets: [Secret], deadline: Duration) {
        let credentials = try await configuration.credentials.load()
        let deadline = min(try remaining(progress), configuration.retry.attemptDeadline)
        let request = SignedRequest.make(
            call, to: endpoint, credentials: credentials, region: configuration.region, date: time.date())
        progress.attempts += 1
        progress.response = nil
        progress.byteCount = 0
        return (request, credentials.secrets, deadline)
    }

    private func remaining(_ progress: Progress) throws(KinesisVideoError) -> Duration {
        let left = progress.limit - (time.uptime() - progress.start)
        guard left > .zero else {
            throw KinesisVideoError(.timeout, "no answer within \(progress.limit)")
        }
        return left
    }

    private func pause(_ delay: Duration) async throws(KinesisVideoError) {
        do { try await time.sleep(delay) } catch { throw .cancelled }
    }

    private func record<Output>(
        _ call: ServiceCall<Output>, _ progress: Progress, failure: KinesisVideoError?
    ) {
        // A call that ended before its first request (no credentials, no endpoint) isn't a call to this operation.
        guard progress.attempts > 0 else { return }
        configuration.record(
            CallRecord(
                operation: call.operation, stream: call.stream?.description, attempts: progress.attempts,
                latency: time.uptime() - progress.start, status: progress.response?.status,
                requestID: progress.response.flatMap(ServiceAnswer.requestID),
                bytes: progress.byteCount, quotaPoints: call.quotaPoints, date: time.date(),
                serviceDate: progress.serviceDate, failure: failure))
    }
}

extension HTTPStream {
    /// Whether it is a good answer that isn't JSON, which only refusals and misunderstandings are.
    fileprivate var isMedia: Bool {
        (200..<300).contains(status) && headers["content-type"]?.contains("json") != true
    }
}
