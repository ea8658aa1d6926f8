package import FoundationEssentials

/// The input of DescribeStream.
package struct DescribeStreamRequest: Hashable, Sendable, Decodable {
    /// StreamName.
    package var streamName: String?
    /// StreamARN.
    package var streamARN: String?

    /// A request for one stream.
    package init(streamName: String? = nil, streamARN: String? = nil) {
        self.streamName = streamName
        self.streamARN = streamARN
    }
}

extension ArchivedMediaService {
    /// The stream asked for.
    package mutating func describeStream(
        _ request: DescribeStreamRequest, at date: Date
    ) throws(ServiceError) -> SimulatedStream {
        let stream = try stream(StreamReference(name: request.streamName, arn: request.streamARN), at: date)
        try count("DescribeStream", of: stream.name, at: date)
        return stream
    }
}
