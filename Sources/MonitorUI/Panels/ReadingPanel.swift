import Canvas

/// What Enter opened, in full width: lines with labels, of which some may be scrolled away.
struct ReadingPanel: Panel {
    /// What it is about.
    let title: StyledText
    /// What is said, each part with its label.
    let parts: [(label: String, text: StyledText)]
    /// How many of its lines are scrolled away.
    let scroll: Int
    /// What keys do.
    let keys: KeyMap
    /// Where the keys hold that turn its pages.
    let scope: KeyBinding.Scope

    /// The cells of labels, and of the blanks behind them.
    static let labelWidth = 10

    func draw(into frame: inout Frame, area: Rect) {
        var area = area
        let lines = lines(columns: area.size.columns)
        let room = max(0, area.size.rows - 1)
        let first = min(scroll, lastScroll(in: area))
        let shown = first..<min(lines.count, first + room)
        var rule = Rule(title: title, trailing: place(of: shown, among: lines.count))
        // Whoever doesn't see that there is more doesn't look for it.
        rule.title = title.truncated(to: area.size.columns - rule.trailing.width - 7)
        rule.draw(into: &frame, area: area.cutTop(1))
        for (row, line) in lines[shown].enumerated() {
            frame.write(line, at: Point(column: 1, row: row), in: area)
        }
    }

    /// How many lines can be scrolled away on a panel that fills `area`.
    func lastScroll(in area: Rect) -> Int {
        max(0, lines(columns: area.size.columns).count - max(0, area.size.rows - 1))
    }

    /// Which lines are on screen, and how to see the others; nothing where all are.
    private func place(of shown: Range<Int>, among count: Int) -> StyledText {
        guard shown.count < count else { return StyledText() }
        let lines = StyledText("lines \(shown.lowerBound + 1)–\(shown.upperBound) of \(count)  ", .muted)
        let action: Action = shown.upperBound < count ? .nextPage : .previousPage
        return lines + keys.hint(for: action, in: scope, shown.upperBound < count ? "more" : "back")
    }

    private func lines(columns: Int) -> [StyledText] {
        parts.flatMap { label, text in
            text.wrapped(to: columns - Self.labelWidth - 2).enumerated().map { row, line in
                StyledText(row == 0 ? label : "", .key, .bold).fitted(to: Self.labelWidth) + line
            }
        }
    }
}
