public import FoundationEssentials

/// What a response's Date header says of our clock.
public struct ClockReading: Hashable, Sendable {
    /// When it was read, by the service's clock as far as it is known.
    public var date: Date
    /// How far the service's clock is ahead of ours, in seconds; negative where ours is ahead. Below 2 s it says nothing.
    public var offsetSeconds: Double

    /// A reading of `offsetSeconds`.
    public init(date: Date, offsetSeconds: Double) {
        self.date = date
        self.offsetSeconds = offsetSeconds
    }
}
