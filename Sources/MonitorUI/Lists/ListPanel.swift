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
    /// The name of the key that gives the filter up, or `nil` where none does.
    var closingKey: String?

    func draw(into frame: inout Frame, area: Rect) {
        let layout = source.layout(in: area)
        let area = layout.rows
        for (row, line) in source.summary.enumerated() {
            frame.writeLine(line, row: row, in: layout.summary)
        }
        drawDetails(into: &frame, area: layout.details)
        let width = area.size.columns - 3
        let places = [Int].fitting(Source.columns, in: width)
        let table = Table(Source.columns, at: places, in: width)
        let widths = table.widths(in: width)
        let count = source.count(state)
        let selected = source.selectedPlace(state)
        let named = zip(places, widths).filter { $0.1 > 1 }.map(\.0)
        Rule(title: heading(count: count, selected: selected, shown: named)).draw(
            into: &frame, area: layout.title)
        let names = table.line(zip(places, widths).map { name(of: $0, in: $1) }, width: width)
        frame.write(StyledText("  ") + names, at: Point(column: 0, row: 0), in: layout.names)
        guard count > 0 else {
            let way = closingKey.map { "; \($0) shows all rows again" } ?? ""
            let words =
                state.filter.isEmpty ? source.absence : StyledText("nothing matches\(way)", .muted)
            return frame.write(words, at: Point(column: 2, row: 0), in: area)
        }
        let visible = VisibleRows(
            chosen: selected ?? 0, line: state.offset, count: count, rows: area.size.rows)
        for (row, place) in visible.places.enumerated() {
            let content = source.row(place, state)
            let texts = zip(places, widths).map { Source.columns[$0].text(content, in: $1) }
            let line = table.line(texts, width: width)
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

    private func heading(count: Int, selected: Int?, shown: [Int]) -> StyledText {
        var title = StyledText.sectionTitle(title, isFocused: true)
        let all = source.rows.count
        let place = selected.map { "\(Quantity.grouped($0 + 1)) of " } ?? ""
        title += StyledText("  \(place)\(Quantity.grouped(count))", .muted)
        if count != all { title += StyledText(" (\(Quantity.grouped(all)) in all)", .muted) }
        title += order(shown: shown)
        if !state.filter.isEmpty {
            title += StyledText("  filter ", .muted) + StyledText(state.filter, .notice)
        }
        let note = source.note
        if note.width > 0 { title += StyledText("  ") + note }
        return title
    }

    /// What the rows are sorted by, where no column's name on screen says so.
    private func order(shown: [Int]) -> StyledText {
        guard let sort = state.sort else {
            return state.isReversed ? StyledText("  order turned round", .notice) : StyledText()
        }
        guard !shown.contains(sort) else { return StyledText() }
        return StyledText("  sorted by ", .muted) + name(of: sort, in: .max)
    }

    /// What stands above a column of so many cells; rather a letter is cut than the arrow.
    private func name(of place: Int, in width: Int) -> StyledText {
        let title = Source.columns[place].title
        guard state.sort == place else { return StyledText(title, .header) }
        let arrow = state.isReversed ? "↑" : "↓"
        return StyledText(title.prefix(max(0, width - 1)) + arrow, .selection, .bold)
    }

    /// The place of the row at `point` of a panel that fills `area`, or `nil` where none is.
    func place(at point: Point, in area: Rect) -> Int? {
        let rows = source.layout(in: area).rows
        guard rows.contains(point) else { return nil }
        let count = source.count(state)
        let visible = VisibleRows(
            chosen: source.selectedPlace(state) ?? 0, line: state.offset, count: count, rows: rows.size.rows)
        let place = visible.places.lowerBound + point.row - rows.origin.row
        return visible.places.contains(place) ? place : nil
    }

    /// The column whose name stands at `point` of a panel that fills `area`, or `nil` where none does.
    func column(at point: Point, in area: Rect) -> Int? {
        let names = source.layout(in: area).names
        guard names.contains(point) else { return nil }
        let room = names.size.columns - 3
        let places = [Int].fitting(Source.columns, in: room)
        let widths = Table(Source.columns, at: places, in: room).widths(in: room)
        var start = names.origin.column + 2
        for (place, width) in zip(places, widths) {
            if (start..<start + width).contains(point.column) { return place }
            start += width + Table.spacing
        }
        return nil
    }
}
