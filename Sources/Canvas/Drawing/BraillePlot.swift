/// A field of dots, two by four a cell, drawn with braille characters.
package struct BraillePlot: Hashable, Sendable {
    /// The field's size in cells.
    package let size: Size
    private var dots: [UInt8]

    /// An empty field of `columns` by `rows` cells.
    package init(columns: Int, rows: Int) {
        size = Size(columns: max(0, columns), rows: max(0, rows))
        dots = Array(repeating: 0, count: size.columns * size.rows)
    }

    /// Dots across.
    package var width: Int { size.columns * 2 }
    /// Dots down.
    package var height: Int { size.rows * 4 }

    /// Which bit each dot of a cell has, row by row. Source: Unicode, Braille Patterns U+2800.
    private static let bits: [UInt8] = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80]

    /// Sets the dot `x` from the left and `y` from the top; outside the field nothing happens.
    package mutating func set(x: Int, y: Int) {
        guard (0..<width).contains(x), (0..<height).contains(y) else { return }
        dots[y / 4 * size.columns + x / 2] |= Self.bits[y % 4 * 2 + x % 2]
    }

    /// Sets the dots of column `x` between two heights, both included.
    package mutating func setColumn(x: Int, from one: Int, to other: Int) {
        let bounds = max(0, min(one, other))...max(0, min(height - 1, max(one, other)))
        for y in bounds { set(x: x, y: y) }
    }

    /// Sets the dots of `other`, which has the same size, in the cells that hold dots here.
    package mutating func addWhereUsed(_ other: BraillePlot) {
        for index in dots.indices where dots[index] != 0 && index < other.dots.count {
            dots[index] |= other.dots[index]
        }
    }

    /// Draws the cells that hold dots from `area`'s top left corner; the others stay as they are.
    package func draw(into frame: inout Frame, area: Rect, role: Role) {
        for row in 0..<min(size.rows, area.size.rows) {
            for column in 0..<min(size.columns, area.size.columns) {
                let bits = dots[row * size.columns + column]
                guard bits != 0, let scalar = Unicode.Scalar(Self.base + UInt32(bits)) else { continue }
                frame[area.point(column, row)] = Cell(character: Character(scalar), role: role)
            }
        }
    }

    /// The first of the 256 braille patterns, the one without dots.
    static let base: UInt32 = 0x2800
}
