internal import Canvas

/// Neighbouring cells of one row that look the same: what is written with one call.
struct Run: Hashable {
    /// Where the first cell is.
    let origin: Point
    /// The role shared by the cells.
    let role: Role
    /// The emphasis shared by the cells.
    let emphasis: Cell.Emphasis
    /// The characters, UTF-8.
    let text: [UInt8]
}

extension Frame {
    /// The runs of a row; together they cover its first `columns`. What can't be shown becomes `?`.
    func runs(inRow row: Int, columns: Int, glyphs: inout GlyphTable) -> [Run] {
        let cells = cells(inRow: row).prefix(columns)
        var runs: [Run] = []
        var start = cells.startIndex
        while start < cells.endIndex {
            let first = cells[start]
            var text: [UInt8] = []
            var next = start
            while next < cells.endIndex, cells[next].role == first.role,
                cells[next].emphasis == first.emphasis
            {
                glyphs.append(cells[next].character, to: &text)
                next += 1
            }
            let origin = Point(column: start - cells.startIndex, row: row)
            runs.append(Run(origin: origin, role: first.role, emphasis: first.emphasis, text: text))
            start = next
        }
        return runs
    }
}
