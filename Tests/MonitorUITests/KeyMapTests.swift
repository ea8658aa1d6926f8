import Canvas
import Testing

@testable import MonitorUI

@Suite struct KeyMapTests {
    @Test(arguments: KeyBinding.Scope.allCases)
    func noKeyIsBoundTwiceInOneScope(scope: KeyBinding.Scope) {
        let keys = KeyMap.standard.bindings(in: scope).flatMap(\.keys)
        #expect(Set(keys).count == keys.count)
    }

    @Test(arguments: Action.allCases)
    func everyActionHasAKeyAndAHelpLine(action: Action) {
        let bindings = KeyMap.standard.bindings.filter { $0.action == action }
        #expect(!bindings.isEmpty)
        #expect(bindings.allSatisfy { !$0.keys.isEmpty && $0.help.hasSuffix(".") })
    }

    @Test(arguments: KeyMap.standard.bindings)
    func everyBindingIsWhollyReadInTheHelpAt80Columns(binding: KeyBinding) {
        var model = Model.showing(.healthy, columns: 80, rows: 200)
        model.press(.character("?"))
        let lines = model.screen.split(separator: "\n")
        #expect(lines.contains { $0.contains(binding.allKeys + " ") && $0.contains(binding.help) })
    }

    @Test(arguments: KeyBinding.Scope.allCases)
    func everyScopeCanBeLeftAndTheProgramEnded(scope: KeyBinding.Scope) {
        let keys = KeyMap.standard
        // Those of a screen hold beside those of everywhere.
        let isPart = [.stream, .findings, .list, .playlist, .replay].contains(scope)
        let scopes = isPart ? [scope, .everywhere] : [scope]
        #expect(keys.action(for: .control("c"), in: scopes) == .quit)
        #expect(keys.action(for: .escape, in: scopes) == .close)
    }

    @Test func keysThatShareALabelShareAnEntryOfTheBar() {
        let entries = KeyMap.standard.barEntries(in: [.stream, .everywhere])
        #expect(entries.contains { $0.keys == "← →" && $0.label == "fragment" })
        #expect(Set(entries.map(\.label)).count == entries.count)
    }

    @Test func theBarSaysWhatEnterWouldOpen() {
        var model = Model.showing(.broken)
        #expect(model.screen.contains("Enter open fragment"))
        model.press(.character("e"))
        #expect(model.screen.contains("Enter open finding"))
        model.press(.enter)
        #expect(model.screen.contains("Enter close"))
    }

    @Test func arrowsAreSpelledInASCII() {
        let model = Model.showing(.healthy, isASCII: true)
        #expect(model.screen.contains("Left Right fragment"))
    }
}
