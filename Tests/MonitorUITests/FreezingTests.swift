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
        #expect(model.detail == .finding)
    }
}
