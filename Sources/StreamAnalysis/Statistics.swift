/// Robust figures: what one outlier can't move.
enum Statistics {
    /// The middle value, the mean of the two middle ones for an even count, or `nil` without values.
    static func median(_ values: [Double]) -> Double? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        let half = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
    }

    /// The median distance from the median, or `nil` without values.
    static func medianAbsoluteDeviation(_ values: [Double]) -> Double? {
        guard let center = median(values) else { return nil }
        return median(values.map { abs($0 - center) })
    }

    /// A standard deviation's worth of normal noise for one unit of median absolute deviation.
    static let deviationsInSigma = 1.4826

    /// The mean of the middle half: nearly as sharp as the mean, nearly as robust as the median.
    static func midmean(_ values: [Double]) -> Double? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        let cut = sorted.count / 4
        let middle = sorted[cut..<(sorted.count - cut)]
        return middle.reduce(0, +) / Double(middle.count)
    }

    /// The median of all slopes between two points (Theil 1950, Sen 1968), or `nil` below two points.
    static func medianSlope(_ points: [(x: Double, y: Double)]) -> Double? {
        var slopes: [Double] = []
        slopes.reserveCapacity(points.count * (points.count - 1) / 2)
        for (index, one) in points.enumerated() {
            for other in points[(index + 1)...] where other.x != one.x {
                slopes.append((other.y - one.y) / (other.x - one.x))
            }
        }
        return median(slopes)
    }
}

extension Duration {
    /// The duration in seconds.
    package var inSeconds: Double {
        let attosecondsInSecond = 1e18
        // Up to nine seconds fit 64 bits, which spares the division of 128.
        if let attoseconds = Int64(exactly: attoseconds) { return Double(attoseconds) / attosecondsInSecond }
        return Double(components.seconds) + Double(components.attoseconds) / attosecondsInSecond
    }
}
