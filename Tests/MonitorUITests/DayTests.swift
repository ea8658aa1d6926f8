import Canvas
import FoundationEssentials
import StreamAnalysis
import Testing

@testable import MonitorUI

@Suite struct DayTests {
    static let sizes = [Size(columns: 80, rows: 24), Size(columns: 120, rows: 40)]

    private func showing(_ report: StreamReport, _ size: Size, zoom: Int = 20, isASCII: Bool = false) -> Model
    {
        var model = Model.showing(.healthy, columns: size.columns, rows: size.rows, isASCII: isASCII)
        _ = model.update(.report(report))
        for _ in 0..<zoom { model.press(.character("-")) }
        return model
    }

    @Test(arguments: sizes)
    func aDayLooksAsRecorded(size: Size) throws {
        let model = showing(DayScript.whole, size)
        try expectSnapshot(RootView.frame(model), named: "day-\(size.columns)x\(size.rows)")
    }

    @Test(arguments: sizes)
    func aHalfLoadedDayLooksAsRecorded(size: Size) throws {
        let model = showing(DayScript.half, size)
        try expectSnapshot(RootView.frame(model), named: "loading-\(size.columns)x\(size.rows)")
        let ascii = showing(DayScript.refused, size, isASCII: true)
        try expectSnapshot(RootView.frame(ascii), named: "refused-\(size.columns)x\(size.rows)-ascii")
    }

    @Test func theBarTellsFiguresAndGoesWhenAllIsThere() {
        var model = showing(DayScript.half, Self.sizes[1])
        #expect(model.screen.contains("history 1 d 37 %"))
        #expect(model.screen.contains("16 200 fragments"))
        #expect(model.screen.contains("about 20 s left"))
        _ = model.update(.report(DayScript.refused))
        #expect(model.screen.contains("ClientLimitExceededException, next try in 4 s"))
        var done = DayScript.whole
        done.history = HistoryProgress(
            range: Scene.now.addingTimeInterval(-86_400)...Scene.now, standing: .finished,
            shortening: "The stream keeps 24 hours, so what lies before is gone.", fraction: 1,
            fragmentCount: 43_000)
        _ = model.update(.report(done))
        #expect(!model.screen.contains("history 1 d"))
        #expect(model.screen.contains("The stream keeps 24 hours, so what lies before is gone."))
    }

    @Test func whatIsNotLoadedDoesNotLookLikeAGap() {
        let model = showing(DayScript.half, Self.sizes[1])
        let lanes = TimelineColumns(report: DayScript.half, axis: model.axis, now: Scene.now)
        let early = model.axis.column(at: Scene.now.addingTimeInterval(-12 * 3600))
        #expect(lanes.archive.cell(at: early)?.role == .unloaded)
        #expect((0..<early).allSatisfy { lanes.archive.cell(at: $0)?.role != .gap })
    }

    @Test func homeGoesToTheOldestLoaded() throws {
        var model = showing(DayScript.whole, Self.sizes[0], zoom: 0)
        model.press(.home)
        let oldest = try #require(DayScript.whole.fragments.first?.fragment.producerTimestamp)
        #expect(model.axis.shows(oldest))
        #expect(model.screen.contains("11 Feb"))
    }

    @Test(arguments: [67, 103, 183, 283])
    func aFrameOfADayLooksAtSummaries(columns: Int) {
        var zoom = Zoom()
        zoom.move(by: 20, columns: columns)
        let end = Int(Scene.now.timeIntervalSince1970 / zoom.secondsPerColumn) + 1
        let axis = TimeAxis(
            secondsPerColumn: zoom.secondsPerColumn, firstColumn: end - columns, columns: columns,
            tickColumns: zoom.tickColumns)
        let fragments = DayScript.whole.fragments
        var visited = 0
        fragments.walk(
            fragments.indices(on: axis),
            isEnough: { axis.halfColumn(at: $0.start) == axis.halfColumn(at: $0.end) }
        ) { _ in visited += 1 }
        // One visit a summary of 16, and up to twice 16 more at each border between half columns.
        #expect(visited <= fragments.count / 16 + 2 * columns * 17)
        #expect(visited < fragments.count / 2)
    }
}
