public import Logging

extension CallRecord {
    /// Writes the record down, under the names that ``metadata`` has.
    public func log(to logger: Logger) {
        let subject = "\(operation)\(stream.map { " of stream \($0)" } ?? "")"
        logger.log(level: level, attempts == 0 ? "\(subject) wasn't sent" : "\(subject)", metadata: metadata)
    }

    /// How much it matters.
    var level: Logger.Level {
        guard let failure else { return .info }
        if failure.code == .cancelled { return .debug }
        return failure.isRetryable || failure.code == .quota ? .warning : .error
    }

    /// Everything that is known, by name; times are in milliseconds.
    public var metadata: Logger.Metadata {
        var metadata: Logger.Metadata = [
            "operation": .string(operation.rawValue), "latency": .milliseconds(latency),
            "spent": .dictionary(split.metadata), "requests": .array(requests.map(\.metadata)),
            "bytes": .stringConvertible(bytes),
        ]
        metadata["stream"] = stream.map { .string($0) }
        if quotaPoints > 0 { metadata["metadata-points"] = .stringConvertible(quotaPoints) }
        if mediaPoints > 0 { metadata["media-points"] = .stringConvertible(mediaPoints) }
        if clockOffset != .zero { metadata["clock-offset"] = .milliseconds(clockOffset) }
        if let failure {
            metadata["code"] = .string(failure.code.rawValue)
            metadata["error"] = .string(failure.description)
            metadata["retries-ended-by"] = failure.retryStop.map { .string($0.rawValue) }
        }
        return metadata
    }
}

extension LatencySplit {
    /// What isn't zero, in milliseconds.
    fileprivate var metadata: Logger.Metadata {
        [
            "endpoint": endpoint, "credentials": credentials, "quota": quota, "head": head, "body": body,
            "back-off": backOff,
        ]
        .filter { $0.value > .zero }.mapValues { .milliseconds($0) }
    }
}

extension CallAttempt {
    fileprivate var metadata: Logger.MetadataValue {
        var metadata: Logger.Metadata = ["host": .string(host), "latency": .milliseconds(latency)]
        metadata["status"] = status.map { .stringConvertible($0) }
        metadata["code"] = code.map { .string($0.rawValue) }
        metadata["request-id"] = requestID.map { .string($0) }
        return .dictionary(metadata)
    }
}

extension Logger.MetadataValue {
    /// A duration in milliseconds, to the microsecond.
    static func milliseconds(_ duration: Duration) -> Logger.MetadataValue {
        .stringConvertible((duration / .microseconds(1)).rounded() / 1000)
    }
}
