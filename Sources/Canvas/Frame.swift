/// A whole screen as values: what a terminal is asked to show.
///
/// Cells are stored row by row. Everything written is clipped to the frame, and text from outside is stripped of
/// control characters here, at the border, so that nothing of it can act on a terminal.
package struct Frame: Hashable, Sendable {
    /// Columns and rows.
    package let size: Size
    /// The cells, row by row: `size.columns * size.rows` of them.
    package private(set) var cells: [Cell]

    /// A frame of blank cells.
    package init(size: Size) {
        self.size = size
        cells = Array(repeating: .blank, count: max(0, size.columns) * max(0, size.rows))
    }

    /// The cell at `point`, or `nil` outside the frame; writing outside is ignored.
    package subscript(point: Point) -> Cell? {
        get { index(of: point).map { cells[$0] } }
        set {
            guard let index = index(of: point), var newValue else { return }
            if !newValue.character.fitsCell { newValue.character = CharacterWidth.replacement }
            cells[index] = newValue
        }
    }

    /// Shows `cell`, whose character is known to fit, at `point`; outside the frame nothing happens.
    mutating func put(_ cell: Cell, at point: Point) {
        guard let index = index(of: point) else { return }
        cells[index] = cell
    }

    private func index(of point: Point) -> Int? {
        guard point.row >= 0, point.row < size.rows, point.column >= 0, point.column < size.columns else {
            return nil
        }
        return point.row * size.columns + point.column
    }

    /// The cells of a row, from the left.
    package func cells(inRow row: Int) -> ArraySlice<Cell> {
        cells[row * size.columns..<(row + 1) * size.columns]
    }

    /// Whether a row is like one of a new frame.
    package func isBlank(row: Int) -> Bool {
        cells(inRow: row).allSatisfy { $0 == .blank }
    }

    /// Whether a row is the same as in `other`, a frame of the same size.
    package func isSame(row: Int, as other: Frame) -> Bool {
        cells(inRow: row) == other.cells(inRow: row)
    }

    /// The characters, one line a row, trailing blanks kept.
    package var characterPlane: String {
        rows.map { row in String(row.map(\.character)) }.joined(separator: "\n")
    }

    /// The roles' letters, one line a row.
    package var rolePlane: String {
        rows.map { row in String(row.map(\.role.letter)) }.joined(separator: "\n")
    }

    private var rows: [ArraySlice<Cell>] {
        (0..<size.rows).map(cells(inRow:))
    }
}
