/// A frame of lines around an area, with a title in its upper edge.
package struct Box: Hashable, Sendable {
    /// What stands in the upper edge.
    package var title: StyledText
    /// What stands in the lower edge.
    package var footer: StyledText

    /// A box with `title` above and `footer` below.
    package init(title: StyledText, footer: StyledText = StyledText()) {
        self.title = title
        self.footer = footer
    }

    /// Draws the lines, blanks what is inside, and returns the area inside, one column off the sides.
    package func draw(into frame: inout Frame, area: Rect) -> Rect {
        let columns = area.size.columns
        let rows = area.size.rows
        guard columns >= 4, rows >= 2 else { return area }
        frame.fill(area, with: .blank)
        let edge = String(repeating: "─", count: columns - 2)
        frame.write(StyledText("╭\(edge)╮", .border), at: Point(column: 0, row: 0), in: area)
        frame.write(StyledText("╰\(edge)╯", .border), at: Point(column: 0, row: rows - 1), in: area)
        for row in 1..<rows - 1 {
            for column in [0, columns - 1] {
                frame.write(StyledText("│", .border), at: Point(column: column, row: row), in: area)
            }
        }
        write(title, row: 0, into: &frame, area: area)
        write(footer, row: rows - 1, into: &frame, area: area)
        return area.inset(columns: 2, rows: 1)
    }

    private func write(_ text: StyledText, row: Int, into frame: inout Frame, area: Rect) {
        guard text.width > 0 else { return }
        let blank = StyledText(" ")
        frame.write(
            blank + text.truncated(to: area.size.columns - 6) + blank, at: Point(column: 2, row: row),
            in: area)
    }
}

/// A horizontal line that begins a section and carries its title.
package struct Rule: Hashable, Sendable {
    /// The section's title.
    package var title: StyledText
    /// What stands at its end, where there is room beside the title.
    package var trailing: StyledText

    /// A line titled `title`, with `trailing` at its end.
    package init(title: StyledText, trailing: StyledText = StyledText()) {
        self.title = title
        self.trailing = trailing
    }

    /// How many columns ``trailing`` can take of `columns`.
    package func room(in columns: Int) -> Int { max(0, columns - title.width - 7) }

    /// Draws it over the first row of `area`.
    package func draw(into frame: inout Frame, area: Rect) {
        let line = String(repeating: "─", count: area.size.columns)
        frame.write(StyledText(line, .border), at: Point(column: 0, row: 0), in: area)
        guard title.width > 0 else { return }
        let blank = StyledText(" ")
        frame.write(
            blank + title.truncated(to: area.size.columns - 4) + blank, at: Point(column: 1, row: 0), in: area
        )
        guard trailing.width > 0, trailing.width <= room(in: area.size.columns) else { return }
        let column = area.size.columns - trailing.width - 3
        frame.write(blank + trailing + blank, at: Point(column: column, row: 0), in: area)
    }
}
