import Canvas
import FoundationEssentials
import StreamAnalysis
import Testing

@testable import MonitorUI

@Suite struct FreezingTests {
    @Test func nothingChangesOnAFrozenScreen() {
        var model = Model.showing(.healthy)
        model.press(.character(" "))
        let frozen = RootView.frame(model)
        _ = model.update(.report(Scene.silentReport))
        for second in 1...30 {
            _ = model.update(
                .tick(Scene.now.addingTimeInterval(Double(second)), bytesWritten: 936 + second * 10))
        }
        #expect(RootView.frame(model) == frozen)
    }

    @Test func whatCameMeanwhileIsShownAfterwards() {
        var model = Model.showing(.healthy)
        model.press(.character(" "))
        _ = model.update(.report(Scene.silentReport))
        #expect(model.screen.contains("nothing wrong"))
        #expect(model.screen.contains("FROZEN at 14:22:07Z"))
        model.press(.character(" "))
        #expect(model.screen.contains("producer silent"))
        #expect(!model.screen.contains("FROZEN"))
    }

    @Test(
        "A notice doesn't hide that the screen stands still",
        arguments: [Size(columns: 80, rows: 24), Size(columns: 40, rows: 10)],
        ["1", "3", "5"] as [Character])
    func aNoticeDoesNotHideThatTheScreenStandsStill(size: Size, screen: Character) {
        var model = Model.showing(.healthy, columns: size.columns, rows: size.rows)
        model.press(.character(screen), .character(" "))
        #expect(model.screen.contains("FROZEN"))
        _ = model.update(.told("saved"))
        #expect(model.screen.contains("FROZEN") && model.screen.contains("saved"))
    }

    @Test func howeverLongItStandsStillANoticeIsThereForAWhile() {
        var model = Model.showing(.healthy)
        model.press(.character(" "))
        let later = Scene.now.addingTimeInterval(600)
        _ = model.update(.tick(later, bytesWritten: 0))
        _ = model.update(.told("saved"))
        _ = model.update(.tick(later.addingTimeInterval(1), bytesWritten: 0))
        #expect(model.screen.contains("saved"))
        _ = model.update(.tick(later.addingTimeInterval(20), bytesWritten: 0))
        #expect(!model.screen.contains("saved"))
    }

    @Test func evenATerminalTooSmallForTheTimelineSaysThatItStandsStill() {
        for var model in [
            Model.showing(.healthy, columns: 40, rows: 10), .showing(fleet: .broken, columns: 40, rows: 10),
        ] {
            #expect(!model.screen.contains("FROZEN"))
            model.press(.character(" "))
            #expect(model.screen.contains("FROZEN"))
        }
    }

    @Test func aFrozenScreenCanStillBeLookedAround() {
        var model = Model.showing(.broken)
        model.press(.character(" "), .left, .left)
        #expect(model.screen.contains("▼"))
        model.press(.character("e"), .enter)
        #expect(model.detail == .finding(scroll: 0))
    }
}
