/// A row of upright bars, an eighth of a row fine.
package struct Bars: Hashable, Sendable {
    /// One value a column, 0 to 1 of the full height; `nil` draws nothing.
    package var fractions: [Double?]
    /// Rows the full height takes.
    package var rows: Int

    /// Bars of `fractions`, `rows` high.
    package init(fractions: [Double?], rows: Int) {
        self.fractions = fractions
        self.rows = rows
    }

    private static let blocks: [Character] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

    /// Draws the bars from `area`'s left side; a value that isn't `nil` shows at least its lowest eighth.
    package func draw(into frame: inout Frame, area: Rect, role: Role) {
        for (column, fraction) in fractions.prefix(area.size.columns).enumerated() {
            guard let fraction, fraction.isFinite else { continue }
            let eighths = max(1, Int((min(1, max(0, fraction)) * Double(8 * rows)).rounded()))
            for row in 0..<rows {
                let filled = min(8, max(0, eighths - 8 * (rows - 1 - row)))
                guard filled > 0 else { continue }
                frame[area.point(column, row)] = Cell(character: Self.blocks[filled], role: role)
            }
        }
    }
}
