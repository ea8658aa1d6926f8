import Canvas
import FoundationEssentials
import StreamAnalysis

/// The time before all that is loaded: nothing is known of it, which must not look as if nothing had been there.
struct UnloadedPast: Hashable, Sendable {
    /// Why nothing of it is loaded.
    enum Reason: Hashable, Sendable {
        /// Nobody asked for it.
        case notAskedFor
        /// It is being loaded.
        case loading
        /// Neither will it come nor can it be asked for beside what is loaded.
        case leftOut
        /// The service keeps so many hours, and it is older.
        case notKept(hours: Int)
    }

    /// What more could come from.
    enum Source: Hashable, Sendable {
        /// The service, asked with an option at the start.
        case service
        /// The service, but no option asks for the past: of one of many streams, or in the demo.
        case asItIs
        /// A recording, which has no more.
        case recording
    }

    /// Where it ends, on the producer's clock.
    let end: Date
    /// Why nothing of it is loaded.
    let reason: Reason

    /// The one of `report`, or `nil` where nothing was ever listed.
    init?(_ report: StreamReport) {
        // Listings go by the server's clock; the axis is the producer's.
        let lag = report.metrics.lagSeconds ?? report.fragments.last?.fragment.lagSeconds ?? 0
        let listed = report.coverage.ranges.first?.lowerBound.addingTimeInterval(-lag)
        let oldest = report.fragments.first?.fragment.producerTimestamp
        guard let known = [listed, oldest].compactMap(\.self).min() else { return nil }
        if let history = report.history, !history.isOver,
            let missing = report.coverage.missing(in: history.range).first,
            missing.lowerBound == history.range.lowerBound
        {
            end = missing.upperBound.addingTimeInterval(-lag)
            reason = .loading
            return
        }
        end = known
        reason = Self.reason(report, reaching: known.addingTimeInterval(lag))
    }

    private static func reason(_ report: StreamReport, reaching loaded: Date) -> Reason {
        // What is deleted next may be gone before the list of it is here.
        let slackSeconds = 60.0
        if let hours = report.stream.retentionHours,
            loaded < report.date.addingTimeInterval(slackSeconds - 3600 * Double(hours))
        {
            return .notKept(hours: hours)
        }
        guard let history = report.history else { return .notAskedFor }
        return history.isFollowed && history.standing != .full ? .notAskedFor : .leftOut
    }

    /// What is said of it when the screen begins at `start` and it is `now`, the longest first.
    func words(from source: Source, start: Date, now: Date, retentionHours: Int?) -> [String] {
        switch (reason, source) {
        case (_, .recording): ["not in the recording", "not recorded"]
        case (.loading, _): ["not loaded yet"]
        case (.notKept(let hours), _): ["not kept: older than \(hours) h", "not kept"]
        case (.leftOut, _), (.notAskedFor, .asItIs): ["not loaded"]
        case (.notAskedFor, .service):
            ["not loaded (--since \(Self.span(now.timeIntervalSince(start), retentionHours)))", "not loaded"]
        }
    }

    /// What an operator would ask for to see so many seconds, and not more than is kept: `6h`.
    private static func span(_ seconds: Double, _ retentionHours: Int?) -> String {
        let kept = Double(retentionHours ?? .max)
        let span = spans.first { $0.hours * 3600 >= seconds } ?? spans[spans.endIndex - 1]
        return span.hours > kept ? "\(Int(kept))h" : span.name
    }

    private static let spans: [(hours: Double, name: String)] = [
        (0.25, "15m"), (1, "1h"), (2, "2h"), (6, "6h"), (12, "12h"), (24, "24h"), (48, "2d"), (168, "7d"),
    ]
}
