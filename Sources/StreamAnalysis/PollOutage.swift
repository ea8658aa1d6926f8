public import FoundationEssentials

/// A stretch in which the monitor's listings or playlists failed: what happened in it wasn't looked at then.
public struct PollOutage: Hashable, Sendable {
    /// What failed.
    public enum Source: Hashable, Sendable, CaseIterable {
        /// ListFragments.
        case listings
        /// The media playlist.
        case playlists
    }

    /// What failed.
    public var source: Source
    /// The last answer before it, or the first failure where there was none.
    public var from: Date
    /// The first answer after it, or `nil` while none has come.
    public var to: Date?
    /// How many calls failed, retries not counted.
    public var failures: Int

    /// A stretch from `from` on in which `source` failed.
    public init(source: Source, from: Date, to: Date? = nil, failures: Int = 1) {
        self.source = source
        self.from = from
        self.to = to
        self.failures = failures
    }
}
