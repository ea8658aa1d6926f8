import Canvas

/// The line between two parts that stand side by side.
enum Divider {
    /// Draws it down the left side of `area`, whose first row is a title.
    static func draw(into frame: inout Frame, area: Rect) {
        for row in 1..<max(1, area.size.rows) {
            frame.write(StyledText("│", .border), at: Point(column: 0, row: row), in: area)
        }
        frame.write(StyledText("┬", .border), at: Point(column: 0, row: 0), in: area)
    }
}

/// A part of the screen that draws itself into its area.
protocol Panel {
    /// Draws into `area` and nowhere else.
    func draw(into frame: inout Frame, area: Rect)
}
