public import FoundationEssentials

/// What is known about one stream, grown from observations.
///
/// Pure: the same observations in the same order give the same reports. Work grows with what is new in an
/// observation, never with the length of the history.
public struct StreamTimeline: Sendable {
    /// A timeline of the stream `stream`, with nothing observed yet.
    public init(stream: StreamDescription) {
        description = stream
        newest = .distantPast
    }

    private var description: StreamDescription
    private var newest: Date

    /// Takes in one observation.
    public mutating func absorb(_ observation: Observation) {
        newest = max(newest, observation.date)
    }

    /// What can be said at the newest observation's date.
    public func report() -> StreamReport {
        StreamReport(date: newest, stream: description)
    }
}
