public import FoundationEssentials

/// Which server time was listed: what lies outside was not looked at, and nothing can be said about it.
public struct Coverage: Hashable, Sendable {
    /// The stretches, oldest first; they neither touch nor overlap.
    public private(set) var ranges: [ClosedRange<Date>] = []

    /// Slices are cut at milliseconds, so a smaller distance is none, in seconds.
    private static let seamSeconds = 0.002

    /// Nothing was listed.
    public init() {}

    /// Adds `range`.
    public mutating func insert(_ range: ClosedRange<Date>) {
        let first = firstIndex(reaching: range.lowerBound.addingTimeInterval(-Self.seamSeconds))
        var end = first
        var (lower, upper) = (range.lowerBound, range.upperBound)
        while end < ranges.count,
            ranges[end].lowerBound <= range.upperBound.addingTimeInterval(Self.seamSeconds)
        {
            lower = min(lower, ranges[end].lowerBound)
            upper = max(upper, ranges[end].upperBound)
            end += 1
        }
        ranges.replaceSubrange(first..<end, with: [lower...upper])
    }

    /// Forgets what lies before `date`.
    public mutating func remove(before date: Date) {
        let first = firstIndex(reaching: date)
        ranges.removeFirst(first)
        guard let oldest = ranges.first, oldest.lowerBound < date else { return }
        ranges[0] = date...oldest.upperBound
    }

    /// All of `range` was listed.
    public func covers(_ range: ClosedRange<Date>) -> Bool {
        let index = firstIndex(reaching: range.upperBound)
        guard index < ranges.count else { return false }
        return ranges[index].lowerBound <= range.lowerBound
    }

    /// What of `range` was not listed, oldest first.
    public func missing(in range: ClosedRange<Date>) -> [ClosedRange<Date>] {
        var missing: [ClosedRange<Date>] = []
        var start = range.lowerBound
        var index = firstIndex(reaching: start)
        while index < ranges.count, ranges[index].lowerBound < range.upperBound {
            if start < ranges[index].lowerBound { missing.append(start...ranges[index].lowerBound) }
            start = max(start, ranges[index].upperBound)
            index += 1
        }
        if start < range.upperBound { missing.append(start...range.upperBound) }
        return missing
    }

    /// How much of `range` was listed, 0…1.
    public func fraction(of range: ClosedRange<Date>) -> Double {
        let whole = range.upperBound.timeIntervalSince(range.lowerBound)
        guard whole > 0 else { return covers(range) ? 1 : 0 }
        let rest = missing(in: range).map { $0.upperBound.timeIntervalSince($0.lowerBound) }.reduce(0, +)
        return min(1, max(0, 1 - rest / whole))
    }

    /// The oldest range that ends at `date` or later.
    private func firstIndex(reaching date: Date) -> Int {
        var (low, high) = (0, ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < date { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
