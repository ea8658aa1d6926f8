public import FoundationEssentials

/// A range of the past that is to be loaded; listings of it follow, in no particular order.
public struct HistoryRequest: Hashable, Sendable {
    /// When it was asked for.
    public var date: Date
    /// The range of server time.
    public var range: ClosedRange<Date>

    /// A request for `range`.
    public init(date: Date, range: ClosedRange<Date>) {
        self.date = date
        self.range = range
    }
}
