/// How values are spread: the ones that so many per cent of them don't exceed, and how many lie where.
struct Spread: Hashable, Sendable {
    /// How many values there are.
    let count: Int
    /// Half of the values are at most this; percentiles are values themselves (the nearest rank).
    let median: Double
    /// 90 % of the values are at most this.
    let p90: Double
    /// 99 % of the values are at most this.
    let p99: Double
    /// The greatest.
    let greatest: Double
    /// What the bins cover: all values, but for a few that lie far off.
    let scale: PlotScale
    /// How many lie below ``scale``.
    let below: Int
    /// How many lie above it.
    let above: Int
    /// How many values each bin holds; the bins share ``scale`` evenly.
    let bins: [Int]

    /// The spread of `values` over so many bins, or `nil` without any.
    init?(_ values: [Double], bins binCount: Int) {
        let sorted = values.filter(\.isFinite).sorted()
        guard let first = sorted.first, let last = sorted.last, binCount > 0 else { return nil }
        func rank(_ share: Double) -> Double {
            sorted[min(sorted.count - 1, max(0, Int((share * Double(sorted.count)).rounded(.up)) - 1))]
        }
        count = sorted.count
        (median, p90, p99, greatest) = (rank(0.5), rank(0.9), rank(0.99), last)
        let reach = Self.reach * max(rank(0.9) - rank(0.1), Self.leastWidth)
        let shown = max(first, rank(0.5) - reach)...min(last, rank(0.5) + reach)
        let scale = PlotScale(around: shown)
        var bins = Array(repeating: 0, count: binCount)
        var (below, above) = (0, 0)
        let width = (scale.upper - scale.lower) / Double(binCount)
        for value in sorted {
            if value < scale.lower {
                below += 1
            } else if value > scale.upper {
                above += 1
            } else {
                bins[min(binCount - 1, Int((value - scale.lower) / width))] += 1
            }
        }
        (self.scale, self.bins, self.below, self.above) = (scale, bins, below, above)
    }

    /// What is so many times farther from the median than nine of ten are from one is told, not drawn.
    private static let reach = 3.0
    /// Clocks are read to the millisecond.
    private static let leastWidth = 0.001
}
