package import FoundationEssentials

/// The rule by which events of one kind and cause are one finding that grows, rather than a flood of them: the next one
/// begins at most so long after the one before ended.
package struct Reach: Hashable, Sendable {
    /// How long, in seconds: three strides, and no less than 10 s.
    package let seconds: Double

    /// Events closer than this are one to somebody who watches, however short the fragments.
    private static let leastSeconds = 10.0
    /// Every second fragment is a habit, and so is every third.
    private static let strides = 3.0

    /// The reach in a stream whose fragments begin so far apart; without a rhythm it is the least one.
    package init(strideSeconds: Double?) {
        seconds = max(Self.leastSeconds, Self.strides * (strideSeconds ?? 0))
    }

    /// `one` and `other` are so close that they belong to one finding, whichever comes first.
    package func joins(_ one: ClosedRange<Date>, _ other: ClosedRange<Date>) -> Bool {
        other.lowerBound.timeIntervalSince(one.upperBound) <= seconds
            && one.lowerBound.timeIntervalSince(other.upperBound) <= seconds
    }

    /// The ranges of the findings that events of one kind and cause in `ranges` make, earliest first.
    package func merged(_ ranges: [ClosedRange<Date>]) -> [ClosedRange<Date>] {
        var merged: [ClosedRange<Date>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = merged.last, joins(last, range) {
                merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
        return merged
    }
}
