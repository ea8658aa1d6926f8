import Canvas

/// The lags along the axis: the smallest and the greatest in each half column.
struct LagTrace: Sendable {
    /// The smallest in each half column, in seconds; infinite where there is none.
    private(set) var lows: [Double]
    /// The greatest in each half column, in seconds; minus infinite where there is none.
    private(set) var highs: [Double]

    /// No lags, in `count` half columns.
    init(count: Int) {
        lows = Array(repeating: .infinity, count: count)
        highs = Array(repeating: -.infinity, count: count)
    }

    /// Adds lags between two, in seconds, over `range`, at least where that begins.
    mutating func add(_ seconds: ClosedRange<Double>, over range: Range<Int>) {
        let end = max(range.upperBound, range.lowerBound + 1)
        for half in max(0, range.lowerBound)..<max(0, range.lowerBound, min(lows.count, end)) {
            lows[half] = min(lows[half], seconds.lowerBound)
            highs[half] = max(highs[half], seconds.upperBound)
        }
    }

    /// A scale for all of it, or `nil` without any.
    var scale: PlotScale? {
        guard let low = lows.min(), let high = highs.max(), low <= high else { return nil }
        return PlotScale(low: low, high: high)
    }

    /// A scale that shows small differences, from about the smallest to about the greatest.
    var closeScale: PlotScale? {
        guard let low = lows.min(), let high = highs.max(), low <= high else { return nil }
        return PlotScale(around: low...high)
    }

    /// Draws the trace as a line without breaks, except where there are no lags, or with breaks throughout.
    func draw(into plot: inout BraillePlot, scale: PlotScale, isDashed: Bool = false) {
        var previous: ClosedRange<Int>?
        for half in lows.indices {
            guard lows[half] <= highs[half], !isDashed || half % 4 < 2 else {
                previous = nil
                continue
            }
            let top = scale.row(of: highs[half], height: plot.height)
            let bottom = scale.row(of: lows[half], height: plot.height)
            let from = previous.map { min(top, $0.upperBound) } ?? top
            let to = previous.map { max(bottom, $0.lowerBound) } ?? bottom
            plot.setColumn(x: half, from: from, to: to)
            previous = top...bottom
        }
    }
}
