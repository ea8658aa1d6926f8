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

    @Test func whatIsToldIsToldHereToo() {
        var model = Model.showing(.healthy, columns: 40, rows: 10)
        _ = model.update(.told("fragment number sent by OSC 52"))
        #expect(model.screen.contains("fragment number sent by OSC 52"))
        model.press(.left)
        #expect(model.screen.contains("timeline from 60x16"))
    }
}
