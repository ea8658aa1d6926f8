public import FoundationEssentials

/// How one of the monitor's own polls kept to its schedule.
public struct PollTiming: Hashable, Sendable {
    /// What it asked for.
    public enum Target: String, CaseIterable, Hashable, Sendable {
        case archive, playlist
    }

    /// When it ended.
    public var date: Date
    /// What it asked for.
    public var target: Target
    /// How long after it was due it began.
    public var delay: Duration
    /// How long it took, retries included.
    public var took: Duration

    /// The timing of one poll.
    public init(date: Date, target: Target, delay: Duration, took: Duration) {
        self.date = date
        self.target = target
        self.delay = delay
        self.took = took
    }
}
