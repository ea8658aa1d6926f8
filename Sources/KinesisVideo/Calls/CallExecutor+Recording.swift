import HTTPTransport

extension CallExecutor {
    /// Tells how a call ended, however far it came.
    func record<Output>(
        _ call: ServiceCall<Output>, _ progress: CallProgress, failure: KinesisVideoError?
    ) {
        record(
            call.operation, call.stream, progress, quotaPoints: call.quotaPoints,
            mediaPoints: call.mediaPoints, failure: failure)
    }

    /// Tells how a call of `operation` ended.
    func record(
        _ operation: ServiceOperation, _ stream: StreamReference?, _ progress: CallProgress, quotaPoints: Int,
        mediaPoints: Int, failure: KinesisVideoError?
    ) {
        record(
            CallRecord(
                operation: operation, stream: stream?.description, requests: progress.attempts,
                latency: time.uptime() - progress.start, split: progress.split, bytes: progress.byteCount,
                quotaPoints: quotaPoints, mediaPoints: mediaPoints, date: time.date(),
                serviceDate: progress.serviceDate, clockOffset: progress.clockOffset, failure: failure))
    }

    /// `error` with what was called, and how far that came.
    func naming(
        _ operation: ServiceOperation, _ stream: StreamReference?, _ progress: CallProgress,
        in error: KinesisVideoError
    ) -> KinesisVideoError {
        var error = error
        // Where credentials are missing, it wasn't the operation that failed.
        if error.operation == nil, !error.isAboutCredentials {
            error.operation = operation
            error.stream = stream?.description
        }
        error.serviceDate = progress.serviceDate ?? error.serviceDate
        error.requestCount = progress.attempts.count
        error.retryStop = progress.retryStop ?? error.retryStop
        return error
    }

    /// The request that `request` makes; one that the service would refuse is a call, too, which wasn't sent.
    func checked(
        _ request: () throws(KinesisVideoError) -> ServiceRequest
    ) throws(KinesisVideoError) -> ServiceRequest {
        do throws(KinesisVideoError) {
            return try request()
        } catch {
            var error = error
            error.requestCount = 0
            if let operation = error.operation {
                record(
                    CallRecord(
                        operation: operation, stream: error.stream, requests: [], latency: .zero,
                        date: time.date(), failure: error))
            }
            throw error
        }
    }

    private func record(_ record: CallRecord) {
        configuration.record(record)
        hear(record)
        if let logger = configuration.logging.calls { record.log(to: logger) }
    }
}
