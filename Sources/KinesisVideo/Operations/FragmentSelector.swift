public import FoundationEssentials

/// Which of a fragment's two start times a range is about.
public enum FragmentSelectorType: String, CaseIterable, Hashable, Sendable {
    /// The producer's clock.
    case producerTimestamp = "PRODUCER_TIMESTAMP"
    /// The service's clock when it began to receive the fragment.
    case serverTimestamp = "SERVER_TIMESTAMP"
}

/// A range of time in which fragments begin; both ends belong to it.
public struct FragmentSelector: Hashable, Sendable {
    /// Which start time.
    public var type: FragmentSelectorType
    /// The range; a fragment that only reaches into it isn't in it.
    public var range: ClosedRange<Date>

    /// Fragments whose time of `type` is within `range`.
    public init(_ type: FragmentSelectorType, _ range: ClosedRange<Date>) {
        self.type = type
        self.range = range
    }

    var members: [Member] {
        [
            Member("FragmentSelectorType", type),
            Member(
                "TimestampRange",
                [Member("StartTimestamp", range.lowerBound), Member("EndTimestamp", range.upperBound)]),
        ]
    }
}
