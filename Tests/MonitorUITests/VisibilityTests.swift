import Canvas
import FoundationEssentials
import StreamAnalysis
import TestSupport
import Testing

@testable import MonitorUI

/// Nothing that matters is lost in a column, however much time that holds.
@Suite struct VisibilityTests {
    /// A random archive of some hours with its gaps, and marks here and there.
    private struct Archive {
        var report: StreamReport
        var late: [ArchivedFragment] = []
        var discontinuities: [Date] = []

        init(seed: Int) {
            var generator = SeededGenerator(seed: UInt64(seed))
            var (fragments, findings) = ([ArchivedFragment](), [Finding]())
            var start = Scene.now.addingTimeInterval(-4 * 3600)
            for index in 0..<3000 {
                let length = Double(generator.next() % 4000 + 500) / 1000
                let fate = generator.next() % 60
                let server = start.addingTimeInterval(1 + Double(generator.next() % 3000) / 1000)
                let end = start.addingTimeInterval(length)
                let fragment = ArchivedFragment(
                    fragment: Fragment(
                        number: FragmentScript.number(index), producerTimestamp: start,
                        serverTimestamp: server, length: .milliseconds(Int(length * 1000)), byteCount: 1),
                    listed: server, end: end, membership: Self.membership(fate, index))
                fragments.append(fragment)
                if fate == 0 { late.append(fragment) }
                if fate == 1 { discontinuities.append(start) }
                start = end
                guard fate == 2 || fate == 3 else { continue }
                let hole =
                    fate == 2 ? 0.06 + Double(generator.next() % 200) / 1000 : Double(generator.next() % 400)
                findings.append(Self.fault(.gap, index, from: end, to: end.addingTimeInterval(hole)))
                if index % 2 == 0 { findings.append(Self.fault(.reconnect, index, from: end, to: end)) }
                start = end.addingTimeInterval(hole)
            }
            report = Scene.report(of: fragments, findings: findings.reversed())
        }

        private static func membership(_ fate: UInt64, _ index: Int) -> ArchivedFragment.Membership {
            if fate == 0 { return .missing(.late) }
            return .served(
                at: Scene.now, mediaSequence: index, duration: .seconds(2), isDiscontinuity: fate == 1)
        }

        private static func fault(_ kind: Finding.Kind, _ index: Int, from: Date, to: Date) -> Finding {
            var finding = kind == .gap ? Scene.gap : Scene.reconnect
            finding.subject = "\(index)"
            finding.from = from
            finding.to = to
            return finding
        }
    }

    private static let archives = (0..<4).map(Archive.init)

    private func axis(_ level: Int, _ columns: Int, _ dice: inout SeededGenerator) -> TimeAxis {
        let (length, tick) = Zoom.levels[level]
        let date = Scene.now.timeIntervalSince1970 - Double(dice.next() % 14_400)
        return TimeAxis(
            secondsPerColumn: length,
            firstColumn: TimeAxis.absoluteColumn(at: date, secondsPerColumn: length) - columns / 2,
            columns: columns, tickColumns: tick)
    }

    @Test(arguments: Zoom.levels.indices, [67, 103, 183, 283])
    func everyGapLateFragmentAndDiscontinuityIsSeenInItsColumn(level: Int, columns: Int) {
        var dice = SeededGenerator(seed: UInt64(level * 1000 + columns))
        for archive in Self.archives {
            let axis = axis(level, columns, &dice)
            let lanes = TimelineColumns(report: archive.report, axis: axis, now: Scene.now)
            let archived = (0..<columns).map { lanes.archive.cell(at: $0)?.role }
            let played = (0..<columns).map { lanes.playlist.cell(at: $0)?.role }
            for gap in archive.report.findings where gap.kind == .gap {
                guard let place = seen(gap.from, gap.to ?? gap.from, axis) else { continue }
                #expect(place.contains { archived[$0] == .gap }, "a gap from \(gap.from)")
            }
            for late in archive.late {
                guard let place = seen(late.fragment.producerTimestamp, late.end, axis) else { continue }
                #expect(place.contains { archived[$0] == .late || archived[$0] == .gap })
            }
            for date in archive.discontinuities where axis.shows(date) {
                #expect(played[axis.column(at: date)] == .discontinuity)
            }
        }
    }

    @Test(arguments: Zoom.levels.indices, [67, 283])
    func everyLagLiesBetweenItsColumnsEnds(level: Int, columns: Int) {
        var dice = SeededGenerator(seed: UInt64(level))
        let archive = Self.archives[level % 4]
        let axis = axis(level, columns, &dice)
        let lanes = TimelineColumns(report: archive.report, axis: axis, now: Scene.now)
        for fragment in archive.report.fragments {
            let half = axis.halfColumn(at: fragment.fragment.producerTimestamp)
            guard (0..<2 * columns).contains(half) else { continue }
            #expect(lanes.lags.lows[half] <= fragment.fragment.lagSeconds)
            #expect(lanes.lags.highs[half] >= fragment.fragment.lagSeconds)
        }
    }

    @Test(arguments: Zoom.levels.indices, [80, 200])
    func everyMarkIsSeenUnlessAWorseOneTakesItsPlace(level: Int, columns: Int) {
        var model = Model.showing(.healthy, columns: columns, rows: 40)
        let archive = Self.archives[level % 4]
        _ = model.update(.report(archive.report))
        model.viewport.zoom.move(by: level - model.viewport.zoom.level, columns: model.axis.columns)
        model.viewport.position = .fixed(start: Scene.now.addingTimeInterval(-2 * 3600))
        let (layout, axis) = (model.layout, model.axis)
        let frame = RootView.frame(model)
        let rows = [layout.lanes.ruler.point(0, 0)] + (0..<2).map { layout.lanes.marks.point(0, $0) }
        for finding in archive.report.findings where axis.shows(finding.from) {
            let column = axis.column(at: finding.from)
            let roles = rows.map { frame[Point(column: $0.column + column, row: $0.row)]?.role }
            #expect(roles.contains { [.gap, .info].contains($0) }, "\(finding.kind) at \(column)")
        }
    }

    private func seen(_ from: Date, _ to: Date, _ axis: TimeAxis) -> ClosedRange<Int>? {
        let first = axis.column(at: from)
        let last = max(first, axis.column(at: to))
        guard first < axis.columns, last >= 0 else { return nil }
        return max(0, first)...min(axis.columns - 1, last)
    }
}
