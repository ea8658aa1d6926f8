import Canvas
import StreamAnalysis

/// The bottom line: what the keys do here, or something the operator should know first.
struct KeyBarPanel: Panel {
    /// What is drawn.
    let model: Model

    func draw(into frame: inout Frame, area: Rect) {
        let inner = area.inset(columns: 1, rows: 0)
        if let prompt = model.prompt {
            PromptPanel(prompt: prompt, hint: model.hint(for: prompt.purpose), keys: model.options.keys)
                .draw(into: &frame, area: inner)
        } else if let notice = model.noticeLine {
            frame.writeLine(notice, row: 0, in: inner)
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

    private static let separator = "  "

    private func keys(width: Int) -> StyledText {
        Fact.line(entries.map(\.fact), width: width, separator: Self.separator)
    }

    /// Keys with their words, as far as they are of use, and the keys' names one by one.
    private var entries: [(names: [String], label: String, fact: Fact)] {
        let entries = model.options.keys.barEntries(in: model.scopes).filter(isOfUse)
        return entries.enumerated().map { rank, entry in
            let keys = model.options.isASCII ? entry.keys.withoutArrows : entry.keys
            return (
                keys.split(separator: " ").map(String.init), entry.label,
                Fact(text: .hint(keys, label(entry.label)), rank: rank)
            )
        }
    }

    /// What the key asks for whose name, or else whose words, stand at `column`; `nil` where there are none.
    func action(at column: Int) -> Action? {
        guard model.notice == nil, model.prompt == nil, model.frozen == nil || model.replay != nil else {
            return nil
        }
        let isReplay = model.overlay == nil
        let banner = model.replay.flatMap { isReplay ? ReplayBanner(status: $0).text.width : nil } ?? 0
        let entries = entries
        let width = model.layout.bar.size.columns - 2 - banner
        var start = 1 + banner
        for place in Fact.fitting(entries.map(\.fact), width: width, separator: Self.separator) {
            let end = start + entries[place].fact.text.width
            if (start..<end).contains(column) { return action(of: entries[place], at: column - start) }
            start = end + Self.separator.count
        }
        return nil
    }

    private func action(of entry: (names: [String], label: String, fact: Fact), at column: Int) -> Action? {
        var name = entry.names.first
        var start = 0
        for candidate in entry.names {
            if (start..<start + candidate.count).contains(column) { name = candidate }
            start += candidate.count + 1
        }
        return model.scopes.lazy.compactMap { scope in
            model.options.keys.bindings(in: scope).first {
                $0.label == entry.label && ($0.key == name || $0.key.withoutArrows == name)
            }?.action
        }.first
    }

    /// A key is shown where it does something: Enter opens, and there are columns to sort by.
    private func isOfUse(_ entry: (keys: String, label: String)) -> Bool {
        if case .copy(let dialog) = model.overlay {
            return !dialog.isDone || entry.label != "open session and send URL"
        }
        guard model.overlay == nil else { return true }
        let isReplay = model.replay != nil
        return switch entry.label {
        case "back": model.topLayer?.wordsBehind != nil
        case "open": model.screen.hasTimeAxis ? opens : model.rowTarget != nil
        case "fragment", "live", "zoom": model.cursorIndex != nil
        case "finding": isReplay || !model.shownFindings.isEmpty
        case "focus": model.screen == .stream && !model.shownFindings.isEmpty
        case "row": model.rowCount > 1
        case "sort": model.rowCount > 1 && model.list?.sortableColumns.isEmpty == false
        case "filter": model.rowCount > 0 || !model.listState.filter.isEmpty
        case "poll": isReplay || (model.shown?.playlistPolls.count ?? 0) > 1
        case "trouble": model.rowCount > 0
        case "copy URL", "record", "play": model.screen != .streams && !isReplay
        case "copy text": model.excerpt != nil
        default: true
        }
    }

    private var opens: Bool {
        guard model.screen == .stream, model.detail == nil else { return model.cursorIndex != nil }
        return model.focus == .timeline ? model.cursorIndex != nil : model.selectedFinding != nil
    }

    /// The words for a key here: Enter says what it would open.
    private func label(_ label: String) -> String {
        if label == "back" { return model.topLayer?.wordsBehind ?? label }
        guard label == "open", model.screen.hasTimeAxis else { return label }
        guard model.screen == .stream else { return "open fragment" }
        if model.detail != nil { return "close" }
        return model.focus == .timeline ? "open fragment" : "open finding"
    }
}
