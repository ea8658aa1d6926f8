import FoundationEssentials
import HTTPTransport

extension CallExecutor {
    /// The longest answer accepted where media was asked for and something else came.
    private static let refusalLimit = 4 << 20

    /// Sends the call once.
    func send<Output>(
        _ call: ServiceCall<Output>, to endpoint: Endpoint, _ progress: inout CallProgress
    ) async throws(KinesisVideoError) -> Output {
        let (request, secrets) = try await prepare(call, to: endpoint, &progress)
        let sent = time.uptime()
        do throws(KinesisVideoError) {
            let response = try await exchange(request, bodyLimit: call.bodyLimit, &progress)
            progress.response = response
            progress.byteCount = response.body.count
            let output = try ServiceAnswer(response: response, secrets: secrets).decoded(by: call)
            await end(&progress, sent: sent, head: response.headLatency, failure: nil)
            return output
        } catch {
            await end(&progress, sent: sent, head: progress.response?.headLatency, failure: error)
            throw error
        }
    }

    /// Sends the call once, and answers as soon as it is clear that media will come.
    func open(
        _ call: ServiceCall<Never>, to endpoint: Endpoint, idleLimit: Duration, _ progress: inout CallProgress
    ) async throws(KinesisVideoError) -> HTTPStream {
        let (request, secrets) = try await prepare(call, to: endpoint, &progress)
        let sent = time.uptime()
        do throws(KinesisVideoError) {
            let stream = try await begin(request, idleLimit: idleLimit, &progress)
            let head = time.uptime() - sent
            progress.response = HTTPResponse(
                status: stream.status, headers: stream.headers, headLatency: head)
            guard !stream.isMedia else {
                await end(&progress, sent: sent, head: head, failure: nil)
                return stream
            }
            let response = try await complete(stream, &progress)
            switch try ServiceAnswer(response: response, secrets: secrets).decoded(by: call) {}
        } catch {
            await end(&progress, sent: sent, head: progress.response?.headLatency, failure: error)
            throw error
        }
    }

    /// What to send, and what its answer must not repeat; it counts as an attempt.
    private func prepare<Output>(
        _ call: ServiceCall<Output>, to endpoint: Endpoint, _ progress: inout CallProgress
    ) async throws(KinesisVideoError) -> (HTTPRequest, secrets: [Secret]) {
        let start = time.uptime()
        let credentials = try await self.credentials.load()
        progress.split.credentials += time.uptime() - start
        try await admit(call, &progress)
        let offset = await clock.offset
        let request = SignedRequest.make(
            call, to: endpoint, credentials: credentials, region: configuration.region,
            date: time.date().addingTimeInterval(offset / .seconds(1)))
        progress.beginAttempt(at: endpoint.authority, clockOffset: offset)
        return (request, credentials.secrets)
    }

    /// Takes note of how a request ended.
    func end(
        _ progress: inout CallProgress, sent: Duration, head: Duration?, failure: KinesisVideoError?
    ) async {
        let now = time.uptime()
        progress.endAttempt(after: now - sent, head: head, failure: failure)
        await budget.note(failure, at: now)
        guard let serviceDate = progress.serviceDate, failure == nil || progress.isOfTheService else {
            return
        }
        await clock.note(serviceDate, receivedAt: time.date())
    }

    /// Waits for the call's turn by the rate that the service takes, and by its quotas.
    private func admit<Output>(
        _ call: ServiceCall<Output>, _ progress: inout CallProgress
    ) async throws(KinesisVideoError) {
        let start = time.uptime()
        let limit = try progress.remaining(at: start)
        guard let turn = await budget.turn(at: start, limit: limit) else { throw .quota(limit) }
        if turn > .zero { try await pause(turn) }
        _ = try await configuration.quota.admit(
            call.charges(in: configuration.region), within: try progress.remaining(at: time.uptime()), time)
        progress.split.quota += time.uptime() - start
        _ = try progress.remaining(at: time.uptime())
    }

    /// Waits for one of the connections that a stream's readers may have, and takes it; whoever did disconnects.
    func connect<Output>(
        _ call: ServiceCall<Output>, _ progress: inout CallProgress
    ) async throws(KinesisVideoError) -> QuotaConnection? {
        guard let connection = call.connection(in: configuration.region) else { return nil }
        let start = time.uptime()
        try await configuration.quota.connect(
            connection, within: try progress.remaining(at: start), time)
        progress.split.quota += time.uptime() - start
        return connection
    }

    /// Waits.
    func pause(_ delay: Duration) async throws(KinesisVideoError) {
        do { try await time.sleep(delay) } catch { throw .cancelled }
    }

    /// How long one request may take.
    private func deadline(_ progress: CallProgress) throws(KinesisVideoError) -> Duration {
        min(try progress.remaining(at: time.uptime()), configuration.retry.attemptDeadline)
    }

    /// Sends `request` once.
    func exchange(
        _ request: HTTPRequest, bodyLimit: Int, _ progress: inout CallProgress
    ) async throws(KinesisVideoError) -> HTTPResponse {
        let deadline = try deadline(progress)
        do throws(HTTPTransportError) {
            return try await transport.send(request, deadline: deadline, bodyLimit: bodyLimit)
        } catch {
            throw KinesisVideoError(error)
        }
    }

    private func begin(
        _ request: HTTPRequest, idleLimit: Duration, _ progress: inout CallProgress
    ) async throws(KinesisVideoError) -> HTTPStream {
        let deadline = try deadline(progress)
        do throws(HTTPTransportError) {
            return try await transport.open(request, deadline: deadline, idleLimit: idleLimit)
        } catch {
            throw KinesisVideoError(error)
        }
    }

    private func complete(
        _ stream: HTTPStream, _ progress: inout CallProgress
    ) async throws(KinesisVideoError) -> HTTPResponse {
        do throws(HTTPTransportError) {
            let body = try await stream.body.prefix(bytes: Self.refusalLimit)
            progress.byteCount = body.count
            progress.response?.body = body
        } catch {
            throw KinesisVideoError(error)
        }
        return progress.response ?? HTTPResponse(status: stream.status)
    }
}

extension HTTPStream {
    /// Whether it is a good answer that isn't JSON, which only refusals and misunderstandings are.
    fileprivate var isMedia: Bool {
        (200..<300).contains(status) && headers["content-type"]?.contains("json") != true
    }
}
