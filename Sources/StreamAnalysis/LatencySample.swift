public import FoundationEssentials

/// The live latency at one moment.
public struct LatencySample: Hashable, Sendable {
    /// When the playlist was loaded.
    public var date: Date
    /// That date minus the end of the playlist's newest segment, in seconds; negative where the producer's clock runs ahead.
    public var seconds: Double

    /// A latency of `seconds` at `date`.
    public init(date: Date, seconds: Double) {
        self.date = date
        self.seconds = seconds
    }
}
