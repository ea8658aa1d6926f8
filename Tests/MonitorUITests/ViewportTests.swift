import Canvas
import FoundationEssentials
import StreamAnalysis
import Testing

@testable import MonitorUI

@Suite struct ViewportTests {
    @Test(arguments: Zoom.levels.indices, [48, 67, 103, 183])
    func followingShowsNowNearTheRightSide(level: Int, columns: Int) {
        var viewport = Viewport()
        viewport.zoom.move(by: level - viewport.zoom.level, columns: columns)
        for second in stride(from: 0.0, to: 4000, by: 7) {
            let now = Scene.now.addingTimeInterval(second)
            let axis = viewport.axis(columns: columns, newest: now)
            let free = columns - axis.column(at: now)
            #expect(axis.shows(now) && free <= columns / 3 + 1)
        }
    }

    @Test func followingMovesInStepsAndStandsStillBetween() {
        let viewport = Viewport()
        let starts = (0..<60).map { second in
            viewport.axis(columns: 103, newest: Scene.now.addingTimeInterval(Double(second))).firstColumn
        }
        #expect(Set(starts).count <= 5)
        #expect(zip(starts, starts.dropFirst()).allSatisfy { $1 == $0 || $1 == $0 + 15 })
    }

    @Test(arguments: [48, 67, 103, 183])
    func zoomsBetweenThirtySecondsAndADay(columns: Int) {
        var zoom = Zoom()
        for _ in 0..<30 { zoom.move(by: -1, columns: columns) }
        #expect(zoom.secondsPerColumn * Double(columns) <= 48)
        for _ in 0..<30 { zoom.move(by: 1, columns: columns) }
        #expect(zoom.secondsPerColumn * Double(columns) >= 86_400)
        zoom.move(by: 1, columns: columns)
        #expect(zoom.secondsPerColumn * Double(columns) < 86_400 * 2)
    }

    @Test func labelsStandAtRoundTimes() {
        for (seconds, ticks) in Zoom.levels {
            let step = seconds * Double(ticks)
            #expect(
                [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600].contains(step)
            )
        }
    }

    @Test func zoomingKeepsTheCursorInItsColumn() throws {
        var model = Model.showing(.broken)
        for _ in 0..<20 { model.press(.left) }
        let date = try #require(model.cursorFragment?.fragment.producerTimestamp)
        let before = model.axis.column(at: date)
        model.press(.character("+"))
        #expect(abs(model.axis.column(at: date) - before) <= 1)
        model.press(.character("-"), .character("-"))
        #expect(abs(model.axis.column(at: date) - before) <= 1)
    }

    @Test func aProducerAheadOfTimeIsFollowedToo() throws {
        var model = Model.showing(.healthy)
        var script = FragmentScript()
        script.jump = (before: 1000, by: 600)
        _ = model.update(.report(Scene.report(of: script.fragments(until: Scene.now))))
        let newest = try #require(model.shown?.fragments.last?.fragment.producerTimestamp)
        #expect(model.axis.shows(newest))
    }

    @Test func aProducerFarBehindIsFollowedToo() throws {
        var model = Model.showing(.healthy)
        var script = FragmentScript()
        script.jump = (before: 1000, by: -1_770_906_127)
        _ = model.update(.report(Scene.report(of: script.fragments(until: Scene.now))))
        let newest = try #require(model.shown?.fragments.last?.fragment.producerTimestamp)
        #expect(model.axis.shows(newest))
        #expect(model.screen.contains("23:59:"))
    }

    @Test(arguments: Zoom.levels.indices, [67, 103, 183])
    func labelsHaveSecondsWhereTheyDifferInThemAndMidnightIsADate(level: Int, columns: Int) throws {
        let (length, tick) = Zoom.levels[level]
        let midnight = 1_770_854_400.0
        let axis = TimeAxis(
            secondsPerColumn: length, firstColumn: Int(midnight / length) - columns / 2, columns: columns,
            tickColumns: tick)
        let gutter = 12
        var frame = Frame(size: Size(columns: gutter + columns, rows: 2))
        AxisPanel(axis: axis, now: Scene.now, mode: StyledText(), dragged: nil).draw(
            into: &frame, labels: Rect(column: gutter, row: 0, columns: columns, rows: 1),
            ruler: Rect(column: gutter, row: 1, columns: columns, rows: 1))
        let line = try #require(frame.characterPlane.split(separator: "\n").first)
        let labels = line.dropFirst(gutter).split(separator: " ", omittingEmptySubsequences: true)
        #expect(line.contains("12 Feb"))
        for label in labels where label.contains(":") {
            #expect(label.count == (length * Double(tick) < 60 ? 8 : 5), "\(label)")
        }
    }
}
