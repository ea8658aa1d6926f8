package import FoundationEssentials

/// Which range of server time to list next, and how many results to ask for.
///
/// ListFragments is eventually consistent and unordered, so each range reaches back over the one before it; a call
/// costs its MaxResults in quota points, not what it returns, so that is fitted to what is expected.
package struct ListingPlan: Hashable, Sendable {
    /// One request's range and page size.
    package struct Request: Hashable, Sendable {
        /// The range of server timestamps, both ends included.
        package var range: ClosedRange<Date>
        /// MaxResults of each page, 1…1000.
        package var maxResults: Int
    }

    /// How far the first listing reaches back, in seconds.
    package let historySeconds: Double
    /// How far each listing reaches back before the end of the one before, in seconds.
    package let overlapSeconds: Double
    private var listedUntil: Date?
    private var fragmentsPerSecond: Double

    /// A plan that begins with the last `history` and then repeats the last `overlap`.
    package init(history: Duration = .seconds(300), overlap: Duration = .seconds(45)) {
        historySeconds = history / .seconds(1)
        overlapSeconds = overlap / .seconds(1)
        fragmentsPerSecond = 1
    }

    /// The request to send at `date`.
    ///
    /// After a while without an answer it reaches back as far as needed, so that nothing is lost to an outage.
    package func request(at date: Date) -> Request {
        let start =
            listedUntil.map { min($0, date).addingTimeInterval(-overlapSeconds) }
            ?? date.addingTimeInterval(-historySeconds)
        let expected = date.timeIntervalSince(start) * fragmentsPerSecond
        let fitted = Int((expected * headroom).rounded(.up)) + spare
        return Request(range: start...date, maxResults: min(max(fitted, spare), pageLimit))
    }

    /// Takes note that `request` was answered in full with `count` fragments.
    package mutating func answered(_ request: Request, count: Int) {
        let isFirst = listedUntil == nil
        listedUntil = request.range.upperBound
        let seconds = request.range.upperBound.timeIntervalSince(request.range.lowerBound)
        guard seconds > 0, count > 0 else { return }
        let measured = Double(count) / seconds
        fragmentsPerSecond = isFirst ? measured : fragmentsPerSecond * 0.8 + measured * 0.2
    }

    private let headroom = 1.25
    private let spare = 10
    /// Source: KVS API reference, ListFragments: MaxResults 1…1000.
    private let pageLimit = 1000
}
