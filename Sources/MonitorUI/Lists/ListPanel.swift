import Canvas
import FoundationEssentials

/// A list in full width: title, column names, rows, the chosen one marked.
struct ListPanel<Source: ListSource>: Panel {
    /// What is listed.
    let source: Source
    /// What it is called.
    let title: String
    /// How it is looked at.
    let state: ListState

    func draw(into frame: inout Frame, area: Rect) {
        let layout = source.layout(in: area)
        let area = layout.rows
        for (row, line) in source.summary.enumerated() {
            frame.writeLine(line, row: row, in: layout.summary)
        }
        drawDetails(into: &frame, area: layout.details)
        let places = [Int].fitting(Source.columns, in: area.size.columns - 3)
        let table = Table(columns: places.map { Source.columns[$0].column })
        let width = area.size.columns - 3
        let count = source.count(state)
        let selected = source.selectedPlace(state)
        Rule(title: heading(count: count, selected: selected)).draw(into: &frame, area: layout.title)
        let names = table.line(places.map(name), width: width)
        frame.write(StyledText("  ") + names, at: Point(column: 0, row: 0), in: layout.names)
        guard count > 0 else {
            let words = state.filter.isEmpty ? source.absence : StyledText("nothing matches", .muted)
            return frame.write(words, at: Point(column: 2, row: 0), in: area)
        }
        let first = firstPlace(selected: selected ?? 0, count: count, rows: area.size.rows)
        for (row, place) in (first..<min(count, first + area.size.rows)).enumerated() {
            let content = source.row(place, state)
            let line = table.line(places.map { Source.columns[$0].text(content) }, width: width)
            let isSelected = place == selected
            let marker = isSelected ? StyledText("▸ ", .selection, .bold) : StyledText("  ")
            frame.write(
                marker + (isSelected ? line.emphasized(.bold) : line), at: Point(column: 0, row: row),
                in: area)
        }
    }

    private func drawDetails(into frame: inout Frame, area: Rect) {
        guard area.size.rows > 0 else { return }
        var area = area
        Rule(title: StyledText()).draw(into: &frame, area: area.cutTop(1))
        let inner = area.inset(columns: 2, rows: 0)
        let lines = source.selectedDetails(state, width: inner.size.columns)
        for (row, line) in lines.enumerated() { frame.writeLine(line, row: row, in: inner) }
    }

    private func heading(count: Int, selected: Int?) -> StyledText {
        var title = StyledText.sectionTitle(title, isFocused: true)
        let all = source.rows.count
        let place = selected.map { "\(Quantity.grouped($0 + 1)) of " } ?? ""
        title += StyledText("  \(place)\(Quantity.grouped(count))", .muted)
        if count != all { title += StyledText(" (\(Quantity.grouped(all)) in all)", .muted) }
        if !state.filter.isEmpty {
            title += StyledText("  filter ", .muted) + StyledText(state.filter, .notice)
        }
        let note = source.note
        if note.width > 0 { title += StyledText("  ") + note }
        return title
    }

    private func name(of place: Int) -> StyledText {
        let column = Source.columns[place]
        guard state.sort == place else { return StyledText(column.title, .header) }
        return StyledText(column.title + (state.isReversed ? "↑" : "↓"), .selection, .bold)
    }

    /// The place of the row at `point` of a panel that fills `area`, or `nil` where none is.
    func place(at point: Point, in area: Rect) -> Int? {
        let rows = source.layout(in: area).rows
        guard rows.contains(point) else { return nil }
        let count = source.count(state)
        let first = firstPlace(
            selected: source.selectedPlace(state) ?? 0, count: count, rows: rows.size.rows)
        let place = first + point.row - rows.origin.row
        return place < count ? place : nil
    }

    /// The column whose name stands at `point` of a panel that fills `area`, or `nil` where none does.
    func column(at point: Point, in area: Rect) -> Int? {
        let names = source.layout(in: area).names
        guard names.contains(point) else { return nil }
        let places = [Int].fitting(Source.columns, in: names.size.columns - 3)
        let widths = Table(columns: places.map { Source.columns[$0].column }).widths(
            in: names.size.columns - 3)
        var start = names.origin.column + 2
        for (place, width) in zip(places, widths) {
            if (start..<start + width).contains(point.column) { return place }
            start += width + Table.spacing
        }
        return nil
    }

    private func firstPlace(selected: Int, count: Int, rows: Int) -> Int {
        let offset = min(state.offset, max(0, rows - 1))
        return max(0, min(selected - offset, count - rows))
    }
}
