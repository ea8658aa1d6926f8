import Canvas

/// The line through all lanes at one instant.
struct TimeCursor {
    /// The axis' column.
    let column: Int

    /// Draws the cursor's head on `ruler` and its line through `lanes`, whatever they show.
    func draw(into frame: inout Frame, ruler: Rect, lanes: [Rect]) {
        frame[ruler.point(column, 0)] = Cell(character: "▼", role: .cursor, emphasis: .bold)
        for lane in lanes {
            for row in 0..<lane.size.rows { draw(at: lane.point(column, row), into: &frame) }
        }
    }

    private func draw(at point: Point, into frame: inout Frame) {
        guard var cell = frame[point] else { return }
        if cell.character != " " {
            cell.emphasis.insert(.reverse)
            frame[point] = cell
        } else if !isInsideWords(point, frame) {
            frame[point] = Cell(character: "│", role: .cursor)
        }
    }

    /// Whether a blank stands between two words, which a line would join.
    private func isInsideWords(_ point: Point, _ frame: Frame) -> Bool {
        [-1, 1].allSatisfy { offset in
            let neighbour = frame[Point(column: point.column + offset, row: point.row)]
            return neighbour.map { $0.character != " " } ?? false
        }
    }
}
