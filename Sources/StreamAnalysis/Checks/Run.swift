import FoundationEssentials

/// Neighbouring events of one kind and cause that make one finding: nobody wants to read ten in a row.
struct Run: Sendable {
    /// The first one's number, which names the finding.
    let subject: String
    /// What they have in common.
    let cause: String?
    /// The fragments, in the order in which they came.
    private(set) var fragments: [FragmentNumber]
    /// Where the earliest begins, on the producer's clock.
    private(set) var from: Date
    /// Where the latest ends.
    private(set) var to: Date

    /// So many fragments are named in a finding; more are only counted.
    private static let capacity = 50
    /// How many events it joins.
    private(set) var count = 1
    /// How much media they hold, in seconds.
    private(set) var seconds: Double

    /// A run of one.
    init(_ first: ArchivedFragment, cause: String?) {
        subject = first.fragment.number.digits
        self.cause = cause
        fragments = [first.fragment.number]
        from = first.fragment.producerTimestamp
        to = first.end
        seconds = first.seconds
    }

    /// Takes in `next` where it belongs to this run: the same cause, within `reach`.
    mutating func extend(by next: ArchivedFragment, cause: String?, reach: Reach) -> Bool {
        let start = next.fragment.producerTimestamp
        let place = start...max(start, next.end)
        guard cause == self.cause, reach.joins(from...max(from, to), place) else { return false }
        if fragments.count < Self.capacity { fragments.append(next.fragment.number) }
        count += 1
        seconds += next.seconds
        from = min(from, start)
        to = max(to, next.end)
        return true
    }
}

extension ArchivedFragment {
    /// How much media it holds, in seconds.
    var seconds: Double { end.timeIntervalSince(fragment.producerTimestamp) }
}

extension Run? {
    /// Extends the run, or begins another with `next`.
    mutating func add(_ next: ArchivedFragment, cause: String?, reach: Reach) -> Run {
        if var run = self, run.extend(by: next, cause: cause, reach: reach) {
            self = run
            return run
        }
        let run = Run(next, cause: cause)
        self = run
        return run
    }
}
