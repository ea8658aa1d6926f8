/// A line of text whose parts mean different things: cells in a row, already safe to show.
package struct StyledText: Hashable, Sendable {
    /// Where text stands in a space wider than itself.
    package enum Alignment: Hashable, Sendable {
        case left, right, center
    }

    /// The cells, left to right.
    package private(set) var cells: [Cell]

    /// Nothing.
    package init() { cells = [] }

    /// `text` in one role; what can't be shown in single cells is dropped or replaced.
    package init(_ text: some StringProtocol, _ role: Role = .text, _ emphasis: Cell.Emphasis = []) {
        cells = text.cellCharacters.map { Cell(character: $0, role: role, emphasis: emphasis) }
    }

    /// Text made of `cells` of other texts, so that their characters fit.
    init(cells: some Sequence<Cell>) { self.cells = Array(cells) }

    /// Columns it takes.
    package var width: Int { cells.count }

    /// The characters alone.
    package var plain: String { String(cells.map(\.character)) }

    /// `one`, then `other`.
    package static func + (one: StyledText, other: StyledText) -> StyledText {
        StyledText(cells: one.cells + other.cells)
    }

    /// Adds `other` to the end of `one`.
    package static func += (one: inout StyledText, other: StyledText) { one.cells += other.cells }

    /// The parts in a row with `separator` between them; empty parts are left out.
    package static func joined(_ parts: [StyledText], separator: String) -> StyledText {
        let gap = StyledText(separator, .muted)
        return parts.filter { $0.width > 0 }.reduce(into: StyledText()) { line, part in
            line += line.width > 0 ? gap + part : part
        }
    }

    /// At most `width` columns; where something is cut off, the last column says so with `…`.
    package func truncated(to width: Int) -> StyledText {
        guard self.width > width else { return self }
        guard width > 0 else { return StyledText() }
        let mark = Cell(character: "…", role: cells[width - 1].role, emphasis: cells[width - 1].emphasis)
        return StyledText(cells: cells.prefix(width - 1) + [mark])
    }

    /// Exactly `width` columns: cut, or filled with blanks.
    package func fitted(to width: Int, _ alignment: Alignment = .left) -> StyledText {
        let text = truncated(to: width)
        let space = max(0, width - text.width)
        let before =
            switch alignment {
            case .left: 0
            case .right: space
            case .center: space / 2
            }
        let blank = { (count: Int) in Array(repeating: Cell.blank, count: count) }
        return StyledText(cells: blank(before) + text.cells + blank(space - before))
    }

    /// The same text with `emphasis` added everywhere.
    package func emphasized(_ emphasis: Cell.Emphasis) -> StyledText {
        StyledText(
            cells: cells.map {
                Cell(character: $0.character, role: $0.role, emphasis: $0.emphasis.union(emphasis))
            })
    }
}
