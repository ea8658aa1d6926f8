import Canvas
import FoundationEssentials
import StreamAnalysis
import Testing

@testable import MonitorUI

@Suite struct SessionListTests {
    private func sessions(_ scene: Scene = .broken, columns: Int = 120, rows: Int = 40) -> Model {
        var model = Model.showing(scene, columns: columns, rows: rows)
        model.press(.character("5"))
        return model
    }

    private func later(_ seconds: Double, _ model: inout Model) {
        _ = model.update(.tick(Scene.now.addingTimeInterval(seconds), bytesWritten: 0))
    }

    @Test func everySessionHasItsState() {
        let screen = sessions().screen
        #expect(screen.contains("● in use"))
        #expect(screen.contains("× lost 14:03:05, HTTP 403"))
        #expect(screen.contains("Sessions  1 of 2  ● 1 open  × 1 lost"))
        #expect(sessions(.healthy).screen.contains("↻ replaced 14:03:07"))
    }

    @Test func aCopyCountsDownAndStaysForSomeMinutesAsExpired() {
        var model = sessions()
        _ = model.update(.copyFinished(.handedOut(Scene.copy(ago: 0, seconds: 300))))
        model.press(.home)
        #expect(model.screen.contains("● handed out"))
        later(1, &model)
        #expect(model.screen.contains("4 min 59 s"))
        later(300, &model)
        #expect(model.screen.contains("○ expired 14:27:07"))
        later(899, &model)
        #expect(model.screen.contains("○ expired 14:27:07"))
        later(900, &model)
        #expect(!model.screen.contains("○ expired"))
    }

    @Test func aFilterFollowsTheTime() {
        var model = sessions()
        _ = model.update(.copyFinished(.handedOut(Scene.copy(ago: 0, seconds: 300))))
        model.press(.character("/"))
        for character in "expired" { model.press(.character(character)) }
        model.press(.enter)
        #expect(model.screen.contains("nothing matches"))
        later(300, &model)
        #expect(model.screen.contains("1 of 1 (3 in all)"))
        later(900, &model)
        #expect(model.screen.contains("nothing matches"))
    }

    @Test func nothingChangesOnAFrozenList() {
        var model = sessions()
        _ = model.update(.copyFinished(.handedOut(Scene.copy(ago: 0, seconds: 300))))
        model.press(.character(">"), .character(" "))
        let frame = RootView.frame(model)
        _ = model.update(.report(Scene.silentReport))
        later(5000, &model)
        #expect(RootView.frame(model) == frame)
    }

    @Test("Every column sorts its rows, both ways", arguments: SessionList.columns.indices)
    func sorts(column: Int) throws {
        let source = SessionList(
            sessions: Scene.troubledSessions,
            handedOut: [Scene.copy(ago: 5, seconds: 300), Scene.copy(ago: 400, seconds: 300)], now: Scene.now)
        let precedes = try #require(SessionList.columns[column].precedes)
        for isReversed in [false, true] {
            let order = try #require(source.order(ListState(sort: column, isReversed: isReversed)))
            let rows = order.map { source.rows[$0] }
            #expect(rows.count == 4)
            #expect(
                zip(rows, rows.dropFirst()).allSatisfy { isReversed ? !precedes($0, $1) : !precedes($1, $0) })
        }
    }

    @Test("A URL is shown without its token", arguments: [80, 120, 200])
    func hidesTheToken(columns: Int) {
        var model = sessions(columns: columns, rows: 24)
        _ = model.update(.copyFinished(.handedOut(Scene.copy(ago: 0, seconds: 300))))
        #expect(model.screen.contains("https://b-1a2b….kinesisvideo.us-west-2"))
        #expect(!model.screen.contains("SessionToken=") || model.screen.contains("SessionToken=•••"))
    }
}
