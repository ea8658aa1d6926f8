import Canvas
import StreamAnalysis
import Testing

@testable import MonitorUI

@Suite struct ReboundKeysTests {
    /// The screen with every key of `changes` bound anew.
    private static func rebound(_ changes: KeyChange...) -> Model {
        let keys = KeyMap.standard.changed(by: changes)
        let options = ProgramOptions(
            stream: "front-door", region: "us-west-2", keys: keys.keys, themes: Scene.themes)
        var model = Model(options: options, size: Size(columns: 120, rows: 60))
        if let report = Scene.broken.report { _ = model.update(.report(report)) }
        _ = model.update(.tick(Scene.now, bytesWritten: 0))
        return model
    }

    @Test func headerBarAndHelpNameTheKeysThatWork() {
        var model = Self.rebound(
            KeyChange(.everywhere, .help, keys: [.function(2)], line: 1),
            KeyChange(.everywhere, .quit, keys: [.character("Q")], line: 2),
            KeyChange(.help, .close, keys: [.function(9)], line: 3))
        #expect(model.screen.contains("F2 help") && model.screen.contains("Q quit"))
        #expect(!model.screen.contains("? help"))
        #expect(model.press(.character("q"), .character("?")).isEmpty)
        model.press(.function(2))
        #expect(model.screen.contains("F9 close"))
    }

    @Test func aFrozenScreenNamesTheKeyThatLetsItGoOn() {
        var model = Self.rebound(KeyChange(.everywhere, .freeze, keys: [.function(5)], line: 1))
        model.press(.function(5))
        #expect(model.screen.contains("F5 lets the screen go on"))
    }

    @Test func anActionWithoutAKeyIsNotInTheBar() {
        let model = Self.rebound(KeyChange(.everywhere, .copy, keys: [], line: 1))
        #expect(!model.screen.contains("copy URL"))
    }

    @Test("Scopes that hold together are each other's companions", arguments: ScreenKind.allCases)
    func companionsHoldTogether(screen: ScreenKind) {
        var model = Model.showing(.broken)
        model.press(.character(screen.key))
        for scope in model.scopes {
            #expect(scope.companions.union([scope]).isSuperset(of: model.scopes))
        }
    }

    @Test(
        "A replay's key can't hide one of a screen's, unless it always did",
        arguments: [
            (KeyChange(.replay, .slower, keys: [.character("+")], line: 7), "zoom-in in stream has it"),
            (KeyChange(.stream, .zoomIn, keys: [.character("[")], line: 7), "step-back in replay has it"),
            (KeyChange(.replay, .faster, keys: [.character("r")], line: 7), "reverse in list has it"),
            (KeyChange(.replay, .slower, keys: [.character("<"), .character("(")], line: 7), nil),
        ] as [(KeyChange, String?)])
    func aReplayHidesNoKey(change: KeyChange, words: String?) {
        let reasons = KeyMap.standard.changed(by: [change]).refusals.map(\.reason)
        #expect(reasons.count == (words == nil ? 0 : 1))
        #expect(reasons.allSatisfy { $0.contains(words ?? "") })
    }

    @Test func anOverlayHasNoCompanions() {
        for scope in [KeyBinding.Scope.copyDialog, .help, .themes, .prompt] {
            #expect(scope.companions.isEmpty && scope.indispensable == [.close])
        }
    }
}
