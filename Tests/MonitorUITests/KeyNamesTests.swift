import Canvas
import Testing

@testable import MonitorUI

@Suite struct KeyNamesTests {
    @Test("Every standard key is known by its name", arguments: KeyMap.standard.bindings.flatMap(\.keys))
    func isKnownByItsName(key: Key) throws {
        #expect(try Key(named: key.name) == key)
        #expect(try Key(named: key.spelledName) == key)
    }

    @Test(arguments: [
        ("space", Key.character(" ")), ("PGUP", .pageUp), ("^d", .control("d")), ("C-d", .control("d")),
        ("f12", .function(12)), ("é", .character("é")), ("F", .character("F")), ("-", .character("-")),
    ])
    func readsOtherSpellings(name: String, key: Key) throws {
        #expect(try Key(named: name) == key)
    }

    @Test(arguments: ["", "Alt-x", "F0", "F13", "F1x", "ctrl-", "Ctrl-1", "ctrl-ab", "日", "\u{7}", "ab"])
    func refusesOthers(name: String) {
        #expect(throws: KeyNameError.self) { try Key(named: name) }
    }

    @Test(arguments: [("zom-in", "zoom-in"), ("ZOOM-IN", "zoom-in"), ("qiut", "quit"), ("fol", "follow")])
    func findsTheNearestWord(word: String, meant: String) {
        #expect(["zoom-in", "zoom-out", "quit", "follow"].nearest(to: word) == meant)
    }

    @Test(arguments: ["", "xyzzy", "q1w2e3"])
    func saysWhenNothingIsNear(word: String) {
        #expect(["zoom-in", "zoom-out", "quit"].nearest(to: word) == nil)
    }
}
