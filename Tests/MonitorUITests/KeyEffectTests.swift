import Canvas
import FoundationEssentials
import StreamAnalysis
import Testing

@testable import MonitorUI

@Suite struct KeyEffectTests {
    /// Screens in the middle of things, from which every key has somewhere to go.
    private static let situations: [Model] =
        [
            [], [.left, .left, .shiftLeft, .character("e"), .character("e")], [.left, .enter],
            [.character("2"), .down, .down, .character(">")], [.character("3"), .character("["), .end],
            [.character("c"), .down, .right], [.character("?"), .down], [.character("t"), .down],
            [.character(":"), .character("z")], [.character(":"), .character("z"), .tab, .tab],
            [.character(":"), .character("x"), .character("y"), .left],
            [.character(":"), .character("x"), .enter, .escape, .character(":"), .up],
        ].map(broken) + [fleet, replay]

    private static func broken(_ keys: [Key]) -> Model {
        var model = Model.showing(.broken, columns: 80, rows: 24)
        model.commandLines = ["zoom 1m", "theme mono"]
        for key in keys { model.press(key) }
        return model
    }

    private static var fleet: Model {
        var model = Model.showing(fleet: .broken)
        model.press(.down)
        return model
    }

    private static var replay: Model {
        var model = Model.showing(.connecting)
        let status = ReplayStatus(range: Scene.now.addingTimeInterval(-60)...Scene.now)
        if let report = Scene.broken.report { _ = model.update(.replayed(status, report)) }
        return model
    }

    @Test("Every key does something that is seen", arguments: KeyMap.standard.bindings)
    func isSeen(binding: KeyBinding) {
        for key in binding.keys {
            let places = Self.situations.filter {
                $0.scopes.contains(binding.scope)
                    && KeyMap.standard.action(for: key, in: $0.scopes) == binding.action
            }
            #expect(places.contains { Self.isSeen(key, in: $0) }, "\(key.name) does nothing")
        }
    }

    private static func isSeen(_ key: Key, in place: Model) -> Bool {
        var model = place
        return !model.press(key).isEmpty || RootView.frame(model) != RootView.frame(place)
    }

    @Test func everyActionHasAKey() {
        #expect(Set(KeyMap.standard.bindings.map(\.action)) == Set(Action.allCases))
    }
}
