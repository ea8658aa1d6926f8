package import FoundationEssentials
package import StreamAnalysis

/// What happened to a stream within a range, for the next shift or for AWS support.
///
/// Everything in it comes from a ``StreamReport``: the same observations give the same text, byte for byte.
package struct IncidentReport: Sendable {
    /// The stream.
    let stream: StreamDescription
    /// The moment that it describes: what came later isn't in it.
    let date: Date
    /// The range of server time that was asked for.
    let range: ClosedRange<Date>
    /// The fragments whose server timestamps lie in the range, in producer order.
    let fragments: [ArchivedFragment]
    /// What the archive holds of the range, on the producer's clock.
    let availability: Availability
    /// What is wrong or was, oldest first.
    let findings: [Finding]
    /// How late fragments came: server minus producer timestamp, in seconds.
    let lag: Percentiles?
    /// How far the newest segment's end was behind the clock, in seconds, oldest first; empty where no playlist was seen.
    let latencySamples: [LatencySample]
    /// How those samples are spread.
    let latency: Percentiles?
    /// How the calls of each operation ended last.
    let calls: [CallHealth]
    /// How long the recent calls of each operation took.
    let callLatencies: [CallLatency]
    /// The calls that failed, oldest first.
    let failedCalls: [CallOutcome]
    /// The figures at `date`.
    let metrics: StreamMetrics
    /// The line that the lag follows up to `date`, or `nil` below two minutes of it.
    let lagTrend: LagTrend?

    /// What `report` says of `range`, of server time; a range reaching past the report's date ends there.
    package init(_ report: StreamReport, range: ClosedRange<Date>) {
        let end = min(range.upperBound, max(report.date, range.lowerBound))
        let range = range.lowerBound...end
        stream = report.stream
        date = report.date
        self.range = range
        fragments = report.fragments.filter { range.contains($0.fragment.serverTimestamp) }
        let lags = fragments.map(\.fragment.lagSeconds)
        lag = Percentiles(lags)
        let media = Self.mediaRange(of: range, fragments, report.metrics, lagSeconds: lag?.median ?? 0)
        availability = Availability(
            fragments, in: media,
            toleranceSeconds: report.metrics.gapToleranceSeconds ?? Joint.toleranceSeconds,
            jumps: report.findings.filter { $0.kind == .clockJump },
            unseen: Self.unseen(range, in: report, lagSeconds: lag?.median ?? 0))
        findings = report.findings.reversed().filter { $0.touches($0.kind.isOnMediaTime ? media : range) }
        latencySamples = report.latencySamples.filter { range.contains($0.date) }
        latency = Percentiles(latencySamples.map(\.seconds))
        calls = report.calls
        callLatencies = report.callLatencies
        failedCalls = report.failedCalls.reversed().filter { range.contains($0.date) }
        metrics = report.metrics
        lagTrend = report.lagTrend
    }

    /// What the whole of `report` says: from its oldest fragment, or its oldest finding, to its date.
    package init(_ report: StreamReport) {
        let oldest = report.fragments.lazy.map(\.fragment.serverTimestamp).min()
        self.init(report, range: min(oldest ?? report.date, report.date)...report.date)
    }

    /// The findings on missing media, oldest first.
    var gaps: [Finding] { findings.filter { $0.kind == .gap } }

    /// So long after the newest fragment a producer isn't silent yet, in seconds; or three strides.
    private static let patienceSeconds = 5.0

    /// What of `range` nobody listed, on the producer's clock; the seconds since the last listing don't count.
    private static func unseen(
        _ range: ClosedRange<Date>, in report: StreamReport, lagSeconds: Double
    ) -> [ClosedRange<Date>] {
        guard !report.coverage.ranges.isEmpty else { return [] }
        return report.coverage.missing(in: range)
            .filter { $0.upperBound.timeIntervalSince($0.lowerBound) > patienceSeconds }
            .map { ($0.lowerBound - lagSeconds)...($0.upperBound - lagSeconds) }
    }

    /// `range` on the producer's clock, where `fragments` came in it.
    ///
    /// At its edges lie fragments that began before it or aren't complete yet; what they hold isn't missing.
    private static func mediaRange(
        of range: ClosedRange<Date>, _ fragments: [ArchivedFragment], _ metrics: StreamMetrics,
        lagSeconds: Double
    ) -> ClosedRange<Date> {
        let patience = max(patienceSeconds, 3 * (metrics.strideSeconds ?? 0))
        var (start, end) = (range.lowerBound - lagSeconds, range.upperBound - lagSeconds)
        let first = fragments.min { $0.fragment.serverTimestamp < $1.fragment.serverTimestamp }
        let last = fragments.max { $0.fragment.serverTimestamp < $1.fragment.serverTimestamp }
        if let first, first.fragment.serverTimestamp.timeIntervalSince(range.lowerBound) <= patience {
            start = first.fragment.producerTimestamp
        }
        if let last, range.upperBound.timeIntervalSince(last.fragment.serverTimestamp) <= patience {
            end = last.end
        }
        return start...max(start, end)
    }
}

extension Finding {
    /// Whether it was at any time within `range`.
    fileprivate func touches(_ range: ClosedRange<Date>) -> Bool {
        from <= range.upperBound && (to ?? .distantFuture) >= range.lowerBound
    }
}
