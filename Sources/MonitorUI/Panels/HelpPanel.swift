import Canvas

/// The table of keys, over the screen.
struct HelpPanel: Panel {
    /// How many rows are scrolled away.
    let scroll: Int
    /// Whether arrows are spelled.
    let isASCII: Bool

    private static let keyWidth = 2 + (KeyMap.all.map(\.allKeys.count).max() ?? 0)
    private static let width = 92

    /// Rows of the whole table.
    static var rowCount: Int { lines(isASCII: false).count }

    /// Rows that fit on a screen of `size`.
    static func visibleRows(in size: Size) -> Int { max(0, min(rowCount, size.rows - 4)) }

    func draw(into frame: inout Frame, area: Rect) {
        let rows = Self.visibleRows(in: area.size)
        let place = area.centered(Size(columns: min(Self.width, area.size.columns - 2), rows: rows + 2))
        let title = StyledText("Keys", .title, .bold)
        let isWhole = rows == Self.rowCount
        let footer =
            StyledText.hint("Esc", "close")
            + (isWhole ? StyledText() : StyledText("  there is more below", .muted))
        let inner = Box(title: title, footer: footer).draw(into: &frame, area: place)
        for (row, line) in Self.lines(isASCII: isASCII).dropFirst(scroll).prefix(rows).enumerated() {
            frame.write(line.truncated(to: inner.size.columns), at: Point(column: 0, row: row), in: inner)
        }
    }

    /// Headings and bindings, in the order of the key table.
    private static func lines(isASCII: Bool) -> [StyledText] {
        var lines: [StyledText] = []
        for scope in KeyBinding.Scope.allCases {
            if !lines.isEmpty { lines.append(StyledText()) }
            lines.append(StyledText(heading(of: scope), .header, .bold))
            for binding in KeyMap.bindings(in: scope) {
                lines.append(
                    StyledText(isASCII ? binding.allKeys.withoutArrows : binding.allKeys, .key, .bold).fitted(
                        to: keyWidth) + StyledText(binding.help))
            }
        }
        return lines
    }

    private static func heading(of scope: KeyBinding.Scope) -> String {
        switch scope {
        case .screen: "Stream"
        case .copyDialog: "Copy dialog"
        case .help: "Help"
        case .replay: "Replay of a recording, besides the keys of the stream"
        case .timePrompt: "Asking for a time"
        }
    }
}
