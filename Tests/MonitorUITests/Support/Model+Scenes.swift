import Canvas
import FoundationEssentials
import StreamAnalysis

@testable import MonitorUI

extension Model {
    /// The screen of `scene`, a moment after its report came.
    static func showing(
        _ scene: Scene, columns: Int = 120, rows: Int = 40, isASCII: Bool = false
    ) -> Model {
        let options = ProgramOptions(
            stream: "front-door", region: "us-west-2", isASCII: isASCII, themes: Scene.themes)
        var model = Model(options: options, size: Size(columns: columns, rows: rows))
        _ = model.update(.tick(Scene.now.addingTimeInterval(-6), bytesWritten: 0))
        if let report = scene.report { _ = model.update(.report(report)) }
        _ = model.update(.tick(Scene.now, bytesWritten: 936))
        return model
    }

    /// Presses keys one after the other and returns the effects of all.
    @discardableResult
    mutating func press(_ keys: Key...) -> [Effect] {
        keys.flatMap { update(.input(.key($0))) }
    }

    /// What is on screen, as text.
    var screen: String { RootView.frame(self).characterPlane }
}
