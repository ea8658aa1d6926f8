import Canvas
import FoundationEssentials
import Testing

@testable import MonitorUI

@Suite struct AxisPanelTests {
    private static func labels(_ axis: TimeAxis, gutter: Int = 12) -> String {
        var frame = Frame(size: Size(columns: gutter + axis.columns + 1, rows: 2))
        let rows = (0...1).map { Rect(column: gutter, row: $0, columns: axis.columns, rows: 1) }
        AxisPanel(axis: axis, now: Scene.now, mode: StyledText(), dragged: nil)
            .draw(into: &frame, labels: rows[0], ruler: rows[1])
        return String(frame.characterPlane.prefix { $0 != "\n" })
    }

    @Test func aDayStandsWithItsTimeWhereItIsNotMidnight() {
        // 11 February, 06:00, and the day after.
        let axis = TimeAxis(secondsPerColumn: 900, firstColumn: 1_967_544, columns: 96, tickColumns: 12)
        let labels = Self.labels(axis)
        #expect(labels.hasPrefix(" 15 min/col 11 Feb 06:00            12:00       15:00"))
        #expect(labels.contains("21:00       12 Feb      03:00"))
    }

    @Test func aYearIsSaidWhereItIsAnother() {
        let axis = TimeAxis(secondsPerColumn: 1, firstColumn: 0, columns: 40, tickColumns: 15)
        #expect(Self.labels(axis).contains("1 Jan 1970     00:00:15"))
    }

    @Test(arguments: [(0.25, 16, " 0.25 s/col"), (1, 16, " UTC, 1 s/col"), (1, 12, " 1 s/col")])
    func theScaleKeepsClearOfTheFirstLabel(seconds: Double, gutter: Int, words: String) {
        let axis = TimeAxis(secondsPerColumn: seconds, firstColumn: 0, columns: 40, tickColumns: 20)
        #expect(Self.labels(axis, gutter: gutter).hasPrefix(words + " "))
    }
}
