import Canvas

/// The table of keys, over the screen; in two columns where there is room.
struct HelpPanel: Panel {
    /// The table.
    let keys: KeyMap
    /// How many rows are scrolled away.
    let scroll: Int
    /// Whether arrows are spelled.
    let isASCII: Bool

    private var keyWidth: Int {
        2 + ((keys.bindings.map(name) + Command.withArgument.map(\.usage)).map(\.count).max() ?? 0)
    }
    private static let columnWidth = 88
    /// From here on there are two columns.
    private static let wide = 110
    private static let spacing = 3

    /// Rows of the whole table on a screen of `size`.
    func rowCount(in size: Size) -> Int { columns(in: size).map(\.count).max() ?? 0 }

    /// Rows that fit on a screen of `size`.
    func visibleRows(in size: Size) -> Int { max(0, min(rowCount(in: size), size.rows - 4)) }

    func draw(into frame: inout Frame, area: Rect) {
        let columns = columns(in: area.size)
        let width = Self.columnWidth(in: area.size)
        let rows = visibleRows(in: area.size)
        let total = columns.count * (width + Self.spacing) - Self.spacing
        let place = area.centered(Size(columns: total + 4, rows: rows + 2))
        let footer =
            keys.hint(for: .close, in: .help, "close")
            + (scroll + rows >= rowCount(in: area.size)
                ? StyledText() : StyledText("  there is more below", .muted))
        let inner = Box(title: StyledText("Keys", .title, .bold), footer: footer)
            .draw(into: &frame, area: place)
        for (index, lines) in columns.enumerated() {
            for (row, line) in lines.dropFirst(scroll).prefix(rows).enumerated() {
                let column = index * (width + Self.spacing)
                frame.write(line.truncated(to: width), at: Point(column: column, row: row), in: inner)
            }
        }
    }

    private static func columnWidth(in size: Size) -> Int {
        let width = size.columns - 6
        return min(columnWidth, size.columns < wide ? width : (width - spacing) / 2)
    }

    /// The sections, one below the other, about half of the rows in each column.
    private func columns(in size: Size) -> [[StyledText]] {
        let sections = sections(width: Self.columnWidth(in: size))
        let joined = { (sections: ArraySlice<[StyledText]>) in
            Array(sections.joined(separator: [StyledText()]))
        }
        guard size.columns >= Self.wide else { return [joined(sections[...])] }
        let heights = sections.indices.map {
            max(joined(sections[..<$0]).count, joined(sections[$0...]).count)
        }
        let cut = heights.indices.min { heights[$0] < heights[$1] } ?? 0
        return [joined(sections[..<cut]), joined(sections[cut...])].filter { !$0.isEmpty }
    }

    /// A heading and its bindings, in the order of the key table; then the commands that are more than a key.
    private func sections(width: Int) -> [[StyledText]] {
        let bindings = KeyBinding.Scope.allCases.map { scope in
            [StyledText(Self.heading(of: scope), .header, .bold)]
                + keys.bindings(in: scope).flatMap { lines(name(of: $0), $0.help, width: width) }
        }
        let commands = Command.withArgument.flatMap { lines($0.usage, $0.help, width: width) }
        return bindings + [[StyledText("Commands", .header, .bold)] + commands]
    }

    private func lines(_ name: String, _ help: String, width: Int) -> [StyledText] {
        StyledText(help).wrapped(to: width - keyWidth).enumerated().map { row, line in
            StyledText(row == 0 ? name : "", .key, .bold).fitted(to: keyWidth) + line
        }
    }

    private func name(of binding: KeyBinding) -> String {
        isASCII ? binding.allKeys.withoutArrows : binding.allKeys
    }

    private static func heading(of scope: KeyBinding.Scope) -> String {
        switch scope {
        case .everywhere: "Everywhere"
        case .stream: "Stream and clocks"
        case .list: "Lists"
        case .streams: "Streams"
        case .playlist: "Playlist"
        case .copyDialog: "Copy dialog"
        case .help: "Help"
        case .themes: "Themes"
        case .replay: "Replay of a recording"
        case .prompt: "While a line is typed"
        }
    }
}
