import Canvas
import FoundationEssentials

/// A stretch of time that the mouse was dragged over, by whole columns.
struct DraggedRange: Hashable, Sendable {
    /// Where the column begins on which the button went down.
    var anchor: Date
    /// Where the column begins that was reached.
    var reached: Date
    /// How long a column was, in seconds.
    var secondsPerColumn: Double

    /// The beginning of its first column.
    var start: Date { min(anchor, reached) }
    /// The end of its last column.
    var end: Date { max(anchor, reached).addingTimeInterval(secondsPerColumn) }

    /// Draws it over the ruler of `axis`, with its length.
    func draw(into frame: inout Frame, ruler: Rect, axis: TimeAxis) {
        let first = max(0, axis.column(at: start))
        let last = min(axis.columns - 1, axis.column(at: end.addingTimeInterval(-0.001)))
        guard first <= last else { return }
        for column in first...last {
            frame[ruler.point(column, 0)] = Cell(character: "═", role: .selection, emphasis: .bold)
        }
        let text = StyledText(" \(Quantity.duration(end.timeIntervalSince(start))) ", .selection, .bold)
        let width = last - first + 1
        let inside = first + (width - text.width) / 2
        let beside = last + 1 + text.width <= axis.columns ? last + 1 : first - text.width
        frame.write(text, at: Point(column: width >= text.width + 2 ? inside : beside, row: 0), in: ruler)
    }
}
