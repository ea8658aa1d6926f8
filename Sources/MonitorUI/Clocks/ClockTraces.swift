import Canvas
import FoundationEssentials
import StreamAnalysis

/// What the plots of clocks show along the axis, gathered in one walk over the fragments on screen.
struct ClockTraces: Sendable {
    /// The lags.
    private(set) var lags: LagTrace
    /// The steps of the server's clock from a fragment to the next.
    private(set) var steps: LagTrace
    /// The live latency, where it was measured.
    private(set) var latencies: LagTrace
    /// The line that the lag follows.
    private(set) var trend: LagTrace
    /// The lags of the newest fragments on screen, in producer order.
    private(set) var values: [Double] = []
    /// Not all fragments on screen are among ``values``.
    let isCut: Bool

    /// The lags of at most so many fragments are counted.
    static let mostValues = 5000

    /// What `report` has on `axis`.
    init(report: StreamReport, axis: TimeAxis) {
        let empty = LagTrace(count: 2 * axis.columns)
        (lags, steps, latencies, trend) = (empty, empty, empty, empty)
        let fragments = report.fragments
        let visible = fragments.indices(on: axis)
        isCut = visible.count > Self.mostValues
        walk(fragments, visible, axis)
        let counted = visible.suffix(Self.mostValues)
        values = counted.map { fragments[$0].fragment }
            .filter { axis.shows($0.producerTimestamp) }.map(\.lagSeconds)
        add(report.latencySamples, axis)
        if let line = report.lagTrend { add(line, axis) }
    }

    private mutating func walk(_ fragments: FragmentHistory, _ visible: Range<Int>, _ axis: TimeAxis) {
        var previous =
            visible.lowerBound > 0 ? fragments[visible.lowerBound - 1].fragment.serverTimestamp : nil
        fragments.walk(visible, isEnough: { axis.halfColumn(at: $0.start) == axis.halfColumn(at: $0.end) }) {
            switch $0 {
            case .fragment(let archived):
                let fragment = archived.fragment
                let halves =
                    axis.halfColumn(at: fragment.producerTimestamp)..<axis.halfColumn(at: archived.end)
                lags.add(fragment.lagSeconds...fragment.lagSeconds, over: halves)
                if let previous { addStep(fragment.serverTimestamp.timeIntervalSince(previous), halves) }
                previous = fragment.serverTimestamp
            case .several(let summary):
                let half = axis.halfColumn(at: summary.start)
                lags.add(summary.lags, over: half..<half + 1)
                if let previous { addStep(summary.firstServer.timeIntervalSince(previous), half..<half + 1) }
                addStep(summary.longestServerStep, half..<half + 1)
                previous = summary.lastServer
            }
        }
    }

    /// A fragment that came before its turn makes no step.
    private mutating func addStep(_ seconds: Double, _ halves: Range<Int>) {
        steps.add(max(0, seconds)...max(0, seconds), over: halves)
    }

    /// A sample stands from its own moment to the next one's, unless nothing was measured for long.
    private mutating func add(_ samples: [LatencySample], _ axis: TimeAxis) {
        let longest = 15.0
        var (low, high) = (0, samples.count)
        let start = axis.date(ofColumn: 0).addingTimeInterval(-longest)
        while low < high {
            let middle = (low + high) / 2
            if samples[middle].date < start { low = middle + 1 } else { high = middle }
        }
        let end = axis.date(ofColumn: axis.columns)
        for index in low..<samples.count {
            let sample = samples[index]
            guard sample.date < end else { return }
            let next = index + 1 < samples.count ? samples[index + 1].date : sample.date
            let until = min(next, sample.date.addingTimeInterval(longest))
            latencies.add(
                sample.seconds...sample.seconds,
                over: axis.halfColumn(at: sample.date)..<axis.halfColumn(at: until))
        }
    }

    /// The line is in the server's time; the axis is in the producer's, which is earlier by the lag.
    private mutating func add(_ line: LagTrend, _ axis: TimeAxis) {
        let first = axis.halfColumn(at: line.start.addingTimeInterval(-line.lagSeconds(at: line.start)))
        let last = axis.halfColumn(at: line.end.addingTimeInterval(-line.lagSecondsAtEnd))
        guard first <= last else { return }
        for half in max(0, first)..<max(0, first, min(2 * axis.columns, last + 1)) {
            let server = Date(
                timeIntervalSince1970: axis.start + (Double(half) + 0.5) * axis.secondsPerColumn / 2
            )
            .addingTimeInterval(line.lagSecondsAtEnd)
            let lag = line.lagSeconds(at: server)
            trend.add(lag...lag, over: half..<half + 1)
        }
    }
}
