import FoundationEssentials

/// How much faster or slower the producer's clock runs than the server's, from the slope of the lag.
///
/// The slope is robust (Theil–Sen over midmeans of short bins) and comes with its own standard error, so that jitter isn't
/// taken for drift. A reconnect or a clock jump ends the series: what lies before says nothing about what follows.
struct Drift: Hashable, Sendable {
    /// Seconds of lag gained a second; positive where the producer's clock is slow.
    var slope: Double
    /// The slope's standard error, in the same unit.
    var standardError: Double
    /// How much time the series spans, in seconds.
    var spanSeconds: Double
    /// The lag at the end of the series, which is x = 0, in seconds.
    var levelSeconds: Double

    /// With less there is no figure, in seconds.
    static let leastSpanSeconds = 120.0
    private static let mostSpanSeconds = 420.0
    private static let binCount = 24
    private static let leastBins = 10

    /// The drift of the series behind the newest seam, or `nil` below two minutes.
    init?(of archive: Archive) {
        // At five fragments a second this many span seven minutes.
        let mostFragments = 2100
        let series = archive.recentLevel(mostFragments)
        guard let last = series.last?.fragment.serverTimestamp else { return nil }
        let points = series.lazy
            .map { (x: $0.fragment.serverTimestamp.timeIntervalSince(last), y: $0.fragment.lagSeconds) }
            .filter { $0.x >= -Self.mostSpanSeconds && $0.x.isFinite && $0.y.isFinite }
        self.init(Array(points))
    }

    /// The drift of a series of server times and lags, both in seconds, or `nil` below two minutes.
    init?(_ points: [(x: Double, y: Double)]) {
        guard let first = points.map(\.x).min(), let last = points.map(\.x).max(),
            last - first >= Self.leastSpanSeconds
        else { return nil }
        let span = last - first
        let bins = Self.bins(points, from: first, width: span / Double(Self.binCount))
        guard bins.count >= Self.leastBins, let slope = Statistics.medianSlope(bins) else { return nil }
        self.slope = slope
        spanSeconds = span
        levelSeconds = Statistics.median(bins.map { $0.y - slope * $0.x }) ?? 0
        standardError = max(
            Self.standardError(of: points, slope: slope, span: span),
            Self.standardError(of: bins, slope: slope, span: span), Self.bend(of: bins, slope: slope))
    }

    /// The line that ends at the server time `end`.
    func trend(until end: Date) -> LagTrend {
        LagTrend(
            start: end.addingTimeInterval(-spanSeconds), end: end, lagSecondsAtEnd: levelSeconds,
            slope: slope,
            standardError: standardError)
    }

    /// Milliseconds that the producer's clock gains an hour, negative where it loses.
    var millisecondsPerHour: Double { -slope * 3600 * 1000 }

    /// The same in millionths.
    var partsPerMillion: Double { -slope * 1e6 }

    /// All of the slope where both halves differ by more than that: a clock drifts evenly, and what bends is the network.
    private static func bend(of bins: [(x: Double, y: Double)], slope: Double) -> Double {
        let middle = bins.count / 2
        guard let first = Statistics.medianSlope(Array(bins[..<middle])),
            let second = Statistics.medianSlope(Array(bins[middle...]))
        else { return .infinity }
        return abs(first - second) > abs(slope) ? abs(slope) : 0
    }

    private static func bins(
        _ points: [(x: Double, y: Double)], from first: Double, width: Double
    ) -> [(x: Double, y: Double)] {
        var members: [[(x: Double, y: Double)]] = Array(repeating: [], count: binCount)
        for point in points { members[min(binCount - 1, Int((point.x - first) / width))].append(point) }
        return members.compactMap { bin in
            guard let y = Statistics.midmean(bin.map(\.y)) else { return nil }
            return (bin.map(\.x).reduce(0, +) / Double(bin.count), y)
        }
    }

    /// That of a straight line's slope through evenly spread points, with the noise taken from their median deviation.
    private static func standardError(
        of points: [(x: Double, y: Double)], slope: Double, span: Double
    ) -> Double {
        let rest = points.map { $0.y - slope * $0.x }
        let noise = Statistics.deviationsInSigma * (Statistics.medianAbsoluteDeviation(rest) ?? 0)
        // Evenly spread points have a variance of span² ÷ 12.
        return noise * Double(12).squareRoot() / (span * Double(points.count).squareRoot())
    }
}
