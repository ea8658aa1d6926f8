/// How a list is looked at.
struct ListState: Hashable, Sendable {
    /// The chosen row, or `nil` for the one in the usual place, whichever that is.
    var selection: RowID?
    /// Which row of the screen's list the chosen one stands in, so that it stays there while others come.
    var offset = 0
    /// What rows must match; empty for all.
    var filter = ""
    /// The place of the column that rows are sorted by, or `nil` for the order they come in.
    var sort: Int?
    /// The order is turned round.
    var isReversed = false
    /// The places of the rows that are shown, in order, or `nil` for all as they are.
    var order: [Int]?
}
