/// How far the server is behind the producer's clock, over the recent fragments in ingest order.
struct LagMetrics: Hashable, Sendable {
    /// The median, in seconds.
    var medianSeconds: Double
    /// The median absolute deviation, in seconds.
    var jitterSeconds: Double
    /// Over how many fragments.
    var count: Int

    private static let sampleCount = 30

    /// The lag since the newest seam of the kinds that change it, or `nil` where there is none.
    init?(sinceSeamIn archive: Archive) {
        let lags = archive.recentLevel(Self.sampleCount).map(\.fragment.lagSeconds)
        guard let median = Statistics.median(lags) else { return nil }
        medianSeconds = median
        jitterSeconds = Statistics.median(lags.map { abs($0 - median) }) ?? 0
        count = lags.count
    }
}

extension Archive {
    /// At most `limit` of the newest fragments in ingest order that lie behind the newest reconnect or clock jump.
    func recentLevel(_ limit: Int) -> ArraySlice<IngestedFragment> {
        // Where two producers send, the largest number may be that of the one that has stopped.
        guard let newest else { return [] }
        return level(through: newest.fragment.number, limit)
    }

    /// At most `limit` fragments up to `number`, in ingest order, whatever happened between them.
    func ingested(through number: FragmentNumber, _ limit: Int) -> ArraySlice<IngestedFragment> {
        ingest.index(of: number).map { ingest.window(through: $0, limit) } ?? []
    }

    /// At most `limit` fragments up to `number`, in ingest order, that lie behind the newest reconnect or clock jump there.
    func level(through number: FragmentNumber, _ limit: Int) -> ArraySlice<IngestedFragment> {
        let recent = ingested(through: number, limit)
        guard let first = recent.first, let last = recent.last else { return recent }
        let seam = seams.between(first.fragment.number, and: last.fragment.number)
            .last { $0.isReconnect || $0.jumpSeconds != nil }
        guard let seam else { return recent }
        return recent.drop { $0.fragment.number < seam.right.number }
    }
}
