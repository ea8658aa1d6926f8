import Canvas
import FoundationEssentials
import StreamAnalysis
import Testing

@testable import MonitorUI

/// A terminal too small for the timeline says what it can't show, and hides nothing that takes keys.
@Suite struct SmallScreenTests {
    @Test(arguments: ["c", "?", "o", "t", ":"] as [Character])
    func whatThereIsNoRoomForIsNotOpenedUnseen(key: Character) {
        var model = Model.showing(.healthy, columns: 40, rows: 10)
        model.press(.character(key))
        #expect(model.overlay == nil)
        #expect(model.screen.contains("that takes a terminal of 60x16"))
        #expect(model.press(.enter) == [])
        #expect(model.press(.character("q")) == [.quit])
    }

    @Test func aDialogIsClosedByATerminalThatBecomesTooSmall() {
        var model = Model.showing(.healthy)
        model.press(.character("c"))
        #expect(model.update(.input(.resized(Size(columns: 40, rows: 10)))) == [])
        #expect(model.overlay == nil)
    }

    @Test func aThemeThatWasTriedIsGivenUpByATerminalThatBecomesTooSmall() {
        var model = Model.showing(.healthy)
        guard case .theme? = model.press(.character("t"), .down).first else {
            Issue.record("no theme was tried")
            return
        }
        #expect(model.update(.input(.resized(Size(columns: 40, rows: 10)))) == [.theme("default")])
    }

    @Test(arguments: ["2", "3", "4", "5", "6"] as [Character])
    func aScreenThatThereIsNoRoomForIsNotShownUnseen(key: Character) {
        var model = Model.showing(.healthy, columns: 40, rows: 10)
        model.press(.character(key))
        #expect(model.screen.contains("that takes a terminal of 60x16"))
        _ = model.update(.input(.resized(Size(columns: 80, rows: 24))))
        #expect(model.screen.contains("archive"))
    }

    @Test func theStreamComesFirstAndAChosenFindingIsNamed() {
        var model = Model.showing(.broken, columns: 40, rows: 10)
        #expect(model.screen.hasPrefix("front-door  ▲ warning"))
        #expect(model.screen.contains("Fragment …832868 arrived"))
        model.press(.character("e"), .character("e"), .character("e"))
        #expect(model.screen.contains("▸ gap 8.0 s  14:21:01–14:21:09"))
        #expect(model.screen.contains("8.0 s of media"))
    }

    @Test func theVerdictGoesBeforeTheNameWhereBothHaveNoRoom() {
        #expect(Model.showing(.broken, columns: 10, rows: 3).screen.hasPrefix(" ▲ warn"))
    }

    @Test func theListOfStreamsShowsItsChoiceAndScrolls() {
        var model = Model.showing(fleet: .broken, columns: 40, rows: 10)
        #expect(model.screen.contains("▸ × failing  cam-031 AccessDenied"))
        for _ in 0..<9 { model.press(.down) }
        #expect(!model.screen.contains("cam-031") && model.screen.contains("▸ ● ok"))
        model.press(.home)
        #expect(model.screen.contains("▸ × failing  cam-031"))
    }

    @Test func theListOfStreamsKeepsItsFilter() {
        var model = Model.showing(fleet: .broken)
        model.press(.character("/"), .character("4"), .character("2"), .enter)
        _ = model.update(.input(.resized(Size(columns: 40, rows: 10))))
        #expect(model.screen.contains("▸ ▲ warning  cam-042 late 3.2 s"))
        #expect(!model.screen.contains("cam-031"))
        #expect(model.screen.contains("filter 42  1 of 60"))
    }

    @Test func whatIsToldIsToldHereToo() {
        var model = Model.showing(.healthy, columns: 40, rows: 10)
        _ = model.update(.told("fragment number sent by OSC 52"))
        #expect(model.screen.contains("fragment number sent by OSC 52"))
        model.press(.left)
        #expect(model.screen.contains("timeline from 60x16"))
    }
}
