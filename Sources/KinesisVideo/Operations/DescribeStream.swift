extension KinesisVideoClient {
    /// What the service knows about a stream.
    ///
    /// - Parameters:
    ///   - stream: Which stream.
    ///   - deadline: The time for everything, retries included; the configuration's where `nil`.
    /// - Throws: ``KinesisVideoError``; ``KinesisVideoError/Code/resourceNotFound`` where there is no such stream.
    public func describeStream(
        _ stream: StreamReference, deadline: Duration? = nil
    ) async throws(KinesisVideoError) -> DescribedStream {
        do throws(RuleViolation) { try stream.validate() } catch { throw KinesisVideoError(error) }
        let call = ServiceCall(
            operation: .describeStream, stream: stream, body: .object([stream.member]),
            decode: DescribeStreamDecoder.decode)
        return try await control(call, deadline: deadline)
    }
}

/// Reads `{"StreamInfo": {…}}`.
enum DescribeStreamDecoder {
    private enum Name: String, CaseIterable {
        case info = "StreamInfo"
    }

    private static let keys = JSONKeys<Name>()

    static func decode(_ body: [UInt8]) throws(UndecodableBody) -> DescribedStream {
        var scanner = JSONScanner(body)
        var stream: DescribedStream?
        try scanner.object(keys) { scanner, _ throws(UndecodableBody) in
            stream = try DescribedStream(&scanner)
        }
        return try UndecodableBody.require(stream, "StreamInfo")
    }
}
