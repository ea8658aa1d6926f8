internal import CNcurses
internal import Canvas

/// Draws frames in a theme's colours.
struct Painter {
    /// What roles look like.
    var theme: Theme
    private let depth: ColourDepth
    private var glyphs: GlyphTable

    /// A painter for a terminal with `depth` colours.
    init(theme: Theme, depth: ColourDepth, showsUnicode: Bool) {
        self.theme = theme
        self.depth = depth
        glyphs = GlyphTable(showsUnicode: showsUnicode)
    }

    /// Replaces what is drawn on the terminal by `frame`; nothing is written yet.
    mutating func draw(_ frame: Frame, on handle: OpaquePointer) {
        kvs_terminal_erase(handle)
        for run in frame.runs(in: &glyphs) {
            let style = theme.style(of: run.role)
            let emphasis = style.emphasis.union(run.emphasis)
            kvs_terminal_put(
                handle, Int32(run.origin.row), Int32(run.origin.column), run.text, run.text.count,
                depth.index(for: style.foreground), depth.index(for: style.background),
                UInt32(emphasis.rawValue))
        }
    }
}
