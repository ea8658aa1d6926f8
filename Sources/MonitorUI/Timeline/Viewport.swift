import Canvas
import FoundationEssentials
import StreamAnalysis

/// Which stretch of producer time is on screen.
struct Viewport: Hashable, Sendable {
    /// What holds the view in its place.
    enum Position: Hashable, Sendable {
        /// The right side shows the newest media.
        case following
        /// The left side begins at this instant, whatever comes.
        case fixed(start: Date)
    }

    /// How often the view moves on while it follows; each time it is drawn anew.
    enum Pace: Hashable, Sendable {
        /// As often as a label comes: at most a fifth of a narrow axis may lie empty on the right.
        case usual
        /// Rarely: up to half of the axis may.
        case rare
    }

    /// How much time a column shows.
    var zoom = Zoom()
    /// How often the view moves on.
    var pace = Pace.usual
    /// What holds the view in its place.
    var position = Position.following

    /// The axis over `columns` columns when the newest media, or now, is at `newest`.
    ///
    /// While following, the view moves on in steps of a label's distance, not column by column: what has been drawn
    /// stays where it is for a while, which is calmer to look at and costs next to nothing over a slow line.
    func axis(columns: Int, newest: Date) -> TimeAxis {
        let first: Int
        switch position {
        case .following:
            let step = scrollStep(columns: columns)
            first = (absoluteColumn(of: newest).floorDivided(by: step) + 1) * step - columns
        case .fixed(let start):
            first = absoluteColumn(of: start)
        }
        return TimeAxis(
            secondsPerColumn: zoom.secondsPerColumn, firstColumn: first, columns: columns,
            tickColumns: zoom.tickColumns)
    }

    private func scrollStep(columns: Int) -> Int {
        let tick = zoom.tickColumns
        return switch pace {
        case .usual: tick * 5 <= columns ? tick : max(1, tick / 2)
        case .rare: tick * 2 <= columns ? columns / 2 / tick * tick : max(1, tick / 2)
        }
    }

    private func absoluteColumn(of date: Date) -> Int {
        TimeAxis.absoluteColumn(at: date.timeIntervalSince1970, secondsPerColumn: zoom.secondsPerColumn)
    }
}

extension Int {
    /// The quotient rounded down, also below 0.
    func floorDivided(by divisor: Int) -> Int {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}

extension TimeAxis {
    /// The column that holds `date`; outside the axis below 0 or from ``columns`` on.
    func column(at date: Date) -> Int { column(at: date.timeIntervalSince1970) }

    /// How many half columns lie between the axis' beginning and `date`; far-off dates count as the ends of a long time.
    func halfColumns(at date: Date) -> Double {
        let halves = (date.timeIntervalSince1970 - start) / secondsPerColumn * 2
        return halves.isNaN ? 0 : min(1e9, max(-1e9, halves))
    }

    /// The half column that holds `date`.
    func halfColumn(at date: Date) -> Int { Int(halfColumns(at: date).rounded(.down)) }

    /// The instant at which `column` begins.
    func date(ofColumn column: Int) -> Date { Date(timeIntervalSince1970: seconds(ofColumn: column)) }

    /// Whether `date` is on screen.
    func shows(_ date: Date) -> Bool { (0..<columns).contains(column(at: date)) }
}
