import StreamAnalysis

/// The range of a plot's upright axis, with round ends.
struct PlotScale: Hashable, Sendable {
    /// The lowest value.
    let lower: Double
    /// The highest value.
    let upper: Double

    /// A scale for values from `low` to `high`, which begins at 0 where that doesn't flatten them.
    init(low: Double, high: Double) {
        let spread = max(high - low, 1)
        if max(abs(low), abs(high)) <= 10 * spread {
            lower = low < 0 ? -Self.ceiling(-low) : 0
            upper = high > 0 ? Self.ceiling(high) : 0
        } else {
            let step = Self.ceiling(spread)
            lower = (low / step).rounded(.down) * step
            upper = (high / step).rounded(.down) * step + step
        }
    }

    /// A scale from a round number below `values` to one above, as close as their spread allows.
    init(around values: ClosedRange<Double>) {
        let step = Self.ceiling(max(values.upperBound - values.lowerBound, Self.leastSpread)) / 4
        lower = (values.lowerBound / step).rounded(.down) * step
        upper = max(lower + step, (values.upperBound / step).rounded(.up) * step)
    }

    /// Clocks are read to the millisecond: differences of less are drawn as small as they are, in seconds.
    private static let leastSpread = 0.02

    /// The next round number above `value`, with a little air: 1, 2, 4, 6, 8 or 10 times a power of ten.
    private static func ceiling(_ value: Double) -> Double {
        let wanted = value * 1.02
        var power = 0.01
        // Lags beyond 31 years mean a clock that was never set; they get a scale too.
        while power * 10 < wanted, power < 1e9 { power *= 10 }
        return ([1, 2, 4, 6, 8, 10].first { $0 * power >= wanted } ?? 10) * power
    }

    /// The row of dots, 0 at the top, that shows `value` in a plot `height` dots high.
    func row(of value: Double, height: Int) -> Int {
        guard upper > lower, value.isFinite else { return height - 1 }
        let share = min(1, max(0, (upper - value) / (upper - lower)))
        return Int((share * Double(height - 1)).rounded())
    }

    /// What stands beside `share` of the height, 0 at the top, in at most `width` characters: where those are too few for
    /// the values, how far below all of them lie, and from there how far above.
    func label(at share: Double, width: Int) -> String {
        let isRoomy =
            max(abs(lower), abs(upper)) < Self.day
            && max(text(of: lower).count, text(of: upper).count) <= width
        let value = upper - share * (upper - lower)
        if isRoomy { return text(of: value) }
        return value > lower ? "+" + text(of: value - lower) : Quantity.briefLag(lower)
    }

    /// From so many seconds on differences alone can be read.
    private static let day = 86_400.0

    /// `value` with as many decimal places as tell it from its neighbours, and one more where it lies between them.
    func text(of value: Double) -> String {
        let scaled = (0..<places).reduce(value) { value, _ in value * 10 }
        let isBetween = abs(scaled - scaled.rounded()) > 0.01
        return Wording.decimal(value, places: min(3, places + (isBetween ? 1 : 0))) + " s"
    }

    private var places: Int {
        switch upper - lower {
        case ..<0.1: 3
        case ..<1: 2
        case ..<4: 1
        default: 0
        }
    }
}
