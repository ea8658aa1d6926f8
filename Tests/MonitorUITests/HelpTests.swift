import Canvas
import Testing

@testable import MonitorUI

@Suite struct HelpTests {
    private static func help(of screen: Character = "1") -> Model {
        var model = Model.showing(.broken, columns: 80, rows: 24)
        model.press(.character(screen), .character("?"))
        return model
    }

    private func top(_ model: Model) -> Substring? { model.screen.split(separator: "\n").dropFirst(2).first }

    @Test(
        arguments: [("1", "Stream and clocks"), ("2", "Lists"), ("4", "Stream and clocks")]
            as [(Character, String)])
    func theKeysOfTheScreenBelowComeFirst(screen: Character, heading: String) {
        #expect(top(Self.help(of: screen))?.contains(heading) == true)
    }

    @Test(arguments: [
        (Key.pageDown, Key.pageUp), (.control("d"), .control("u")), (.character(" "), .character("g")),
        (.end, .home), (.character("G"), .character("g")), (.character("j"), .character("k")),
    ])
    func keysScroll(on: Key, back: Key) {
        var model = Self.help()
        let before = model.screen
        model.press(on)
        #expect(model.screen != before)
        model.press(back)
        #expect(model.screen == before)
    }

    @Test func itSaysWhereThereIsMore() {
        var model = Self.help()
        #expect(model.screen.contains("↓ more below") && !model.screen.contains("more above"))
        model.press(.pageDown)
        #expect(model.screen.contains("↑ more above  ↓ more below"))
        model.press(.end)
        #expect(model.screen.contains("↑ more above") && !model.screen.contains("more below"))
    }
}
