import Canvas

/// The list of themes at the right side, so that the screen beside it shows the chosen one.
struct ThemesPanel: Panel {
    /// What is listed, and what is chosen.
    let picker: ThemePicker
    /// What keys do.
    let keys: KeyMap

    private static let width = 40
    private static let nameWidth = 18

    /// The roles that matter most, each with its sign.
    private static let samples = [
        StyledText("█ archive", .archive) + StyledText("  ") + StyledText("█ playlist", .playlist)
            + StyledText("  ") + StyledText("▒ pending", .pending),
        StyledText("■ gap", .gap) + StyledText("      ") + StyledText("‹ late", .late)
            + StyledText("      ") + StyledText("● ok", .ok),
        StyledText("◆ notice", .notice) + StyledText("   ") + StyledText("▲ warning", .warning, .bold)
            + StyledText("   ") + StyledText("■ critical", .critical, .bold),
    ]

    func draw(into frame: inout Frame, area: Rect) {
        let footer =
            keys.hint(for: .keepTheme, in: .themes, "keep") + StyledText("  ")
            + keys.hint(for: .close, in: .themes, "go back")
        let layout = layout(in: area)
        let inner = Box(title: StyledText("Theme", .title, .bold), footer: footer)
            .draw(into: &frame, area: layout.box)
        let lines = layout.shown.map(line) + [StyledText()] + layout.below
        for (row, line) in lines.enumerated() {
            frame.write(
                line.truncated(to: inner.size.columns), at: Point(column: 0, row: row), in: inner)
        }
    }

    /// Where the list is at the side of `area`, the places that it shows, and what stands below them.
    private func layout(in area: Rect) -> (box: Rect, shown: Range<Int>, below: [StyledText]) {
        let width = min(Self.width, area.size.columns - 2)
        let below = below(width: width - 4)
        let rows = min(picker.choices.count, max(1, area.size.rows - below.count - 5))
        var side = area
        let box = side.cutRight(width + 1)
            .centered(Size(columns: width, rows: min(rows + below.count + 3, area.size.rows)))
        let first = max(0, min(picker.place - rows / 2, picker.choices.count - rows))
        return (box, first..<first + rows, below)
    }

    /// The place of the theme whose line is at `point` of a list beside `area`, or `nil` where none is.
    func place(at point: Point, in area: Rect) -> Int? {
        let layout = layout(in: area)
        let inner = layout.box.inset(columns: 1, rows: 1)
        let place = layout.shown.lowerBound + point.row - inner.origin.row
        return inner.contains(point) && layout.shown.contains(place) ? place : nil
    }

    private func line(_ place: Int) -> StyledText {
        let choice = picker.choices[place]
        let isChosen = place == picker.place
        let name = StyledText(choice.name, isChosen ? .selection : .text, isChosen ? .bold : [])
        let background = choice.background.isEmpty ? [] : ["on " + choice.background]
        let words =
            choice.fault == nil
            ? StyledText((background + (choice.isOwn ? ["yours"] : [])).joined(separator: ", "), .muted)
            : StyledText("can't be used", .warning)
        return StyledText(isChosen ? "▸ " : "  ", .selection, .bold)
            + name.fitted(to: Self.nameWidth) + words
    }

    private func below(width: Int) -> [StyledText] {
        guard let fault = picker.chosen.fault else { return Self.samples }
        return Array(StyledText(fault, .warning).wrapped(to: width).prefix(Self.faultRows))
    }

    /// A fault lists what is accepted, which may be long.
    private static let faultRows = 9
}
