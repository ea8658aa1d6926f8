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
        let call = ServiceCall(
            try checked(try .describeStream(stream)), decode: DescribeStreamDecoder.decode)
        return try await control(call, deadline: deadline)
    }
}

extension ServiceRequest {
    /// What the service knows about a stream.
    public static func describeStream(
        _ stream: StreamReference
    ) throws(KinesisVideoError) -> ServiceRequest {
        try ServiceRequest(.describeStream, of: stream)
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
