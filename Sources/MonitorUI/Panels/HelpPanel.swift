import Canvas

/// The table of keys, over the screen.
struct HelpPanel: Panel {
    /// The table.
    let keys: KeyMap
    /// How many rows are scrolled away.
    let scroll: Int
    /// Whether arrows are spelled.
    let isASCII: Bool

    private var keyWidth: Int { 2 + (keys.bindings.map(\.allKeys.count).max() ?? 0) }
    private static let width = 92

    /// Rows of the whole table.
    var rowCount: Int { lines.count }

    /// Rows that fit on a screen of `size`.
    func visibleRows(in size: Size) -> Int { max(0, min(rowCount, size.rows - 4)) }

    func draw(into frame: inout Frame, area: Rect) {
        let rows = visibleRows(in: area.size)
        let place = area.centered(Size(columns: min(Self.width, area.size.columns - 2), rows: rows + 2))
        let title = StyledText("Keys", .title, .bold)
        let isWhole = rows == rowCount
        let footer =
            StyledText.hint("Esc", "close")
            + (isWhole ? StyledText() : StyledText("  there is more below", .muted))
        let inner = Box(title: title, footer: footer).draw(into: &frame, area: place)
        for (row, line) in lines.dropFirst(scroll).prefix(rows).enumerated() {
            frame.write(line.truncated(to: inner.size.columns), at: Point(column: 0, row: row), in: inner)
        }
    }

    /// Headings and bindings, in the order of the key table.
    private var lines: [StyledText] {
        var lines: [StyledText] = []
        for scope in KeyBinding.Scope.allCases {
            if !lines.isEmpty { lines.append(StyledText()) }
            lines.append(StyledText(Self.heading(of: scope), .header, .bold))
            for binding in keys.bindings(in: scope) {
                lines.append(
                    StyledText(isASCII ? binding.allKeys.withoutArrows : binding.allKeys, .key, .bold).fitted(
                        to: keyWidth) + StyledText(binding.help))
            }
        }
        return lines
    }

    private static func heading(of scope: KeyBinding.Scope) -> String {
        switch scope {
        case .everywhere: "Everywhere"
        case .stream: "Stream"
        case .list: "Lists"
        case .playlist: "Playlist"
        case .copyDialog: "Copy dialog"
        case .help: "Help"
        case .themes: "Themes"
        case .replay: "Replay of a recording"
        case .prompt: "While a line is typed"
        }
    }
}
