import Canvas
import FoundationEssentials
import StreamAnalysis

/// What tells a fragment from all others, together with its place in producer time so that it is found quickly.
struct FragmentKey: Hashable, Sendable {
    /// When it was taken.
    var producerTimestamp: Date
    /// Its number.
    var number: FragmentNumber

    /// The key of `fragment`.
    init(_ fragment: Fragment) {
        producerTimestamp = fragment.producerTimestamp
        number = fragment.number
    }
}

extension FragmentHistory {
    /// The index of the fragment with `key`, or of its nearest neighbour; `nil` in an empty history.
    func index(nearest key: FragmentKey) -> Int? {
        guard !isEmpty else { return nil }
        let first = firstIndex(atOrAfter: key.producerTimestamp)
        var index = first
        while index < endIndex, self[index].fragment.producerTimestamp == key.producerTimestamp {
            if self[index].fragment.number == key.number { return index }
            index += 1
        }
        return Swift.min(first, endIndex - 1)
    }

    /// The index of the last fragment that begins at `date` or before it, or of the first; `nil` in an empty history.
    func index(at date: Date) -> Int? {
        guard !isEmpty else { return nil }
        let next = firstIndex(atOrAfter: date.addingTimeInterval(0.001))
        return Swift.max(startIndex, next - 1)
    }

    /// The indices of the fragments of which something may be seen on `axis`.
    func indices(on axis: TimeAxis) -> Range<Int> {
        // A fragment is refused when it is longer than this. Source: KVS error 4002, MAX_FRAGMENT_DURATION_REACHED.
        let longestFragment = 20.0
        let first = firstIndex(atOrAfter: axis.date(ofColumn: 0).addingTimeInterval(-longestFragment))
        return first..<Swift.max(first, firstIndex(atOrAfter: axis.date(ofColumn: axis.columns)))
    }
}
