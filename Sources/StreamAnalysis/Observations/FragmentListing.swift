public import FoundationEssentials

/// What ListFragments answered, all pages together, in no particular order.
public struct FragmentListing: Hashable, Sendable {
    /// When the last page arrived.
    public var date: Date
    /// The range of server time that was asked for.
    public var range: ClosedRange<Date>
    /// The fragments, unordered.
    public var fragments: [Fragment]
    /// It fills in the past that the operator asked for, rather than following the stream: nothing in it has just arrived.
    public var isOfThePast: Bool

    /// A listing of `range`, complete at `date`.
    public init(date: Date, range: ClosedRange<Date>, fragments: [Fragment], isOfThePast: Bool = false) {
        self.date = date
        self.range = range
        self.fragments = fragments
        self.isOfThePast = isOfThePast
    }
}
