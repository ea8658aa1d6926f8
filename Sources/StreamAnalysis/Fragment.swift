public import FoundationEssentials

/// One archived fragment, as ListFragments describes it.
///
/// Source: Amazon Kinesis Video Streams API, data type `Fragment`.
public struct Fragment: Hashable, Sendable {
    /// Unique within the stream; grows in the order of ingestion.
    public var number: FragmentNumber
    /// When the producer says the first frame was taken, to the millisecond.
    public var producerTimestamp: Date
    /// When the service began to receive the fragment, to the millisecond.
    public var serverTimestamp: Date
    /// Last frame's time minus first frame's time: the last frame's own duration is left out, so 0 for a single frame.
    public var length: Duration
    /// Size in bytes.
    public var byteCount: Int

    /// A fragment with all that ListFragments tells.
    public init(
        number: FragmentNumber, producerTimestamp: Date, serverTimestamp: Date, length: Duration,
        byteCount: Int
    ) {
        self.number = number
        self.producerTimestamp = producerTimestamp
        self.serverTimestamp = serverTimestamp
        self.length = length
        self.byteCount = byteCount
    }

    /// Server timestamp minus producer timestamp, in seconds; negative when the producer's clock runs ahead.
    public var lagSeconds: Double { serverTimestamp.timeIntervalSince(producerTimestamp) }
}
