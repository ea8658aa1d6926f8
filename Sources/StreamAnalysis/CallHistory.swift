/// The newest calls of all operations, oldest first; an index is a call's place among all that were ever made.
///
/// An index stays that of its call until the call is forgotten, so it tells a call from its likes.
public struct CallHistory: RandomAccessCollection, Sendable {
    /// So many are kept: some minutes of a stream that is polled.
    public static let capacity = 500

    private var kept: [CallOutcome] = []
    private var forgotten = 0

    /// The history of `outcomes`, which are in the order in which they ended.
    public init(_ outcomes: some Sequence<CallOutcome> = []) {
        for outcome in outcomes { append(outcome) }
    }

    /// The index of the oldest that is kept.
    public var startIndex: Int { Swift.max(forgotten, endIndex - Self.capacity) }
    /// How many were ever made.
    public var endIndex: Int { forgotten + kept.count }

    /// The call at `index`, which must be one that is kept.
    public subscript(index: Int) -> CallOutcome {
        precondition(indices.contains(index), "call \(index) isn't kept")
        return kept[index - forgotten]
    }

    /// Adds the newest; what is too old goes many at a time, so that one more costs the same however many there are.
    mutating func append(_ outcome: CallOutcome) {
        kept.append(outcome)
        guard kept.count == 2 * Self.capacity else { return }
        kept.removeFirst(Self.capacity)
        forgotten += Self.capacity
    }
}
