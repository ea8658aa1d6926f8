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
///  monitor        ├─ session 1 ────────────── L ──────────────────────
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
    /// What more of the past could come from.
    let source: UnloadedPast.Source
    /// The stretch of time that was dragged over.
    let dragged: DraggedRange?

    func draw(into frame: inout Frame, area: Rect) {
        let columns = TimelineColumns(report: report, axis: axis, now: now)
        drawNames(into: &frame, area: area)
        AxisPanel(axis: axis, now: now, mode: mode, dragged: dragged).draw(
            into: &frame, labels: layout.lanes.axis, ruler: layout.lanes.ruler)
        drawLane(columns.archive, into: &frame, area: layout.lanes.archive)
        drawLane(columns.playlist, into: &frame, area: layout.lanes.playlist)
        drawUnloaded(columns.archive, into: &frame)
        drawMonitor(into: &frame)
        var rows = MarkRows(columns: axis.columns, rows: layout.lanes.marks.size.rows)
        let homeless = rows.place(TimelineMark.all(in: report, axis: axis, now: now))
        rows.draw(into: &frame, area: layout.lanes.marks)
        drawOnRuler(homeless, into: &frame)
        LagPlot(lags: columns.lags, nameWidth: 4).draw(into: &frame, area: layout.lanes.lag)
        drawSteps(columns.steps, into: &frame)
        drawCursor(into: &frame)
    }

    private func drawNames(into frame: inout Frame, area: Rect) {
        let lanes = layout.lanes
        let names: [(String, Rect, Role)] = [
            ("archive", lanes.archive, .archive),
            ("playlist", lanes.playlist, .playlist), ("monitor", lanes.monitor, .muted),
            ("marks", lanes.marks, .muted), ("lag", lanes.lag, .lag),
            (layout.gutter > 12 ? "server step" : "srv step", lanes.steps, .muted),
        ]
        for (name, lane, role) in names where lane.size.rows > 0 {
            let row = lane.origin.row - area.origin.row
            frame.write(StyledText(name, role), at: Point(column: 1, row: row), in: area)
        }
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

    /// Says why there is nothing, where that begins with the axis and there is room for it.
    private func drawUnloaded(_ lane: LaneCells, into frame: inout Frame) {
        guard let past = UnloadedPast(report) else { return }
        let end = min(axis.columns, max(0, 1 + axis.column(at: past.end.addingTimeInterval(-0.001))))
        let room = (0..<end).prefix { lane.cell(at: $0)?.role == .unloaded }.count
        let words = past.words(
            from: source, start: axis.date(ofColumn: 0), now: now,
            retentionHours: report.stream.retentionHours)
        // A column of hatching and a blank on either side.
        guard let text = words.first(where: { $0.count + 4 <= room }) else { return }
        frame.write(
            StyledText(" \(text) ", .text), at: Point(column: room - text.count - 3, row: 0),
            in: layout.lanes.archive)
    }

    private func drawMonitor(into frame: inout Frame) {
        let area = layout.lanes.monitor
        guard area.size.rows > 0 else { return }
        for (column, cell) in MonitorLane(report: report, axis: axis, now: now).cells.enumerated() {
            if let cell { frame[area.point(column, 0)] = cell }
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
        let lanes = layout.lanes
        TimeCursor(column: axis.column(at: cursor)).draw(
            into: &frame, ruler: lanes.ruler,
            lanes: [lanes.archive, lanes.playlist, lanes.monitor, lanes.marks, lanes.lag, lanes.steps])
    }
}
