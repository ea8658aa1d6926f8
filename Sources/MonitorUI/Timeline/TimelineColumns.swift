import Canvas
import FoundationEssentials
import StreamAnalysis

/// What the lanes show, column by column, gathered in one walk over the fragments on screen.
struct TimelineColumns: Sendable {
    /// The axis all of it stands on.
    let axis: TimeAxis
    /// The archive.
    private(set) var archive: LaneCells
    /// The playlist.
    private(set) var playlist: LaneCells
    /// The lags.
    private(set) var lags: LagTrace
    /// The longest step of the server's clock in each column, in seconds.
    private(set) var steps: [Double?]

    private static let partsOfHalf = Double(LaneCells.parts) / 2

    /// What `report` has on `axis` when it is `now`.
    init(report: StreamReport, axis: TimeAxis, now: Date) {
        self.axis = axis
        archive = LaneCells(axis: axis, media: .archive)
        playlist = LaneCells(axis: axis, media: .playlist)
        steps = Array(repeating: nil, count: axis.columns)
        lags = LagTrace(count: 2 * axis.columns)
        paint(report.fragments)
        for index in report.findings.indices where report.findings[index].kind.leavesHole {
            markHole(report.findings[index], now: now)
        }
        hatch(report, now: now)
    }

    /// Paints what is on screen: fragment by fragment, or few by few where they share half a column.
    private mutating func paint(_ fragments: FragmentHistory) {
        let visible = fragments.indices(on: axis)
        var previous =
            visible.lowerBound > 0 ? fragments[visible.lowerBound - 1].fragment.serverTimestamp : nil
        let axis = axis
        fragments.walk(visible, isEnough: { axis.halfColumn(at: $0.start) == axis.halfColumn(at: $0.end) }) {
            switch $0 {
            case .fragment(let fragment):
                add(fragment, after: previous)
                previous = fragment.fragment.serverTimestamp
            case .several(let summary):
                add(summary, after: previous)
                previous = summary.lastServer
            }
        }
    }

    private mutating func add(_ archived: ArchivedFragment, after previous: Date?) {
        let fragment = archived.fragment
        let start = axis.halfColumns(at: fragment.producerTimestamp)
        let end = axis.halfColumns(at: archived.end)
        let first = Int(start.rounded(.down))
        let halves = first..<max(first + 1, Int(end.rounded(.up)))
        let firstPart = Int((start * Self.partsOfHalf).rounded(.down))
        let parts = firstPart..<max(firstPart + 1, Int((end * Self.partsOfHalf).rounded(.up)))
        // A narrower piece would be all border.
        let showsStart = end - start >= 3.2
        let fill = Fill(archived.membership)
        archive.paint(fill == .late ? .late : .media, over: parts, showsStart: showsStart)
        playlist.paint(fill == .late ? .passedOver : fill, over: parts, showsStart: showsStart)
        let lag = fragment.lagSeconds
        lags.add(lag...lag, over: first..<max(first, Int(end.rounded(.down))))
        if case .served(_, _, _, isDiscontinuity: true) = archived.membership {
            playlist.flagDiscontinuity(at: fragment.producerTimestamp)
        }
        guard let previous else { return }
        let step = fragment.serverTimestamp.timeIntervalSince(previous)
        addStep(
            max(0, step),
            columns: first.floorDivided(by: 2)...max(first, halves.upperBound - 1).floorDivided(by: 2))
    }

    private mutating func add(_ summary: FragmentSummary, after previous: Date?) {
        let half = axis.halfColumn(at: summary.start)
        let fills = Fill.all(in: summary.memberships)
        let parts = half * Int(Self.partsOfHalf)..<(half + 1) * Int(Self.partsOfHalf)
        archive.paint(fills.contains(.late) ? .late : .media, over: parts, showsStart: false)
        for fill in fills {
            playlist.paint(fill == .late ? .passedOver : fill, over: parts, showsStart: false)
        }
        lags.add(summary.lags, over: half..<half + 1)
        if summary.memberships.contains(.discontinuity) { playlist.flagDiscontinuity(at: summary.start) }
        let first = previous.map { summary.firstServer.timeIntervalSince($0) } ?? 0
        let column = half.floorDivided(by: 2)
        addStep(max(0, first, summary.longestServerStep), columns: column...column)
    }

    private mutating func addStep(_ seconds: Double, columns: ClosedRange<Int>) {
        let visible = columns.clamped(to: 0...max(0, axis.columns - 1))
        guard columns.overlaps(visible) else { return }
        for column in visible where column < steps.count {
            // A column that two fragments share shows the longer step.
            steps[column] = max(steps[column] ?? 0, seconds)
        }
    }

    private mutating func markHole(_ finding: Finding, now: Date) {
        // A hole stays one when it is too long ago to alarm anybody, but for one that was filled.
        guard finding.state != .resolved || (finding.kind == .gap && finding.cause != "filled-late") else {
            return
        }
        switch finding.kind {
        case .gap:
            let fill: Fill = finding.state == .pending ? .pendingGap : .gap
            archive.mark(fill, from: finding.from, to: finding.to ?? now)
        case .producerSilent where finding.to == nil:
            archive.mark(.pendingGap, from: finding.from, to: now)
        default: break
        }
    }

    /// Shows what isn't loaded, and what polls that failed would have shown, as far as nothing else is
    /// known there.
    private mutating func hatch(_ report: StreamReport, now: Date) {
        if let past = UnloadedPast(report) {
            archive.hatch(from: axis.date(ofColumn: 0), to: past.end)
            playlist.hatch(from: axis.date(ofColumn: 0), to: past.end)
        }
        // Listings go by the server's clock; the axis is the producer's.
        let lag = report.metrics.lagSeconds ?? report.fragments.last?.fragment.lagSeconds ?? 0
        if let history = report.history {
            for missing in report.coverage.missing(in: history.range) {
                let start = missing.lowerBound.addingTimeInterval(-lag)
                let end = missing.upperBound.addingTimeInterval(-lag)
                archive.hatch(from: start, to: end)
                playlist.hatch(from: start, to: end)
            }
        }
        for outage in report.outages where outage.failures >= Self.blindFailures {
            let start = outage.from.addingTimeInterval(-lag)
            let end = (outage.to ?? now).addingTimeInterval(-lag)
            switch outage.source {
            case .listings: archive.hatch(from: start, to: end)
            case .playlists: playlist.hatch(from: start, to: end)
            }
        }
    }

    /// What one poll misses the next one brings.
    private static let blindFailures = 2
}

extension Finding.Kind {
    /// Lanes show a hole where it is.
    fileprivate var leavesHole: Bool { self == .gap || self == .producerSilent }
}
