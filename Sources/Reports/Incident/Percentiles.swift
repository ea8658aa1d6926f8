/// How a figure was spread over a range: the values that so many per cent of the samples don't exceed.
struct Percentiles: Hashable, Sendable {
    /// How many samples there were.
    let count: Int
    /// The smallest sample.
    let least: Double
    /// Half of the samples are at most this.
    let median: Double
    /// 95 % of the samples are at most this.
    let p95: Double
    /// 99 % of the samples are at most this.
    let p99: Double
    /// The largest sample.
    let greatest: Double

    /// The spread of `samples`, or `nil` without any; percentiles are samples themselves (the nearest rank).
    init?(_ samples: [Double]) {
        let sorted = samples.filter(\.isFinite).sorted()
        guard let first = sorted.first, let last = sorted.last else { return nil }
        func rank(_ share: Double) -> Double {
            let position = (share * Double(sorted.count)).rounded(.up) - 1
            return sorted[min(max(0, Int(position)), sorted.count - 1)]
        }
        count = sorted.count
        least = first
        median = rank(0.5)
        p95 = rank(0.95)
        p99 = rank(0.99)
        greatest = last
    }
}
