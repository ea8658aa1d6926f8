import Canvas

/// The line that is typed, with its cursor, and what can be typed or what is wrong with it behind it.
struct PromptPanel: Panel {
    /// The line.
    let prompt: Prompt
    /// What can be typed.
    let hint: String
    /// What keys do.
    let keys: KeyMap

    func draw(into frame: inout Frame, area: Rect) {
        let words =
            prompt.fault.map { StyledText($0, .warning, .bold) } ?? StyledText(hint, .muted)
        let width = area.size.columns
        let line = StyledText(prompt.label, .header, .bold) + text(width: max(1, width / 2))
        let ends =
            StyledText("   ") + keys.hint(for: .accept, in: .prompt, "go") + StyledText("  ")
            + keys.hint(for: .close, in: .prompt, "cancel")
        let middle = words.width > 0 ? StyledText("   ") + words : StyledText()
        let hasRoom = line.width + middle.width + ends.width <= width
        // What is wrong goes before what anybody knows.
        frame.writeLine(line + middle + (hasRoom ? ends : StyledText()), row: 0, in: area)
    }

    /// What was typed around the cursor, as much as fits.
    private func text(width: Int) -> StyledText {
        let before = StyledText(String(prompt.before.suffix(width)), .text, .bold)
        guard let under = prompt.behind.first else { return before + StyledText("_", .text, .bold) }
        return before + StyledText(String(under), .text, [.bold, .reverse])
            + StyledText(String(prompt.behind.dropFirst().prefix(width)), .text, .bold)
    }
}
