/// A count of columns and rows.
package struct Size: Hashable, Sendable {
    /// Columns, at least 0.
    package var columns: Int
    /// Rows, at least 0.
    package var rows: Int

    /// A size of `columns` by `rows` cells.
    package init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
    }
}

/// A cell's place, counted from the top left corner, which is (0, 0).
package struct Point: Hashable, Sendable {
    /// Distance from the left edge, in columns.
    package var column: Int
    /// Distance from the top edge, in rows.
    package var row: Int

    /// The cell at `column` and `row`.
    package init(column: Int, row: Int) {
        self.column = column
        self.row = row
    }
}

/// A rectangle of cells.
package struct Rect: Hashable, Sendable {
    /// The top left cell.
    package var origin: Point
    /// How far it reaches to the right and down.
    package var size: Size

    /// A rectangle of `columns` by `rows` cells whose top left cell is at `column` and `row`.
    package init(column: Int, row: Int, columns: Int, rows: Int) {
        origin = Point(column: column, row: row)
        size = Size(columns: max(0, columns), rows: max(0, rows))
    }

    /// The cell at `point` is one of them.
    package func contains(_ point: Point) -> Bool {
        (0..<size.columns).contains(point.column - origin.column)
            && (0..<size.rows).contains(point.row - origin.row)
    }
}
