/// Which rows of a list are on screen.
struct VisibleRows: Hashable, Sendable {
    /// Their places in the list, top to bottom.
    let places: Range<Int>

    /// As many of `count` rows as `rows` lines hold: the one at `chosen` stands in `line`, as far as the list's ends let
    /// it; without a line the list is scrolled no further than it takes to show that row.
    init(chosen: Int, line: Int? = nil, count: Int, rows: Int) {
        let line = min(line ?? .max, max(0, rows - 1))
        let first = max(0, min(chosen - line, count - rows))
        places = first..<max(first, min(count, first + rows))
    }

    /// The line in which the row at `place` stands.
    func line(of place: Int) -> Int { place - places.lowerBound }
}
