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
            let output = try await attempt(call, at: route, &progress)
            record(call, progress, failure: nil)
            return output
        } catch {
            var error = error
            if error.operation == nil {
                error.operation = call.operation
                error.stream = call.stream?.description
            }
            error.serviceDate = progress.serviceDate
            record(call, progress, failure: error)
            throw error
        }
    }

    /// How far a call has come.
    private struct Progress {
        let start: Duration
        let limit: Duration
        var attempts = 0
        var response: HTTPResponse?

        /// The service's clock as the last answer told it.
        var serviceDate: Date? { response?.headers["date"].flatMap(HTTPDate.date) }
    }

    private func attempt<Output>(
        _ call: ServiceCall<Output>, at route: Route, _ progress: inout Progress
    ) async throws(KinesisVideoError) -> Output {
        while true {
            let endpoint = try await route.resolve(try remaining(progress))
            do throws(KinesisVideoError) {
                return try await send(call, to: endpoint, &progress)
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
        let credentials = try await configuration.credentials.load()
        let deadline = min(try remaining(progress), configuration.retry.attemptDeadline)
        let request = SignedRequest.make(
            call, to: endpoint, credentials: credentials, region: configuration.region, date: time.date())
        progress.attempts += 1
        progress.response = nil
        let response: HTTPResponse
        do throws(HTTPTransportError) {
            response = try await transport.send(request, deadline: deadline, bodyLimit: Self.bodyLimit)
        } catch {
            throw KinesisVideoError(error)
        }
        progress.response = response
        return try ServiceAnswer(response: response, secrets: credentials.secrets).decoded(by: call)
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
                bytes: progress.response?.body.count ?? 0, quotaPoints: call.quotaPoints, date: time.date(),
                serviceDate: progress.serviceDate, failure: failure))
    }
}
