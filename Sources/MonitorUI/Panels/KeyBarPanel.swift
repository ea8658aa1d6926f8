import Canvas

/// The bottom line: what the keys do here, or something the operator should know first.
struct KeyBarPanel: Panel {
    /// What is drawn.
    let model: Model

    func draw(into frame: inout Frame, area: Rect) {
        let inner = area.inset(columns: 1, rows: 0)
        if let prompt = model.prompt {
            PromptPanel(prompt: prompt, hint: model.hint(for: prompt.purpose), keys: model.options.keys)
                .draw(into: &frame, area: inner)
        } else if let notice = model.notice {
            let text = StyledText(notice.text, notice.role, .bold)
            frame.writeLine(text, row: 0, in: inner)
        } else if let replay = model.replay, model.overlay == nil {
            let banner = ReplayBanner(status: replay).text
            let room = max(0, inner.size.columns - banner.width)
            frame.writeLine(banner + keys(width: room), row: 0, in: inner)
        } else if let frozen = model.frozen {
            let time = frozen.date.map { " at \($0.civil.clock)Z" } ?? ""
            let banner =
                StyledText(" ‖ FROZEN\(time) ", .notice, [.bold, .reverse])
                + StyledText("  polling goes on   ", .notice)
                + model.options.keys.hint(for: .freeze, in: .everywhere, "lets the screen go on")
            frame.writeLine(banner, row: 0, in: inner)
        } else {
            frame.writeLine(keys(width: inner.size.columns), row: 0, in: inner)
        }
    }

    private func keys(width: Int) -> StyledText {
        let entries = model.options.keys.barEntries(in: model.scopes).filter(isOfUse)
        let facts = entries.enumerated().map { rank, entry in
            Fact(
                text: .hint(
                    model.options.isASCII ? entry.keys.withoutArrows : entry.keys, label(entry.label)),
                rank: rank)
        }
        return Fact.line(facts, width: width, separator: "  ")
    }

    /// A key is shown where it does something: Enter opens, and there are columns to sort by.
    private func isOfUse(_ entry: (keys: String, label: String)) -> Bool {
        switch entry.label {
        case "open": model.screen.hasTimeAxis || model.rowTarget != nil
        case "sort": model.list.map { !$0.sortableColumns.isEmpty } ?? true
        case "focus": model.screen == .stream
        default: true
        }
    }

    /// The words for a key here: Enter says what it would open.
    private func label(_ label: String) -> String {
        guard label == "open", model.screen.hasTimeAxis else { return label }
        guard model.screen == .stream else { return "open fragment" }
        if model.detail != nil { return "close" }
        return model.focus == .timeline ? "open fragment" : "open finding"
    }
}
