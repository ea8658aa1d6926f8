import Canvas
import StreamAnalysis
import Testing

@testable import MonitorUI

@Suite struct SignTableTests {
    private static let words = SignTable.sections.flatMap(\.rows).map(\.words).joined(separator: ", ")

    @Test(arguments: Finding.Kind.allCases)
    func everyKindOfFindingIsExplained(kind: Finding.Kind) {
        #expect(Self.words.contains(kind.words))
    }

    @Test func theHelpEndsWithTheSigns() {
        var model = Model.showing(.broken, columns: 100, rows: 30)
        model.press(.character("?"))
        #expect(!model.screen.contains("Signs: findings"))
        for _ in 0..<200 { model.press(.down) }
        #expect(model.screen.contains("quota pressure"))
    }
}
