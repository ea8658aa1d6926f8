import Canvas

/// The tables of keys and signs, over the screen; in two columns where there is room.
struct HelpPanel: Panel {
    /// The table.
    let keys: KeyMap
    /// Whose keys come first.
    let scopes: [KeyBinding.Scope]
    /// How many rows are scrolled away.
    let scroll: Int
    /// Whether arrows are spelled.
    let isASCII: Bool
    /// The columns of the longest name and two blanks.
    private let keyWidth: Int

    private static let columnWidth = 88
    /// From here on there are two columns.
    private static let wide = 110
    private static let spacing = 3

    /// The tables of `keys`, those of `scopes` first, of which so many rows are scrolled away.
    init(keys: KeyMap, scopes: [KeyBinding.Scope], scroll: Int, isASCII: Bool) {
        self.keys = keys
        self.scopes = scopes
        self.scroll = scroll
        self.isASCII = isASCII
        let names = keys.bindings.map { Self.name(of: $0, isASCII: isASCII) }
        keyWidth = 2 + ((names + Command.withArgument.map(\.usage)).map(\.count).max() ?? 0)
    }

    /// The rows of the whole table, and those of them that fit on a screen of `size`.
    func rows(in size: Size) -> (total: Int, visible: Int) { Self.rows(of: columns(in: size), in: size) }

    private static func rows(of columns: [[StyledText]], in size: Size) -> (total: Int, visible: Int) {
        let total = columns.map(\.count).max() ?? 0
        return (total, max(0, min(total, size.rows - 4)))
    }

    func draw(into frame: inout Frame, area: Rect) {
        let columns = columns(in: area.size)
        let width = Self.columnWidth(in: area.size)
        let rows = Self.rows(of: columns, in: area.size)
        let breadth = columns.count * (width + Self.spacing) - Self.spacing
        let place = area.centered(Size(columns: breadth + 4, rows: rows.visible + 2))
        let footer =
            keys.hint(for: .close, in: .help, "close")
            + StyledText(scroll > 0 ? "  ↑ more above" : "", .muted)
            + StyledText(scroll + rows.visible < rows.total ? "  ↓ more below" : "", .muted)
        let inner = Box(title: StyledText("Keys", .title, .bold), footer: footer)
            .draw(into: &frame, area: place)
        for (index, lines) in columns.enumerated() {
            for (row, line) in lines.dropFirst(scroll).prefix(rows.visible).enumerated() {
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
        // A section takes its rows and a blank one.
        let height = { (sections: ArraySlice<[StyledText]>) in sections.reduce(0) { $0 + $1.count + 1 } }
        let heights = sections.indices.map { max(height(sections[..<$0]), height(sections[$0...])) }
        let cut = heights.indices.min { heights[$0] < heights[$1] } ?? 0
        return [joined(sections[..<cut]), joined(sections[cut...])].filter { !$0.isEmpty }
    }

    /// A heading and its bindings, those that hold on the screen below first; then the commands that are more than a key.
    private func sections(width: Int) -> [[StyledText]] {
        let others = KeyBinding.Scope.allCases.filter { !scopes.contains($0) }
        let bindings = (scopes + others).compactMap { scope -> [StyledText]? in
            let bindings = keys.helpBindings(in: scope, where: scopes)
            guard !bindings.isEmpty else { return nil }
            return [StyledText(Self.heading(of: scope), .header, .bold)]
                + bindings.flatMap { lines(Self.name(of: $0, isASCII: isASCII), $0.help, width: width) }
        }
        let commands = Command.withArgument.flatMap { lines($0.usage, $0.help, width: width) }
        return bindings + [[StyledText("Commands", .header, .bold)] + commands] + signs(width: width)
    }

    private func signs(width: Int) -> [[StyledText]] {
        SignTable.sections.map { section in
            [StyledText(section.heading, .header, .bold)]
                + section.rows.flatMap { row in
                    StyledText(row.words).wrapped(to: width - keyWidth).enumerated().map { place, line in
                        (place == 0 ? row.sign : StyledText()).fitted(to: keyWidth) + line
                    }
                }
        }
    }

    private func lines(_ name: String, _ help: String, width: Int) -> [StyledText] {
        StyledText(help).wrapped(to: width - keyWidth).enumerated().map { row, line in
            StyledText(row == 0 ? name : "", .key, .bold).fitted(to: keyWidth) + line
        }
    }

    private static func name(of binding: KeyBinding, isASCII: Bool) -> String {
        isASCII ? binding.allKeys.withoutArrows : binding.allKeys
    }

    private static func heading(of scope: KeyBinding.Scope) -> String {
        switch scope {
        case .everywhere: "Everywhere"
        case .stream: "Stream and clocks"
        case .findings: "Findings"
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
