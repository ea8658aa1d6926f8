import FoundationEssentials
import StreamAnalysis

/// Figures that each poll changes a little, taken over every few seconds only: what jitters tells nobody anything, and
/// costs as many bytes as news.
struct SteadyFigures: Sendable {
    /// What the stream measures.
    private(set) var metrics = StreamMetrics()
    /// The line that the lag follows.
    private(set) var trend: LagTrend?
    /// How the calls do.
    private(set) var calls: [CallHealth] = []
    private var date: Date?

    private static let period = 5.0

    /// Takes over what `report` has where it is time, another time, or where it knows something else.
    mutating func follow(_ report: StreamReport?) {
        guard let report else { return self = SteadyFigures() }
        let age = date.map { report.date.timeIntervalSince($0) } ?? Self.period
        guard !(0..<Self.period).contains(age) || isNews(report) else { return }
        metrics = report.metrics
        trend = report.lagTrend
        calls = report.calls
        date = report.date
    }

    /// Something is known that wasn't, or a call fails, or no longer.
    private func isNews(_ report: StreamReport) -> Bool {
        Self.known(metrics) != Self.known(report.metrics)
            || trend?.isSignificant != report.lagTrend?.isSignificant
            || calls.map(\.failures) != report.calls.map(\.failures)
    }

    private static func known(_ metrics: StreamMetrics) -> [Bool] {
        [
            metrics.lagSeconds, metrics.lagJitterSeconds, metrics.strideSeconds, metrics.bitRate,
            metrics.liveLatencySeconds, metrics.quotaFraction, metrics.pollSeconds,
        ].map { $0 != nil }
    }
}

extension CallHealth {
    fileprivate var failures: [String] { [operation.rawValue, "\(consecutiveFailures)"] }
}
