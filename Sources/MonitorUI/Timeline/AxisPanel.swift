import Canvas
import FoundationEssentials
import StreamAnalysis

/// The labels of a time axis, its ruler, and on the left what they mean.
struct AxisPanel {
    /// The axis.
    let axis: TimeAxis
    /// The moment of drawing.
    let now: Date
    /// Whether the view moves on with time, in words.
    let mode: StyledText
    /// What was dragged over.
    let dragged: DraggedRange?

    /// Draws the labels into `labels` and the line into `ruler`; what is on the left stands beside them.
    func draw(into frame: inout Frame, labels: Rect, ruler: Rect) {
        let zoom = "\(Quantity.zoom(axis.secondsPerColumn))/col"
        let long = "UTC, \(zoom)"
        // One column before it and one behind keep it apart from the first label.
        let words = long.count <= labels.origin.column - 2 ? long : zoom
        frame.write(StyledText(words, .axis), at: Point(column: 1, row: labels.origin.row), in: frame.bounds)
        frame.write(mode, at: Point(column: 1, row: ruler.origin.row), in: frame.bounds)
        drawLabels(into: &frame, area: labels)
        drawRuler(into: &frame, area: ruler)
        dragged?.draw(into: &frame, ruler: ruler, axis: axis)
    }

    private func drawLabels(into frame: inout Frame, area: Rect) {
        let showsSeconds = axis.secondsPerColumn * Double(axis.tickColumns) < 60
        let ticks = axis.ticks.prefix(2).map(axis.seconds(ofColumn:))
        let today = now.civil.dayNumber
        axis.drawLabels(into: &frame, area: area) { seconds in
            let time = Date(timeIntervalSince1970: seconds).civil
            if time.isMidnight { return time.day(near: today) }
            let clock = showsSeconds ? time.clock : time.hoursAndMinutes
            // A day that isn't today's is said at once, not only where midnight is on screen; what is so long takes the
            // second label's room.
            guard time.dayNumber != today, let first = ticks.first,
                !Date(timeIntervalSince1970: first).civil.isMidnight,
                seconds <= first || seconds == ticks.last
            else { return clock }
            let dated = "\(time.day(near: today)) \(clock)"
            if seconds == first { return dated }
            return dated.count < axis.tickColumns ? clock : ""
        }
    }

    private func drawRuler(into frame: inout Frame, area: Rect) {
        let column = axis.column(at: now)
        axis.drawRuler(into: &frame, area: area, until: column)
        // Behind the axis' end: where a row ends in blanks, ncurses writes what grows from the last tick on.
        frame[area.point(axis.columns, 0)] = Cell(character: "·", role: .axis)
        let word = StyledText(" now", .axis)
        guard column >= 0, column + 1 + word.width <= axis.columns else { return }
        frame.write(word, at: Point(column: column + 1, row: 0), in: area)
    }
}

extension Quantity {
    /// How long a column is: `0.25 s`, `1 s`, `5 min`.
    static func zoom(_ seconds: Double) -> String {
        seconds < 1 ? "\(Wording.decimal(seconds, places: seconds < 0.3 ? 2 : 1)) s" : wholeDuration(seconds)
    }
}
