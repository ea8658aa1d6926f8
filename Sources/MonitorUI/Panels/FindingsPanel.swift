import Canvas
import FoundationEssentials
import StreamAnalysis

/// The list of findings: what goes on first, then newest first, the chosen one marked.
struct FindingsPanel: Panel {
    /// What is listed, in order.
    let findings: [Finding]
    /// The place of the chosen one.
    let selected: Int?
    /// The line in which that stands, or `nil` for whichever takes the least scrolling.
    let line: Int?
    /// Whether Enter opens the chosen one.
    let isFocused: Bool
    /// The moment of drawing.
    let now: Date
    /// What is said of the fragment under the cursor, or `nil` where that stands elsewhere.
    var readout: CursorReadout?

    /// From so many columns on there is room for the end of a finding, and for the day of an older one.
    private static let wide = 90
    /// In fewer columns states would cut the names; there only unusual ones are told, behind the names.
    private static let narrow = 70

    /// Severity, name and time, and the state where there is room.
    private static func table(time width: Int, in columns: Int) -> Table {
        let isNarrow = columns < narrow
        let state: [Table.Column] = isNarrow ? [] : [.init(.fixed(9))]
        return Table(
            columns: [.init(.fixed(isNarrow ? 10 : 11)), .init(.share(1)), .init(.fixed(width))] + state)
    }

    /// When it was; where there is little room when it began, as its size says how long it was.
    private func time(of finding: Finding, width: Int) -> String {
        if width >= Self.wide { return finding.time(near: now) }
        let start =
            width < Self.narrow ? finding.from.briefClock(near: now) : finding.from.clock(near: now)
        return start + (finding.to == nil ? "–" : "")
    }

    func draw(into frame: inout Frame, area: Rect) {
        var area = area
        var rule = Rule(title: title(above: visible(rows: area.size.rows - 1).places.lowerBound))
        rule.trailing = readout?.text(width: rule.room(in: area.size.columns)) ?? StyledText()
        rule.draw(into: &frame, area: area.cutTop(1))
        guard area.size.rows > 0 else { return }
        guard !findings.isEmpty else {
            frame.write(StyledText("● none so far", .ok), at: Point(column: 1, row: 0), in: area)
            return
        }
        let shown = visible(rows: area.size.rows).places
        let width = area.size.columns
        let times = shown.map { time(of: findings[$0], width: width) }
        let table = Self.table(
            time: width >= Self.wide ? 24 : times.map(\.count).max() ?? 0, in: width)
        for (row, index) in shown.enumerated() {
            let line = line(
                findings[index], times[row], table, isSelected: index == selected, width: width)
            frame.write(line, at: Point(column: 0, row: row), in: area)
        }
    }

    /// How many there are, and of those that stand `above` the first on screen, how many aren't over.
    private func title(above: Int) -> StyledText {
        let place = selected.map { " \($0 + 1) of \(findings.count)" } ?? ""
        let title = StyledText.sectionTitle("Findings", place, isFocused: isFocused)
        guard above > 0 else { return title }
        let hidden = findings.prefix(above)
        let pending = hidden.count { $0.state == .pending }
        let ongoing = hidden.count { $0.isOngoing && $0.state != .pending }
        let words = [(ongoing, "going on"), (pending, "pending")].filter { $0.0 > 0 }
            .map { "\($0) \($1)" }.joined(separator: ", ")
        return title + StyledText("  ↑ \(above) above", .muted)
            + StyledText(words.isEmpty ? "" : " (\(words))", .notice)
    }

    /// The finding at `place` of a panel that fills `area`, or `nil` where none is.
    func index(at place: Point, in area: Rect) -> Int? {
        var area = area
        _ = area.cutTop(1)
        guard area.contains(place) else { return nil }
        let places = visible(rows: area.size.rows).places
        let index = places.lowerBound + place.row - area.origin.row
        return places.contains(index) ? index : nil
    }

    /// Which of them are on screen in so many lines.
    func visible(rows: Int) -> VisibleRows {
        VisibleRows(chosen: selected ?? 0, line: line, count: findings.count, rows: rows)
    }

    private func line(
        _ finding: Finding, _ time: String, _ table: Table, isSelected: Bool, width: Int
    ) -> StyledText {
        let isOver = finding.state == .resolved
        let severity = Optional(finding.severity)
        let role: Role = isOver ? .muted : severity.role
        let sign = FindingSign.of(finding.kind)
        let state = StyledText(finding.state.rawValue, finding.state == .pending ? .pending : .muted)
        let isUnusual = width < Self.narrow && finding.state != .confirmed
        let cells = [
            StyledText("\(severity.glyph) \(finding.severity.word)", role, .bold),
            StyledText("\(sign.glyph) \(finding.title)", isOver ? .muted : .text)
                + (isUnusual ? StyledText("  ") + state : StyledText())
                + StyledText("  \(finding.detailWords)", .muted),
            StyledText(time, isOver ? .muted : .text),
            state,
        ]
        let marker = isSelected ? StyledText("▸ ", .selection, .bold) : StyledText("  ")
        let text = marker + table.line(cells, width: width - 3)
        return isSelected && isFocused ? text.emphasized(.bold) : text
    }
}

extension StyledText {
    /// A section's title; `►` marks the one that Enter acts on.
    static func sectionTitle(_ name: String, _ detail: String = "", isFocused: Bool) -> StyledText {
        let marker = StyledText(isFocused ? "► " : "", .selection, .bold)
        return marker + StyledText(name, isFocused ? .selection : .header, .bold) + StyledText(detail, .muted)
    }
}
