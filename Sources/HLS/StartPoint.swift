/// Where players should start. Source: RFC 8216 §4.3.5.2.
public struct StartPoint: Hashable, Sendable {
    /// TIME-OFFSET: from the start of the playlist, or, where negative, from its end.
    public var timeOffset: Duration
    /// PRECISE=YES.
    public var isPrecise: Bool

    /// A start point at `timeOffset`.
    public init(timeOffset: Duration, isPrecise: Bool = false) {
        self.timeOffset = timeOffset
        self.isPrecise = isPrecise
    }
}
