import Canvas
import StreamAnalysis

/// The streams in a few lines, for a terminal too small for the list; the first line alone says how they are.
struct FleetSmallPanel: Panel {
    /// What is drawn.
    let model: Model

    func draw(into frame: inout Frame, area: Rect) {
        frame.writeLine(FleetHeaderPanel.sum(model.shownFleet, isNarrow: true), row: 0, in: area)
        guard let report = model.shownFleet, let now = model.now else { return }
        let rows = FleetList(report: report, now: now).rows.prefix(max(0, area.size.rows - 2))
        for (place, row) in rows.enumerated() {
            let name = StyledText(row.stream.name + " ", .text, .bold)
            let line = row.health.fitted(to: 11) + name + StyledText(row.trouble, .muted)
            frame.writeLine(line, row: place + 1, in: area)
        }
        guard area.size.rows > 1 else { return }
        frame.writeLine(
            model.smallNotice ?? model.smallHint("list"), row: area.size.rows - 1, in: area)
    }
}
