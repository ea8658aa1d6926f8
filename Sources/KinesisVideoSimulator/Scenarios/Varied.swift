/// A value as a scenario tells it, and the range from which the seeds other than 0 draw it.
struct Varied<Value: Comparable & Hashable & Sendable>: Hashable, Sendable {
    /// What the summary says, and seed 0 gives.
    var usual: Value
    /// What other seeds choose from; `nil` where all get the usual.
    var range: ClosedRange<Value>?

    /// A value that is the same for every seed, unless a range is given.
    init(_ usual: Value, in range: ClosedRange<Value>? = nil) {
        self.usual = usual
        self.range = range
    }

    /// The smallest and the largest that any seed gets.
    var bounds: ClosedRange<Value> { range ?? usual...usual }
}
