import Canvas
import FoundationEssentials
import StreamAnalysis

/// All lanes over one axis of producer time, with the cursor through them.
///
/// ```
///  UTC, 1 s/col   14:20:30       14:20:45       14:21:00
///                 ┬──────────────┬──────────────┬───────────▼───
///  archive        ▐█▐█▐█▐█▐█▐█▌╌╌╌╌╌╌▐█▐█▐█▐█▐█▐█▐█▐█▐█▐█▐█▐█▐█▐█
///  playlist       ▐█▐█▐█▐█▐█▐█▌      ▐█▐█▐█▐█▐█▐█▐█▐█▐█▐█▐█▐█▐█▐█
///  marks                       gap 6.0 s        ‹late 3.2 s
///  lag       4 s ┤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤
///  server step    ▄▄▄▄▄▄▄▄▄▄▄▄▄▄
/// ```
struct TimelinePanel: Panel {
    /// What is drawn.
    let report: StreamReport
    /// The moment of drawing.
    let now: Date
    /// The axis.
    let axis: TimeAxis
    /// The lanes' places.
    let layout: ScreenLayout
    /// The fragment under the cursor, or `nil` while the newest is followed.
    let cursor: Date?
    /// Whether the view moves on with time, in words.
    let mode: StyledText

    func draw(into frame: inout Frame, area: Rect) {
        let columns = TimelineColumns(report: report, axis: axis, now: now)
        drawNames(into: &frame, area: area)
        drawMode(into: &frame, area: area)
        drawAxis(into: &frame)
        drawLane(columns.archive, into: &frame, area: layout.lanes.archive)
        drawLane(columns.playlist, into: &frame, area: layout.lanes.playlist)
        var rows = MarkRows(columns: axis.columns, rows: layout.lanes.marks.size.rows)
        let homeless = rows.place(TimelineMark.all(in: report, axis: axis, now: now))
        rows.draw(into: &frame, area: layout.lanes.marks)
        drawOnRuler(homeless, into: &frame)
        LagPlot(lags: columns.lags).draw(into: &frame, area: layout.lanes.lag)
        drawSteps(columns.steps, into: &frame)
        drawCursor(into: &frame)
    }

    private func drawNames(into frame: inout Frame, area: Rect) {
        let lanes = layout.lanes
        let zoom = "\(Quantity.zoom(axis.secondsPerColumn))/col"
        let names: [(String, Rect, Role)] = [
            (layout.gutter > 12 ? "UTC, \(zoom)" : zoom, lanes.axis, .axis),
            ("archive", lanes.archive, .archive),
            ("playlist", lanes.playlist, .playlist), ("marks", lanes.marks, .muted), ("lag", lanes.lag, .lag),
            (layout.gutter > 12 ? "server step" : "srv step", lanes.steps, .muted),
        ]
        for (name, lane, role) in names where lane.size.rows > 0 {
            let row = lane.origin.row - area.origin.row
            frame.write(StyledText(name, role), at: Point(column: 1, row: row), in: area)
        }
    }

    private func drawMode(into frame: inout Frame, area: Rect) {
        let row = layout.lanes.ruler.origin.row - area.origin.row
        frame.write(mode, at: Point(column: 1, row: row), in: area)
    }

    private func drawAxis(into frame: inout Frame) {
        let showsSeconds = axis.secondsPerColumn * Double(axis.tickColumns) < 60
        let first = axis.ticks.first.map(axis.seconds(ofColumn:))
        axis.drawLabels(into: &frame, area: layout.lanes.axis) { seconds in
            let time = Date(timeIntervalSince1970: seconds).civil
            // A day that isn't today's is said at once, not only where midnight is on screen.
            let isFar = seconds == first && time.dayNumber != now.civil.dayNumber
            if time.isMidnight || isFar { return time.day }
            return showsSeconds ? time.clock : time.hoursAndMinutes
        }
        let column = axis.column(at: now)
        axis.drawRuler(into: &frame, area: layout.lanes.ruler, until: column)
        let word = StyledText("now", .axis)
        guard column >= 0, column + 2 + word.width <= axis.columns else { return }
        frame.write(word, at: Point(column: column + 2, row: 0), in: layout.lanes.ruler)
    }

    /// Marks that found no room among the others stand on the ruler, the worst in each column: none is hidden.
    private func drawOnRuler(_ marks: [TimelineMark], into frame: inout Frame) {
        for mark in marks.reversed() {
            let column = min(axis.columns - 1, max(0, mark.first))
            frame[layout.lanes.ruler.point(column, 0)] = Cell(
                character: mark.glyph, role: mark.role, emphasis: .bold)
        }
    }

    private func drawLane(_ cells: LaneCells, into frame: inout Frame, area: Rect) {
        for column in 0..<axis.columns {
            guard let cell = cells.cell(at: column) else { continue }
            for row in 0..<area.size.rows { frame[area.point(column, row)] = cell }
        }
    }

    private func drawSteps(_ steps: [Double?], into frame: inout Frame) {
        let area = layout.lanes.steps
        guard let stride = report.metrics.strideSeconds, stride > 0, area.size.rows > 0 else { return }
        // The usual step fills three eighths: a burst is low, a stall is high.
        let usual = 0.375
        let bars = Bars(
            fractions: steps.map { step in step.map { $0 / stride * usual } }, rows: area.size.rows)
        bars.draw(into: &frame, area: area, role: .axis)
    }

    private func drawCursor(into frame: inout Frame) {
        guard let cursor, axis.shows(cursor) else { return }
        let column = axis.column(at: cursor)
        frame[layout.lanes.ruler.point(column, 0)] = Cell(character: "▼", role: .cursor, emphasis: .bold)
        let lanes = layout.lanes
        for lane in [lanes.archive, lanes.playlist, lanes.marks, lanes.lag, lanes.steps] {
            for row in 0..<lane.size.rows { drawCursor(at: lane.point(column, row), into: &frame) }
        }
    }

    private func drawCursor(at point: Point, into frame: inout Frame) {
        guard var cell = frame[point] else { return }
        if cell.character != " " {
            cell.emphasis.insert(.reverse)
            frame[point] = cell
        } else if !isInsideWords(point, frame) {
            frame[point] = Cell(character: "│", role: .cursor)
        }
    }

    /// Whether a blank stands between two words, which a line would join.
    private func isInsideWords(_ point: Point, _ frame: Frame) -> Bool {
        [-1, 1].allSatisfy { offset in
            let neighbour = frame[Point(column: point.column + offset, row: point.row)]
            return neighbour.map { $0.character != " " } ?? false
        }
    }
}

extension Quantity {
    /// How long a column is: `0.25 s`, `1 s`, `5 min`.
    static func zoom(_ seconds: Double) -> String {
        seconds < 1 ? "\(decimal(seconds, places: seconds < 0.3 ? 2 : 1)) s" : wholeDuration(seconds)
    }
}
