extension Frame {
    /// The whole frame.
    package var bounds: Rect { Rect(column: 0, row: 0, columns: size.columns, rows: size.rows) }

    /// Writes `text` from `point`, which counts from `area`'s top left corner; nothing is written outside `area`.
    package mutating func write(_ text: StyledText, at point: Point, in area: Rect) {
        guard point.row >= 0, point.row < area.size.rows else { return }
        for (offset, cell) in text.cells.enumerated() {
            let column = point.column + offset
            guard column < area.size.columns else { return }
            guard column >= 0 else { continue }
            put(cell, at: area.point(column, point.row))
        }
    }

    /// Writes `text` over the whole width of one row of `area`, cut with `…` where it is too long.
    package mutating func writeLine(
        _ text: StyledText, row: Int, in area: Rect, _ alignment: StyledText.Alignment = .left
    ) {
        write(text.fitted(to: area.size.columns, alignment), at: Point(column: 0, row: row), in: area)
    }

    /// Fills `area` with `cell`.
    package mutating func fill(_ area: Rect, with cell: Cell) {
        for row in 0..<area.size.rows {
            for column in 0..<area.size.columns { self[area.point(column, row)] = cell }
        }
    }

    /// Changes every cell of `area` that lies in the frame.
    package mutating func restyle(_ area: Rect, _ change: (inout Cell) -> Void) {
        for row in 0..<area.size.rows {
            for column in 0..<area.size.columns {
                guard var cell = self[area.point(column, row)] else { continue }
                change(&cell)
                self[area.point(column, row)] = cell
            }
        }
    }
}
