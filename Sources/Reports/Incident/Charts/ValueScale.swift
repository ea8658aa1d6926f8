import StreamAnalysis

/// Places values between top and bottom and names round ones.
struct ValueScale: Sendable {
    private let low: Double
    private let high: Double
    private let step: Double
    private let top: Double
    private let bottom: Double

    /// A scale with round ends around `least` and `greatest`.
    init(least: Double, greatest: Double, top: Double, bottom: Double) {
        let span = max(greatest - least, abs(greatest) * 0.1, 0.1)
        let rough = span / 3
        let power = Self.steps.first { $0 >= rough } ?? rough
        step = power
        low = (least / power).rounded(.down) * power
        high = max((greatest / power).rounded(.up) * power, low + power)
        self.top = top
        self.bottom = bottom
    }

    /// Where `value` lies.
    func y(_ value: Double) -> Double { bottom - (value - low) / (high - low) * (bottom - top) }

    /// Round values from bottom to top, with what they are called.
    var ticks: [(value: Double, label: String)] {
        let most = 8.0
        return stride(from: 0, through: min(((high - low) / step).rounded(), most), by: 1).map {
            let value = low + $0 * step
            return (value, Wording.decimal(value, places: step < 1 ? (step < 0.1 ? 2 : 1) : 0))
        }
    }

    /// 1, 2, 5 and their tenfolds, from hundredths of a second to years.
    private static let steps: [Double] = (-2...9).flatMap { power -> [Double] in
        let ten = (0..<abs(power)).reduce(1.0) { value, _ in power < 0 ? value / 10 : value * 10 }
        return [ten, 2 * ten, 5 * ten]
    }
}
