import Canvas
import FoundationEssentials
import StreamAnalysis

/// The list of findings: what goes on first, then newest first, the chosen one marked.
struct FindingsPanel: Panel {
    /// What is listed, in order.
    let findings: [Finding]
    /// The place of the chosen one.
    let selected: Int?
    /// Whether Enter opens the chosen one.
    let isFocused: Bool
    /// The moment of drawing.
    let now: Date

    private static let table = Table(columns: [
        .init(.fixed(11)), .init(.share(1)), .init(.fixed(17)), .init(.fixed(9)),
    ])

    /// With room for the day of an older finding.
    private static let wideTable = Table(columns: [
        .init(.fixed(11)), .init(.share(1)), .init(.fixed(24)), .init(.fixed(9)),
    ])

    func draw(into frame: inout Frame, area: Rect) {
        var area = area
        Rule(title: title).draw(into: &frame, area: area.cutTop(1))
        guard area.size.rows > 0 else { return }
        guard !findings.isEmpty else {
            frame.write(StyledText("● none so far", .ok), at: Point(column: 1, row: 0), in: area)
            return
        }
        let first = firstRow(rows: area.size.rows)
        for (row, index) in (first..<min(findings.count, first + area.size.rows)).enumerated() {
            let line = line(findings[index], isSelected: index == selected, width: area.size.columns)
            frame.write(line, at: Point(column: 0, row: row), in: area)
        }
    }

    private var title: StyledText {
        let place = selected.map { " \($0 + 1) of \(findings.count)" } ?? ""
        return .sectionTitle("Findings", place, isFocused: isFocused)
    }

    /// The finding at `place` of a panel that fills `area`, or `nil` where none is.
    func index(at place: Point, in area: Rect) -> Int? {
        var area = area
        _ = area.cutTop(1)
        guard area.contains(place) else { return nil }
        let index = firstRow(rows: area.size.rows) + place.row - area.origin.row
        return findings.indices.contains(index) ? index : nil
    }

    private func firstRow(rows: Int) -> Int {
        let last = selected ?? 0
        return max(0, min(last - rows / 2, findings.count - rows))
    }

    private func line(_ finding: Finding, isSelected: Bool, width: Int) -> StyledText {
        let isOver = finding.state == .resolved
        let severity = Optional(finding.severity)
        let role: Role = isOver ? .muted : severity.role
        let sign = FindingSign.of(finding.kind)
        let state: Role = finding.state == .pending ? .pending : .muted
        let cells = [
            StyledText("\(severity.glyph) \(finding.severity.word)", role, .bold),
            StyledText("\(sign.glyph) \(finding.title)", isOver ? .muted : .text)
                + StyledText("  \(finding.causeWords)", .muted),
            StyledText(finding.time(near: now), isOver ? .muted : .text),
            StyledText(finding.state.rawValue, state),
        ]
        let table = width < 90 ? Self.table : Self.wideTable
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
