import Canvas
import StreamAnalysis

/// The streams in a few lines, for a terminal too small for the list; the first line alone says how they are.
struct FleetSmallPanel: Panel {
    /// What is drawn.
    let model: Model

    func draw(into frame: inout Frame, area: Rect) {
        frame.writeLine(FleetHeaderPanel.sum(model.shownFleet, isNarrow: true), row: 0, in: area)
        if let list = model.fleetList { draw(list, into: &frame, area: area) }
        guard area.size.rows > 1 else { return }
        let last = model.noticeLine ?? filter ?? model.smallHint("list")
        frame.writeLine(last, row: area.size.rows - 1, in: area)
    }

    private func draw(_ list: FleetList, into frame: inout Frame, area: Rect) {
        let state = model.listState
        let selected = list.selectedPlace(state)
        let places = VisibleRows(
            chosen: selected ?? 0, line: state.offset, count: list.count(state), rows: area.size.rows - 2
        ).places
        let longest = places.map { list.row($0, state).stream.name.count }.max() ?? 0
        let width = min(longest, max(8, (area.size.columns - Self.healthWidth) / 2))
        for (line, place) in places.enumerated() {
            let row = list.row(place, state)
            let marker = StyledText(place == selected ? "▸ " : "  ", .selection, .bold)
            let name = StyledText(row.stream.name, .text, .bold).fitted(to: width + 1)
            let text = marker + row.health.fitted(to: Self.healthWidth) + name
            frame.writeLine(text + StyledText(row.trouble, .muted), row: line + 1, in: area)
        }
    }

    private static let healthWidth = 11

    /// That not all streams are listed, or `nil` where they are.
    private var filter: StyledText? {
        let words = model.listState.filter
        guard !words.isEmpty, let list = model.fleetList else { return nil }
        let count = "\(Quantity.grouped(model.rowCount)) of \(Quantity.grouped(list.rows.count))"
        return StyledText("filter ", .muted) + StyledText(words, .notice) + StyledText("  \(count)", .muted)
    }
}
