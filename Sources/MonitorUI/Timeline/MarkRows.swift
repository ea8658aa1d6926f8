import Canvas

/// Puts marks into a few rows so that none covers another.
struct MarkRows: Sendable {
    private let columns: Int
    private var rows: [[Cell?]]

    /// Empty rows.
    init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = Array(repeating: Array(repeating: nil, count: columns), count: rows)
    }

    /// Places `marks`, the first ones first: with their words where there is room, else the glyph alone; answers those
    /// for which there was no room at all.
    mutating func place(_ marks: [TimelineMark]) -> [TimelineMark] {
        marks.filter { !placeFirstFitting(Self.shapes(of: $0, columns: columns)) }
    }

    /// A row of characters and where it begins.
    private struct Shape {
        var start: Int
        var text: StyledText
    }

    private mutating func placeFirstFitting(_ shapes: [Shape]) -> Bool {
        for shape in shapes {
            for row in rows.indices where isFree(shape, in: row) {
                for (offset, cell) in shape.text.cells.enumerated() { rows[row][shape.start + offset] = cell }
                return true
            }
        }
        return false
    }

    private func isFree(_ shape: Shape, in row: Int) -> Bool {
        let end = shape.start + shape.text.width
        guard shape.start >= 0, end <= columns else { return false }
        // One column of air on both sides keeps two words apart.
        return rows[row][max(0, shape.start - 1)..<min(columns, end + 1)].allSatisfy { $0 == nil }
    }

    /// The ways to draw `mark`, the best first.
    private static func shapes(of mark: TimelineMark, columns: Int) -> [Shape] {
        let first = min(columns - 1, max(0, mark.first))
        let last = min(columns - 1, max(0, mark.last))
        let bare = StyledText(String(mark.glyph), mark.role, .bold)
        let glyph = mark.count > 1 ? bare + StyledText(String(mark.count), mark.role, .bold) : bare
        let label = StyledText(mark.label, mark.role)
        var shapes: [Shape] = []
        let width = last - first + 1
        if width >= mark.label.count + 4, mark.count == 1 {
            shapes.append(Shape(start: first, text: bracket(label, width: width, role: mark.role)))
        }
        if label.width > 0 {
            shapes.append(Shape(start: first, text: glyph + StyledText(" ") + label))
            if mark.count == 1 {
                shapes.append(Shape(start: first - label.width - 1, text: label + StyledText(" ") + glyph))
            }
        }
        return shapes + [Shape(start: first, text: glyph), Shape(start: first, text: bare)]
    }

    /// `╰── gap 6.0 s ──╯`
    private static func bracket(_ label: StyledText, width: Int, role: Role) -> StyledText {
        let line = width - 4 - label.width
        let dashes = { StyledText(String(repeating: "─", count: $0), role) }
        return StyledText("╰", role) + dashes(line / 2) + StyledText(" ") + label + StyledText(" ")
            + dashes(line - line / 2) + StyledText("╯", role)
    }

    /// Draws the rows from `area`'s top left corner.
    func draw(into frame: inout Frame, area: Rect) {
        for (row, cells) in rows.enumerated() {
            for (column, cell) in cells.enumerated() {
                guard let cell, row < area.size.rows else { continue }
                frame[area.point(column, row)] = cell
            }
        }
    }
}
