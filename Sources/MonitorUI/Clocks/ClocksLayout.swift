import Canvas

/// Where everything goes on the screen of clocks.
struct ClocksLayout: Hashable, Sendable {
    /// The title and the figures.
    let title, figures: Rect
    /// The axis.
    let labels, ruler, marks: Rect
    /// The plots, in the columns of the axis; their names and scales stand on their left.
    let lag, step, latency: Rect
    /// The spread of the lag, with its title.
    let lagSpread: Rect
    /// The spread of what the lag changes by; without columns where there is no room.
    let jitterSpread: Rect

    /// The least heights that say something.
    private static let leastPlot = 3
    private static let leastSpread = 4
    /// From so many columns on there are two spreads side by side.
    private static let wide = 110

    /// The arrangement in `area` with `gutter` columns for names on the left.
    init(area: Rect, gutter: Int) {
        var area = area
        title = area.cutTop(1)
        figures = area.cutTop(1)
        let columns = { (row: Rect) in
            var row = row
            _ = row.cutLeft(gutter)
            _ = row.cutRight(1)
            return row
        }
        labels = columns(area.cutTop(1))
        ruler = columns(area.cutTop(1))
        marks = columns(area.cutTop(area.size.rows >= 24 ? 2 : 1))
        let heights = Self.heights(area.size.rows)
        lag = columns(area.cutTop(heights.lag))
        step = columns(area.cutTop(heights.other))
        latency = columns(area.cutTop(heights.other))
        jitterSpread = area.cutRight(area.size.columns >= Self.wide ? area.size.columns / 2 : 0)
        lagSpread = area
    }

    /// Rows of the lag's plot and of the two others; what is left is the spreads'.
    private static func heights(_ rows: Int) -> (lag: Int, other: Int) {
        // The spread goes first, then latency and steps: the lag is what this screen is for.
        if rows < leastSpread + 3 * leastPlot {
            return rows < 3 * leastPlot ? (rows, 0) : (rows - 2 * leastPlot, leastPlot)
        }
        let spread = max(leastSpread + 1, rows / 4)
        let left = rows - spread
        let other = max(leastPlot, left * 2 / 7)
        // An odd height has a label in its middle.
        let odd = other % 2 == 0 ? other - 1 : other
        return (left - 2 * max(leastPlot, odd), max(leastPlot, odd))
    }
}
