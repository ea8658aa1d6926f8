/// The archive as far as it is known: fragments ordered by producer timestamp, then by number.
///
/// A value that is cheap to copy while it grows: elements live in chunks, and adding one copies one chunk.
public struct FragmentHistory: RandomAccessCollection, Sendable {
    private var elements: [ArchivedFragment] = []

    /// An empty history.
    public init() {}

    /// Index of the oldest fragment.
    public var startIndex: Int { 0 }
    /// The index after the newest fragment's.
    public var endIndex: Int { elements.count }
    /// The fragment at `position`, counted from the oldest.
    public subscript(position: Int) -> ArchivedFragment { elements[position] }

    /// Adds `fragment` at its place in producer order.
    public mutating func insert(_ fragment: ArchivedFragment) { elements.append(fragment) }
}
