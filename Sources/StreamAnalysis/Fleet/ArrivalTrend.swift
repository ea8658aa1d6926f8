import FoundationEssentials

/// What arrived in the last minutes and how late, in equal parts of the server's time.
public struct ArrivalTrend: Hashable, Sendable {
    /// One part of the time.
    public enum Part: Hashable, Sendable {
        /// Nobody looked, or what belongs here may still be listed.
        case unknown
        /// No media arrived.
        case nothing
        /// Media arrived; this is the largest lag, in seconds.
        case lag(Double)
    }

    /// The length of a part, in seconds.
    private static let partSeconds = 15.0
    /// How many parts there are: five minutes.
    public static let partCount = 20
    /// After so many seconds without media it doesn't come any more: a fragment takes 20 s at most, and is then listed.
    private static let patienceSeconds = 30.0
    /// Fragments that arrived so long before the first part, in seconds, end the search for more.
    private static let marginSeconds = 60.0

    /// Oldest first; the last one ended at the last full quarter of a minute.
    public private(set) var parts: [Part] = []

    /// The largest lag, in seconds; infinite where some part has no media, which is worse.
    public var peakSeconds: Double {
        parts.reduce(-.infinity) { peak, part in
            switch part {
            case .unknown: peak
            case .nothing: .infinity
            case .lag(let seconds): max(peak, seconds)
            }
        }
    }

    /// Nothing is known.
    public init() {}

    /// What `report` knows of the minutes before it.
    init(_ report: StreamReport) {
        let end = (report.date.timeIntervalSince1970 / Self.partSeconds).rounded(.down) * Self.partSeconds
        let start = Date(timeIntervalSince1970: end - Self.partSeconds * Double(Self.partCount))
        var lags = [Double?](repeating: nil, count: Self.partCount)
        var newest = Date.distantPast
        for fragment in report.fragments.reversed().lazy.map(\.fragment) {
            let arrival = fragment.serverTimestamp.timeIntervalSince(start)
            guard arrival > -Self.marginSeconds else { break }
            newest = max(newest, fragment.serverTimestamp)
            for part in Self.places(from: arrival, for: fragment.length) {
                lags[part] = max(lags[part] ?? -.infinity, fragment.lagSeconds)
            }
        }
        parts = lags.enumerated().map { place, lag in
            if let lag { return .lag(lag) }
            let from = start.addingTimeInterval(Double(place) * Self.partSeconds)
            let to = from.addingTimeInterval(Self.partSeconds)
            let isOver = to <= newest || report.date.timeIntervalSince(to) >= Self.patienceSeconds
            return isOver && report.coverage.covers(from...to) ? .nothing : .unknown
        }
    }

    /// The parts in which a fragment arrives that began to, so many seconds after the first part's beginning.
    private static func places(from arrival: Double, for length: Duration) -> Range<Int> {
        let all = partSeconds * Double(partCount)
        let last = min(arrival + max(0, length.inSeconds), all - 1)
        guard last >= 0, arrival < all else { return 0..<0 }
        return Int(max(0, arrival) / partSeconds)..<Int(last / partSeconds) + 1
    }
}
