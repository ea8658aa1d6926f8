import Canvas
import StreamAnalysis
import Testing

@testable import MonitorUI

@Suite struct ReadingTests {
    /// A screen on which the fragment under the cursor is open.
    private static func opened(columns: Int, rows: Int) -> Model {
        var model = Model.showing(.broken, columns: columns, rows: rows)
        model.press(.left, .enter)
        return model
    }

    private static let labels = [
        "producer", "server", "step", "length", "size", "listed", "playlist", "number",
    ]

    @Test func everyLineOfAnOpenFragmentCanBeReached() {
        var model = Self.opened(columns: 60, rows: 16)
        #expect(model.screen.contains("lines 1–5 of 8  PgDn more"))
        var seen = model.screen
        model.press(.pageDown)
        seen += model.screen
        #expect(model.screen.contains("lines 4–8 of 8  PgUp back"))
        for label in Self.labels { #expect(seen.contains("\n \(label) ")) }
        model.press(.pageUp)
        #expect(model.detail == .fragment(scroll: 0))
    }

    @Test func theSameLinesStayInSightFromAFragmentToTheNext() {
        var model = Self.opened(columns: 60, rows: 16)
        let before = model.cursor
        model.press(.pageDown, .left)
        #expect(model.cursor != before)
        #expect(model.screen.contains("lines 4–8 of 8"))
    }

    @Test func pagesAreTimeWhereAFragmentIsWhole() {
        var model = Self.opened(columns: 80, rows: 24)
        let before = model.cursor
        #expect(!model.screen.contains("PgDn more"))
        model.press(.pageUp)
        #expect(model.cursor != before && model.detail == .fragment(scroll: 0))
    }

    @Test func aFragmentBesideTheListSaysHowManyOfItsLinesAreHidden() {
        let model = Model.showing(.broken, columns: 100, rows: 28)
        let shown = Self.labels.count { model.screen.contains("│ \($0) ") }
        #expect(shown < Self.labels.count)
        #expect(model.screen.contains("↓ \(Self.labels.count - shown) more ─"))
        #expect(!Model.showing(.broken, columns: 120, rows: 40).screen.contains("more ─"))
    }
}
