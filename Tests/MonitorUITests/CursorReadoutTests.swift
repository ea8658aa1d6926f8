import Canvas
import FoundationEssentials
import StreamAnalysis
import Testing

@testable import MonitorUI

/// Where nothing else tells what the cursor stands on, a line does.
@Suite struct CursorReadoutTests {
    @Test(arguments: [("1", 80), ("4", 80), ("4", 120), ("4", 200)] as [(Character, Int)])
    func aScreenWithoutTheFragmentTellsItInALine(screen: Character, columns: Int) {
        var model = Model.showing(.broken, columns: columns, rows: 24)
        model.press(.character(screen))
        #expect(!model.screen.contains("server step +"))
        model.press(.left, .left)
        #expect(model.screen.contains("14:22:00.470Z  lag +0.460 s  server step +1.930 s ─"))
        model.press(.end)
        #expect(!model.screen.contains("server step +"))
    }

    @Test func aScreenWithTheFragmentNeedsNoLine() {
        var model = Model.showing(.broken, columns: 120, rows: 40)
        model.press(.left, .left)
        #expect(!model.screen.contains("server step +"))
    }

    @Test(arguments: 0...70)
    func itTakesNoMoreRoomThanThereIs(width: Int) throws {
        let fragments = try #require(Scene.broken.report).fragments
        let readout = CursorReadout(fragment: fragments[9].fragment, previous: fragments[8].fragment)
        let text = readout.text(width: width)
        #expect(text.width <= width)
        #expect(text.plain.isEmpty || text.plain.contains("lag +"))
    }
}
