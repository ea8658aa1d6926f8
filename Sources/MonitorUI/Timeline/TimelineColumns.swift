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

    /// What `report` has on `axis` when it is `now`.
    init(report: StreamReport, axis: TimeAxis, now: Date) {
        self.axis = axis
        archive = LaneCells(axis: axis, media: .archive)
        playlist = LaneCells(axis: axis, media: .playlist)
        steps = Array(repeating: nil, count: axis.columns)
        lags = LagTrace(count: 2 * axis.columns)
        let visible = report.fragments.indices(on: axis)
        var previous = visible.lowerBound > 0 ? report.fragments[visible.lowerBound - 1] : nil
        for index in visible {
            let fragment = report.fragments[index]
            add(fragment, after: previous)
            previous = fragment
        }
        for finding in report.findings { markHole(finding, now: now) }
    }

    private mutating func add(_ archived: ArchivedFragment, after previous: ArchivedFragment?) {
        let fragment = archived.fragment
        let start = axis.halfColumns(at: fragment.producerTimestamp)
        let end = axis.halfColumns(at: archived.end)
        let first = Int(start.rounded(.down))
        let halves = first..<max(first, Int(end.rounded(.up)))
        // A narrower piece would be all border.
        let showsStart = end - start >= 3.2
        let fill = Fill(archived.membership)
        archive.paint(fill == .late ? .late : .media, over: halves, showsStart: showsStart)
        playlist.paint(fill == .late ? .passedOver : fill, over: halves, showsStart: showsStart)
        lags.add(fragment.lagSeconds, over: first..<max(first, Int(end.rounded(.down))))
        if case .served(_, _, _, isDiscontinuity: true) = archived.membership {
            playlist.flagDiscontinuity(at: fragment.producerTimestamp)
        }
        guard let previous else { return }
        let step = fragment.serverTimestamp.timeIntervalSince(previous.fragment.serverTimestamp)
        addStep(
            max(0, step),
            columns: first.floorDivided(by: 2)...max(first, halves.upperBound - 1).floorDivided(by: 2))
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
        guard finding.state != .resolved else { return }
        switch finding.kind {
        case .gap:
            let fill: Fill = finding.state == .pending ? .pendingGap : .gap
            archive.mark(fill, from: finding.from, to: finding.to ?? now)
        case .producerSilent where finding.to == nil:
            archive.mark(.pendingGap, from: finding.from, to: now)
        default: break
        }
    }
}
