import HTTPTransport

/// A GET of what a session's URL leads to.
struct SessionCall: Sendable {
    /// What is there.
    let resource: SessionResource
    /// Where it is.
    let url: SessionURL
    /// Whose session it is.
    let stream: StreamReference
    /// What it costs.
    let charges: [QuotaCharge]

    /// A request for `resource` of a session of `stream` in `region`.
    init(_ resource: SessionResource, _ url: SessionURL, _ stream: StreamReference, _ region: Region) {
        self.resource = resource
        self.url = url
        self.stream = stream
        charges = QuotaCharge.list(
            for: resource.operation, of: stream.name, in: region, session: url.session,
            quotaPoints: resource.quotaPoints, mediaPoints: resource.mediaPoints)
    }
}

extension CallExecutor {
    /// The good answer to `call`.
    func load(
        _ call: SessionCall, bodyLimit: Int, deadline: Duration?
    ) async throws(KinesisVideoError) -> HTTPResponse {
        var progress = CallProgress(start: time.uptime(), limit: deadline ?? configuration.deadline)
        do throws(KinesisVideoError) {
            let response = try await get(call, bodyLimit: bodyLimit, &progress)
            record(call, progress, failure: nil)
            return response
        } catch {
            let error = naming(call, progress, in: error)
            record(call, progress, failure: error)
            throw error
        }
    }

    /// How long the good answer's body is, at most `limit`.
    func byteCount(
        of call: SessionCall, upTo limit: Int, deadline: Duration?
    ) async throws(KinesisVideoError) -> Int {
        var progress = CallProgress(start: time.uptime(), limit: deadline ?? configuration.deadline)
        do throws(KinesisVideoError) {
            let count = try await get(call, bodyLimit: limit, &progress).body.count
            record(call, progress, failure: nil)
            return count
        } catch {
            if (error.underlying as? HTTPTransportError)?.code == .tooLarge {
                progress.byteCount = limit
                record(call, progress, failure: nil)
                return limit
            }
            let error = naming(call, progress, in: error)
            record(call, progress, failure: error)
            throw error
        }
    }

    private func get(
        _ call: SessionCall, bodyLimit: Int, _ progress: inout CallProgress
    ) async throws(KinesisVideoError) -> HTTPResponse {
        let start = time.uptime()
        _ = try await configuration.quota.admit(
            call.charges, within: try progress.remaining(at: start), time)
        progress.split.quota += time.uptime() - start
        progress.beginAttempt(at: call.url.authority, clockOffset: .zero)
        let sent = time.uptime()
        do throws(KinesisVideoError) {
            let response = try await exchange(
                HTTPRequest(url: call.url.reveal()), bodyLimit: bodyLimit, &progress)
            progress.response = response
            progress.byteCount = response.body.count
            guard response.status == 200 else {
                throw KinesisVideoError(refusal: response, hiding: [call.url.session])
            }
            await end(&progress, sent: sent, head: response.headLatency, failure: nil)
            return response
        } catch {
            await end(&progress, sent: sent, head: progress.response?.headLatency, failure: error)
            throw error
        }
    }

    private func naming(
        _ call: SessionCall, _ progress: CallProgress, in error: KinesisVideoError
    ) -> KinesisVideoError {
        naming(call.resource.operation, call.stream, progress, in: error)
    }

    private func record(_ call: SessionCall, _ progress: CallProgress, failure: KinesisVideoError?) {
        record(
            call.resource.operation, call.stream, progress, quotaPoints: call.resource.quotaPoints,
            mediaPoints: call.resource.mediaPoints, failure: failure)
    }
}
