public import FoundationEssentials

/// The times that a session's playlists or manifests are made of.
public struct SessionFragmentSelector: Hashable, Sendable {
    /// Which start time orders the fragments and dates them.
    public var type: FragmentSelectorType
    /// Which fragments: required for ``PlaybackMode/onDemand`` and ``PlaybackMode/liveReplay``, refused for ``PlaybackMode/live``.
    public var range: SessionTimestampRange?

    /// Fragments by `type`, of `range` where there is one.
    public init(_ type: FragmentSelectorType, range: SessionTimestampRange? = nil) {
        self.type = type
        self.range = range
    }

    var members: [Member] {
        [
            Member("FragmentSelectorType", type),
            Member(
                "TimestampRange",
                range.map { [Member("StartTimestamp", $0.start), Member("EndTimestamp", $0.end)] }),
        ]
    }
}

/// A range of fragments' start times.
public struct SessionTimestampRange: Hashable, Sendable {
    /// The earliest start; a fragment that began before it isn't in the session.
    public var start: Date
    /// The latest start, itself included; at most 24 hours after ``start``. `nil` goes on with what is ingested later.
    public var end: Date?

    /// From `start`, to `end` where there is one.
    public init(start: Date, end: Date? = nil) {
        self.start = start
        self.end = end
    }
}
