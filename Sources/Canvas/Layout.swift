extension Rect {
    /// The cell `column` to the right and `row` below the top left cell.
    package func point(_ column: Int, _ row: Int) -> Point {
        Point(column: origin.column + column, row: origin.row + row)
    }

    /// Cuts `rows` off the top and returns them; fewer where there aren't so many.
    package mutating func cutTop(_ rows: Int) -> Rect {
        let taken = min(max(0, rows), size.rows)
        defer {
            origin.row += taken
            size.rows -= taken
        }
        return Rect(column: origin.column, row: origin.row, columns: size.columns, rows: taken)
    }

    /// Cuts `rows` off the bottom and returns them; fewer where there aren't so many.
    package mutating func cutBottom(_ rows: Int) -> Rect {
        let taken = min(max(0, rows), size.rows)
        size.rows -= taken
        return Rect(
            column: origin.column, row: origin.row + size.rows, columns: size.columns, rows: taken)
    }

    /// Cuts `columns` off the left side and returns them; fewer where there aren't so many.
    package mutating func cutLeft(_ columns: Int) -> Rect {
        let taken = min(max(0, columns), size.columns)
        defer {
            origin.column += taken
            size.columns -= taken
        }
        return Rect(column: origin.column, row: origin.row, columns: taken, rows: size.rows)
    }

    /// Cuts `columns` off the right side and returns them; fewer where there aren't so many.
    package mutating func cutRight(_ columns: Int) -> Rect {
        let taken = min(max(0, columns), size.columns)
        size.columns -= taken
        return Rect(
            column: origin.column + size.columns, row: origin.row, columns: taken, rows: size.rows)
    }

    /// The rectangle without `columns` on both sides and `rows` above and below.
    package func inset(columns: Int, rows: Int) -> Rect {
        Rect(
            column: origin.column + columns, row: origin.row + rows,
            columns: size.columns - 2 * columns, rows: size.rows - 2 * rows)
    }

    /// A rectangle of at most `size` in the middle of this one.
    package func centered(_ size: Size) -> Rect {
        let columns = min(size.columns, self.size.columns)
        let rows = min(size.rows, self.size.rows)
        return Rect(
            column: origin.column + (self.size.columns - columns) / 2,
            row: origin.row + (self.size.rows - rows) / 2, columns: columns, rows: rows)
    }
}
