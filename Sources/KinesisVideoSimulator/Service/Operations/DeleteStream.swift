package import FoundationEssentials

/// The input of DeleteStream.
package struct DeleteStreamRequest: Hashable, Sendable, Decodable {
    /// StreamARN.
    package var streamARN: String?
    /// CurrentVersion; any where it isn't given.
    package var currentVersion: String?

    /// A request to delete a stream.
    package init(streamARN: String?, currentVersion: String? = nil) {
        self.streamARN = streamARN
        self.currentVersion = currentVersion
    }
}

extension ArchivedMediaService {
    /// Deletes a stream with all that it holds, and returns what it was.
    ///
    /// Source: KVS API reference, DeleteStream.
    package mutating func deleteStream(
        _ request: DeleteStreamRequest, at date: Date
    ) throws(ServiceError) -> SimulatedStream {
        guard let arn = request.streamARN else { throw .invalidArgument("StreamARN", "it is required") }
        let stream = try stream(StreamReference(arn: arn), at: date)
        if let seen = request.currentVersion { try stream.settings.require(version: seen) }
        remove(named: stream.name)
        return stream
    }
}
