internal import CNcurses
internal import Canvas

/// Draws frames in a theme's colours.
struct Painter {
    /// What roles look like; another theme draws everything anew.
    var theme: Theme {
        didSet { drawn = nil }
    }
    private let depth: ColourDepth
    private var glyphs: GlyphTable
    private var drawn: Frame?
    /// The terminal's numbers of the colours that were drawn: the nearest one of a palette takes long to find.
    ///
    /// A theme has few, and the first use of a dictionary takes longer than to go through them.
    private var numbers: [(colour: Colour, number: Int32)] = []

    /// A painter for a terminal with `depth` colours.
    init(theme: Theme, depth: ColourDepth, showsUnicode: Bool) {
        self.theme = theme
        self.depth = depth
        glyphs = GlyphTable(showsUnicode: showsUnicode)
    }

    /// Forgets what is drawn, since the terminal has a new size or was in other hands.
    mutating func forget() {
        drawn = nil
    }

    /// Replaces what is drawn on the terminal, which has so many columns, by `frame`; nothing is written yet.
    ///
    /// ncurses would find out by itself which rows are the same, only ten times slower.
    mutating func draw(_ frame: Frame, columns: Int, on handle: OpaquePointer) {
        let previous = drawn?.size == frame.size ? drawn : nil
        if previous == nil { kvs_terminal_erase(handle) }
        let erasingDrawsBlanks = erasingDrawsBlanks
        for row in 0..<frame.size.rows {
            let isThere =
                previous.map { frame.isSame(row: row, as: $0) }
                ?? (erasingDrawsBlanks && frame.isBlank(row: row))
            guard !isThere else { continue }
            for run in frame.runs(inRow: row, columns: columns, glyphs: &glyphs) {
                put(run, on: handle)
            }
        }
        drawn = frame
    }

    /// Whether a blank cell of the theme looks like an erased one.
    private var erasingDrawsBlanks: Bool {
        let style = theme.style(of: Cell.blank.role)
        return style.background == nil && !style.emphasis.contains(.reverse)
            && !style.emphasis.contains(.underline)
    }

    private mutating func number(of colour: Colour?) -> Int32 {
        if let known = numbers.first(where: { $0.colour == colour }) { return known.number }
        let number = depth.index(for: colour)
        if let colour { numbers.append((colour, number)) }
        return number
    }

    private mutating func put(_ run: Run, on handle: OpaquePointer) {
        let style = theme.style(of: run.role)
        let emphasis = style.emphasis.union(run.emphasis)
        kvs_terminal_put(
            handle, Int32(run.origin.row), Int32(run.origin.column), run.text, run.text.count,
            number(of: style.foreground), number(of: style.background), UInt32(emphasis.rawValue))
    }
}
