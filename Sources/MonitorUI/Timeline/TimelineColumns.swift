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
    /// Lags in producer order, in seconds, with the stretch of time they stand for.
    private(set) var lags: [(from: Date, to: Date, seconds: Double)] = []
    /// The longest step of the server's clock in each column, in seconds.
    private(set) var steps: [Double?]

    /// What `report` has on `axis` when it is `now`.
    init(report: StreamReport, axis: TimeAxis, now: Date) {
        self.axis = axis
        archive = LaneCells(axis: axis, media: .archive)
        playlist = LaneCells(axis: axis, media: .playlist)
        steps = Array(repeating: nil, count: axis.columns)
        let visible = report.fragments.indices(on: axis)
        lags.reserveCapacity(visible.count)
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
        let start = fragment.producerTimestamp
        let fill = Fill(archived.membership)
        archive.paint(fill == .late ? .late : .media, from: start, to: archived.end)
        playlist.paint(fill == .late ? .passedOver : fill, from: start, to: archived.end)
        lags.append((start, archived.end, fragment.lagSeconds))
        let column = axis.column(at: start)
        if case .served(_, _, _, isDiscontinuity: true) = archived.membership {
            playlist.flagDiscontinuity(at: start)
        }
        guard let previous else { return }
        let step = fragment.serverTimestamp.timeIntervalSince(previous.fragment.serverTimestamp)
        let last = min(axis.columns - 1, axis.column(at: archived.end.addingTimeInterval(-0.001)))
        for column in max(0, column)...max(0, column, last) where column <= last {
            // The newer fragment's step covers the older one's last column, but never hides a longer one.
            steps[column] = max(steps[column] ?? 0, step, 0)
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
