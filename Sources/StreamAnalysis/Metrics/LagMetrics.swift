/// How far the server is behind the producer's clock, over the recent fragments in ingest order.
struct LagMetrics: Hashable, Sendable {
    /// The median, in seconds.
    var medianSeconds: Double
    /// The median absolute deviation, in seconds.
    var jitterSeconds: Double
    /// The smallest, in seconds.
    var leastSeconds: Double
    /// The largest, in seconds.
    var mostSeconds: Double
    /// Over how many fragments.
    var count: Int

    private static let sampleCount = 30

    /// The lag of the newest fragments of `archive`, or `nil` where there is none.
    init?(of archive: Archive) {
        self.init(lags: archive.ingest.suffix(Self.sampleCount).map(\.fragment.lagSeconds))
    }

    /// The lag since the newest seam of the kinds that change it, or `nil` where there is none.
    init?(sinceSeamIn archive: Archive) {
        self.init(lags: archive.recentLevel(Self.sampleCount).map(\.fragment.lagSeconds))
    }

    private init?(lags: [Double]) {
        guard let median = Statistics.median(lags), let least = lags.min(), let most = lags.max(),
            let jitter = Statistics.medianAbsoluteDeviation(lags)
        else { return nil }
        medianSeconds = median
        jitterSeconds = jitter
        leastSeconds = least
        mostSeconds = most
        count = lags.count
    }
}

extension Archive {
    /// At most `limit` of the newest fragments in ingest order that lie behind the newest reconnect or clock jump.
    func recentLevel(_ limit: Int) -> ArraySlice<IngestedFragment> {
        let recent = ingest.suffix(limit)
        guard let first = recent.first, let last = recent.last else { return recent }
        let seam = seams.between(first.fragment.number, and: last.fragment.number)
            .last { $0.isReconnect || $0.jumpSeconds != nil }
        guard let seam else { return recent }
        return recent.drop { $0.fragment.number < seam.right.number }
    }
}
