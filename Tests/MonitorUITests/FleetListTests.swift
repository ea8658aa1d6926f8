import Canvas
import FoundationEssentials
import StreamAnalysis
import Testing

@testable import MonitorUI

@Suite struct FleetListTests {
    @Test(arguments: FleetScene.allCases, SnapshotTests.sizes)
    func everySceneLooksAsRecorded(scene: FleetScene, size: Size) throws {
        for isASCII in [false, true] where !isASCII || size.columns < 200 {
            let model = Model.showing(fleet: scene, columns: size.columns, rows: size.rows, isASCII: isASCII)
            let name = "streams-\(scene.rawValue)-\(size.columns)x\(size.rows)" + (isASCII ? "-ascii" : "")
            try expectSnapshot(RootView.frame(model), named: name)
        }
    }

    @Test(arguments: SnapshotTests.tiny)
    func smallScreensLookAsRecorded(size: Size) throws {
        let model = Model.showing(fleet: .broken, columns: size.columns, rows: size.rows)
        try expectSnapshot(
            RootView.frame(model), named: "streams-broken-\(size.columns)x\(size.rows)")
    }

    @Test func theTitleSumsUp() {
        #expect(Model.showing(fleet: .healthy).screen.contains("60 streams: ● 60 ok"))
        let broken = Model.showing(fleet: .broken).screen
        #expect(broken.contains("60 streams: ■ 1 critical, ▲ 2 warning, ◆ 2 notice, ○ 1 waiting, ● 54 ok"))
    }

    @Test func theWorstComeFirstAndEqualOnesByName() {
        let streams = FleetScene.broken.report.streams
        #expect(streams.prefix(3).map(\.name) == ["cam-031", "cam-018", "cam-042"])
        #expect(zip(streams, streams.dropFirst()).allSatisfy { ($0.level, $0.name) < ($1.level, $1.name) })
    }

    @Test("Every column sorts its rows, both ways", arguments: FleetList.columns.indices)
    func sorts(column: Int) throws {
        let source = FleetList(report: FleetScene.broken.report, now: Scene.now)
        let precedes = try #require(FleetList.columns[column].precedes)
        for isReversed in [false, true] {
            let order = try #require(source.order(ListState(sort: column, isReversed: isReversed)))
            let rows = order.map { source.rows[$0] }
            #expect(rows.count == 60)
            #expect(
                zip(rows, rows.dropFirst()).allSatisfy { isReversed ? !precedes($0, $1) : !precedes($1, $0) })
        }
    }

    @Test(
        "What is sorted by begins with the worst",
        arguments: [("newest", "cam-018"), ("gaps", "cam-042"), ("late", "cam-042"), ("trouble", "cam-031")])
    func sortingBeginsWithTheWorst(title: String, name: String) throws {
        let source = FleetList(report: FleetScene.broken.report, now: Scene.now)
        let column = try #require(FleetList.columns.firstIndex { $0.title == title })
        let first = try #require(source.order(ListState(sort: column))?.first)
        #expect(source.rows[first].stream.name == name)
    }

    @Test(arguments: [(30, "late 3.2 s +3 14:21"), (18, "late 3.2 s +3"), (12, "late 3.2 s")])
    func troubleLosesWholeWordsWhereThereIsLittleRoom(width: Int, words: String) throws {
        let rows = FleetList(report: FleetScene.broken.report, now: Scene.now).rows
        let row = try #require(rows.first { $0.stream.name == "cam-042" })
        #expect(row.trouble(in: width) == words)
    }

    @Test(arguments: [(5, "gaps↓"), (8, "sorted by bit rate↓")])
    func theSortedColumnIsAlwaysSaid(steps: Int, words: String) {
        var model = Model.showing(fleet: .broken, columns: 80, rows: 24)
        for _ in 0...steps { model.press(.character(">")) }
        #expect(model.screen.contains(words))
    }

    @Test func aFilterTakesWordsOfAnyColumn() {
        var model = Model.showing(fleet: .broken)
        model.press(.character("/"))
        for character in "silent" { model.press(.character(character)) }
        model.press(.enter)
        #expect(model.screen.contains("1 of 1 (60 in all)"))
        #expect(model.screen.contains("cam-018"))
        #expect(!model.screen.contains("cam-042"))
    }

    @Test func aFilterTakesALevel() {
        var model = Model.showing(fleet: .broken)
        model.press(.character("/"))
        for character in "critical" { model.press(.character(character)) }
        #expect(model.screen.contains("1 of 1 (60 in all)"))
        #expect(model.screen.contains("cam-031"))
    }

    @Test func theChosenRowStaysTheOneOfItsStream() {
        var model = Model.showing(fleet: .healthy)
        model.press(.down, .down, .down)
        #expect(model.screen.contains("▸ ● ok"))
        #expect(model.screen.contains("cam-004  nothing is wrong"))
        _ = model.update(.fleet(FleetScene.broken.report))
        #expect(model.screen.contains("cam-004  nothing is wrong"))
        // The first one as well, once it was chosen.
        model.press(.home)
        _ = model.update(.fleet(FleetScene.healthy.report))
        #expect(model.screen.contains("cam-031  nothing is wrong"))
    }

    @Test func beforeAnythingIsChosenTheWorstIs() {
        var model = Model.showing(fleet: .healthy)
        _ = model.update(.fleet(FleetScene.broken.report))
        #expect(model.screen.contains("▸ × failing   cam-031"))
    }

    @Test func anAgeGoesOnOnceLooksFailToCome() {
        let ages = [0.0, 14, 60].map { seconds in
            let now = Scene.now.addingTimeInterval(seconds)
            return FleetList(report: FleetScene.healthy.report, now: now).rows[0].ageSeconds ?? 0
        }
        #expect(ages[1] == ages[0])
        #expect(ages[2] == ages[0] + 60)
    }
}
