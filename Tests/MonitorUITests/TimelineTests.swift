import Canvas
import FoundationEssentials
import StreamAnalysis
import Testing

@testable import MonitorUI

@Suite struct TimelineTests {
    /// A stream with one hole of `seconds` that ends 100.3 s before the scene.
    private static func report(hole seconds: Double, state: Finding.State = .confirmed) -> StreamReport {
        var gap = Scene.gap
        gap.state = state
        gap.to = Scene.now.addingTimeInterval(-100.3)
        gap.from = Scene.now.addingTimeInterval(-100.3 - seconds)
        var fragments = FragmentScript().fragments(until: Scene.now)
        for index in fragments.indices
        where fragments[index].end > gap.from && fragments[index].fragment.producerTimestamp < gap.from {
            fragments[index].end = gap.from
        }
        fragments.removeAll { fragment in
            fragment.fragment.producerTimestamp >= gap.from
                && fragment.fragment.producerTimestamp < Scene.now.addingTimeInterval(-100.3)
        }
        return Scene.report(of: fragments, findings: [gap])
    }

    @Test(arguments: Zoom.levels.indices, [0.06, 0.1, 0.5, 2, 6, 60])
    func aGapIsSeenAtEveryZoom(level: Int, seconds: Double) {
        let report = Self.report(hole: seconds)
        for columns in [48, 67, 103, 183] {
            let (length, tick) = Zoom.levels[level]
            let middle = Scene.now.timeIntervalSince1970 - 100.3 - seconds / 2
            let column = TimeAxis.absoluteColumn(at: middle, secondsPerColumn: length)
            let axis = TimeAxis(
                secondsPerColumn: length, firstColumn: column - columns / 2, columns: columns,
                tickColumns: tick)
            let lanes = TimelineColumns(report: report, axis: axis, now: Scene.now)
            let roles = (0..<columns).map { lanes.archive.cell(at: $0)?.role }
            #expect(roles.contains(.gap), "\(seconds) s at \(length) s a column")
        }
    }

    @Test func aPendingGapIsNotShownAsLost() {
        let report = Self.report(hole: 6, state: .pending)
        var model = Model.showing(.healthy, columns: 200, rows: 60)
        _ = model.update(.report(report))
        let archive = RootView.frame(model).rolePlane.split(separator: "\n")[6]
        #expect(archive.contains("?") && !archive.contains("G"))
    }

    @Test func aGapThatWasFilledIsMedia() {
        var report = Self.report(hole: 6, state: .resolved)
        report.findings[0].cause = "filled-late"
        let axis = Viewport().axis(columns: 183, newest: Scene.now)
        let lanes = TimelineColumns(report: report, axis: axis, now: Scene.now)
        #expect(!(0..<183).contains { lanes.archive.cell(at: $0)?.role == .gap })
    }

    @Test func aGapThatIsLongPastStaysAGap() {
        let report = Self.report(hole: 6, state: .resolved)
        let axis = Viewport().axis(columns: 183, newest: Scene.now)
        let lanes = TimelineColumns(report: report, axis: axis, now: Scene.now)
        #expect((0..<183).contains { lanes.archive.cell(at: $0)?.role == .gap })
    }

    @Test func contiguousFragmentsLeaveNoHole() {
        let axis = Viewport().axis(columns: 183, newest: Scene.now)
        let report = Scene.report(of: FragmentScript().fragments(until: Scene.now))
        let lanes = TimelineColumns(report: report, axis: axis, now: Scene.now)
        let last = axis.column(at: Scene.now.addingTimeInterval(-4))
        #expect((0..<last).allSatisfy { lanes.archive.cell(at: $0)?.role == .archive })
    }

    @Test func onlyWhatIsOnScreenIsLookedAt() {
        var history = FragmentHistory()
        for fragment in FragmentScript().fragments(until: Scene.now) { history.insert(fragment) }
        let axis = TimeAxis(
            secondsPerColumn: 1, firstColumn: Int(Scene.now.timeIntervalSince1970) - 60, columns: 30,
            tickColumns: 15)
        let visible = history.indices(on: axis)
        // 30 s of 2-second fragments, and those that may reach in from 20 s before.
        #expect((15...26).contains(visible.count))
        #expect(visible.allSatisfy { history[$0].fragment.producerTimestamp < axis.date(ofColumn: 30) })
    }

    @Test func marksNeverCoverEachOther() {
        var rows = MarkRows(columns: 20, rows: 1)
        var frame = Frame(size: Size(columns: 20, rows: 1))
        var report = Scene.brokenReport
        report.findings = [Scene.gap, Scene.reconnect]
        let axis = TimeAxis(
            secondsPerColumn: 1, firstColumn: Int(Scene.now.timeIntervalSince1970) - 70, columns: 20,
            tickColumns: 15)
        _ = rows.place(TimelineMark.all(in: report, axis: axis, now: Scene.now))
        rows.draw(into: &frame, area: frame.bounds)
        #expect(frame.characterPlane.contains("gap 8.0 s"))
        #expect(!frame.characterPlane.contains("reconnect"))
    }

    @Test(arguments: Zoom.levels.indices)
    func aDiscontinuityIsSeenAtEveryZoom(level: Int) {
        let (length, tick) = Zoom.levels[level]
        let column = TimeAxis.absoluteColumn(
            at: Scene.now.timeIntervalSince1970 - 57.9, secondsPerColumn: length)
        let axis = TimeAxis(
            secondsPerColumn: length, firstColumn: column - 50, columns: 100, tickColumns: tick)
        let lanes = TimelineColumns(report: Scene.brokenReport, axis: axis, now: Scene.now)
        #expect((0..<100).contains { lanes.playlist.cell(at: $0)?.character == "D" })
    }

    @Test func aWideHoleIsMarkedFromEndToEnd() {
        let report = Self.report(hole: 60)
        var model = Model.showing(.healthy, columns: 200, rows: 60)
        _ = model.update(.report(report))
        #expect(model.screen.contains("╰─"))
        #expect(model.screen.contains("gap 8.0 s"))
    }
}
