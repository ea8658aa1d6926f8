package import FoundationEssentials
import StreamAnalysis

/// Which slice of the past to list next, and when: the newest first, within a share of the stream's quota.
///
/// Pure: uptimes come in, steps go out. A slice that fails is put off and loses nothing of what was listed.
package struct HistoryPlan: Sendable {
    /// What to do next.
    package enum Step: Hashable, Sendable {
        /// List this slice.
        case list(ListingPlan.Request)
        /// Nothing for so long.
        case wait(Duration)
        /// All of it was listed.
        case finished
    }

    /// A slice that failed.
    private struct Postponed {
        var range: ClosedRange<Date>
        var due: Duration
        var attempts: Int
    }

    /// What is to be listed.
    package let range: ClosedRange<Date>
    private var listed = Coverage()
    private var postponed: [Postponed] = []
    private var fragmentsPerSecond = 1.0
    private var pointsPerSecond = HistoryPlan.share
    private var ready = Duration.zero
    /// When the slice that is under way was asked for.
    private var asked = Duration.zero
    /// Failures since the last answer.
    package private(set) var failures = 0

    /// A plan that lists `range`.
    package init(_ range: ClosedRange<Date>) { self.range = range }

    /// A quarter of the metadata points that all callers of a stream share a second.
    ///
    /// Source: KVS developer guide, quotas: 10,000, and ListFragments costs its MaxResults.
    static let share = 2500.0
    private static let leastShare = 100.0
    /// A slice is to hold so many fragments, with room below the 1000 of a page.
    private static let fragmentsPerSlice = 880.0
    private static let sliceSeconds = 60.0...1800.0
    private static let resultLimits = 200...1000
    /// The longest wait after failures, in seconds.
    private static let longestWait = 30.0
    /// From so many failures on a slice is listed in two halves.
    private static let failuresBeforeSplit = 2
    private static let leastSplitSeconds = 10.0

    /// What to do at `uptime`.
    package mutating func next(at uptime: Duration) -> Step {
        guard uptime >= ready else { return .wait(ready - uptime) }
        asked = uptime
        var known = listed
        for slice in postponed { known.insert(slice.range) }
        if let missing = known.missing(in: range).last {
            let seconds = Self.fragmentsPerSlice / max(fragmentsPerSecond, 0.001)
            let length = min(max(seconds, Self.sliceSeconds.lowerBound), Self.sliceSeconds.upperBound)
            let start = max(missing.lowerBound, missing.upperBound.addingTimeInterval(-length))
            return .list(request(start...missing.upperBound))
        }
        guard let first = postponed.min(by: { $0.due < $1.due }) else { return .finished }
        return first.due <= uptime ? .list(request(first.range)) : .wait(first.due - uptime)
    }

    /// Takes note that `request` was answered in full with `count` fragments, and answers what it cost in points.
    package mutating func answered(
        _ request: ListingPlan.Request, count: Int, at uptime: Duration
    ) -> Int {
        failures = 0
        listed.insert(request.range)
        postponed.removeAll { $0.range == request.range }
        let seconds = request.range.upperBound.timeIntervalSince(request.range.lowerBound)
        if seconds > 0 { fragmentsPerSecond = (fragmentsPerSecond + Double(count) / seconds) / 2 }
        let pages = max(1, (count + request.maxResults - 1) / request.maxResults)
        pointsPerSecond = min(Self.share, pointsPerSecond * 1.1)
        ready = asked + .seconds(Double(pages * request.maxResults) / pointsPerSecond)
        return pages * request.maxResults
    }

    /// Takes note that `request` failed; `isThrottling` where the service asked for fewer requests.
    package mutating func failed(_ request: ListingPlan.Request, at uptime: Duration, isThrottling: Bool) {
        failures += 1
        if isThrottling { pointsPerSecond = max(Self.leastShare, pointsPerSecond / 2) }
        let doublings = min(failures - 1, 5)
        ready = uptime + .seconds(min(Double(1 << doublings), Self.longestWait))
        let attempts = 1 + (postponed.first { $0.range == request.range }?.attempts ?? 0)
        postponed.removeAll { $0.range == request.range }
        for part in parts(of: request.range, attempts: attempts) {
            postponed.append(Postponed(range: part, due: ready, attempts: attempts))
        }
    }

    /// The slice itself, or two halves of one that has failed before: it may hold too much to be listed in time.
    private func parts(of slice: ClosedRange<Date>, attempts: Int) -> [ClosedRange<Date>] {
        let seconds = slice.upperBound.timeIntervalSince(slice.lowerBound)
        guard attempts >= Self.failuresBeforeSplit, seconds > 2 * Self.leastSplitSeconds else {
            return [slice]
        }
        let middle = slice.lowerBound.addingTimeInterval((seconds / 2).rounded())
        return [slice.lowerBound...middle, middle...slice.upperBound]
    }

    private func request(_ slice: ClosedRange<Date>) -> ListingPlan.Request {
        let expected = slice.upperBound.timeIntervalSince(slice.lowerBound) * fragmentsPerSecond
        let headroom = 1.13
        let results = Int(min(expected * headroom, Double(Self.resultLimits.upperBound)))
        return ListingPlan.Request(
            range: slice, maxResults: max(results, Self.resultLimits.lowerBound))
    }
}
