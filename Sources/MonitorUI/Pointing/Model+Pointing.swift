import Canvas
import FoundationEssentials
import StreamAnalysis

/// What the mouse does; every click does what some key does too.
extension Model {
    /// Asks for the mouse, or leaves it to the terminal.
    mutating func toggleMouse() {
        reportsMouse.toggle()
        dragged = nil
        show(
            reportsMouse
                ? "mouse on; Shift and drag selects text as before, m switches it off"
                : "mouse off: the terminal selects text again", .notice)
    }

    /// Takes in what the mouse did.
    mutating func use(_ event: MouseEvent) -> [Effect] {
        guard reportsMouse, !ScreenLayout.isTooSmall(size) else { return [] }
        if event.kind == .pressed, layout.bar.contains(event.place) {
            let action = KeyBarPanel(model: self).action(at: event.place.column - layout.bar.origin.column)
            notice = nil
            return action.map { perform($0) } ?? []
        }
        if event.kind != .dragged, event.kind != .released { notice = nil }
        switch overlay {
        case .help?: turnWheel(event) { $0.scrollHelp(by: $1) }
        case .copy(let dialog)?: use(event, on: dialog)
        case .themes(let picker)?: return use(event, on: picker)
        case .prompt?: break
        case nil where screen.hasTimeAxis: useOnTime(event)
        case nil: useOnList(event)
        }
        return []
    }

    private mutating func use(_ event: MouseEvent, on dialog: CopyDialog) {
        turnWheel(event) { model, step in model.changeDialog { $0.moveField(by: step) } }
        let panel = CopyPanel(dialog: dialog, model: self)
        let area = Rect(column: 0, row: 0, columns: size.columns, rows: size.rows)
        guard event.kind == .pressed, let (field, place) = panel.choice(at: event.place, in: area) else {
            return
        }
        changeDialog { dialog in
            dialog.field = field
            if let place { dialog.moveChoice(by: place - dialog.choice(of: field)) }
        }
    }

    private mutating func use(_ event: MouseEvent, on picker: ThemePicker) -> [Effect] {
        let panel = ThemesPanel(picker: picker, keys: options.keys)
        let area = Rect(column: 0, row: 0, columns: size.columns, rows: size.rows)
        switch event.kind {
        case .wheelUp: return previewTheme(by: -1)
        case .wheelDown: return previewTheme(by: 1)
        case .pressed:
            return panel.place(at: event.place, in: area).map { previewTheme(by: $0 - picker.place) } ?? []
        case .dragged, .released: return []
        }
    }

    private mutating func turnWheel(_ event: MouseEvent, _ move: (inout Model, Int) -> Void) {
        switch event.kind {
        case .wheelUp: move(&self, -1)
        case .wheelDown: move(&self, 1)
        case .pressed, .dragged, .released: break
        }
    }
}

/// On a screen with a time axis.
extension Model {
    /// The cells that belong to columns of time.
    var timeArea: Rect {
        guard screen == .clocks else {
            let axis = layout.lanes.axis
            return Rect(
                column: axis.origin.column, row: axis.origin.row, columns: axis.size.columns,
                rows: layout.timeline.size.rows)
        }
        let clocks = ClocksLayout(area: layout.body, gutter: layout.gutter)
        let (first, last) = (clocks.labels, clocks.latency)
        return Rect(
            column: first.origin.column, row: first.origin.row, columns: first.size.columns,
            rows: last.origin.row + last.size.rows - first.origin.row)
    }

    private mutating func useOnTime(_ event: MouseEvent) {
        let area = timeArea
        // Whoever drags beyond the axis means its end.
        let column = min(area.size.columns - 1, max(0, event.place.column - area.origin.column))
        let place = axis.date(ofColumn: column)
        switch event.kind {
        case .pressed where area.contains(event.place):
            pressed = place
            dragged = nil
        case .pressed: chooseFinding(at: event.place)
        case .dragged:
            guard let pressed else { return }
            dragged = DraggedRange(
                anchor: pressed, reached: place, secondsPerColumn: axis.secondsPerColumn)
        case .released:
            if pressed == place, dragged == nil { chooseFragment(in: column) }
            if pressed != nil { tellDragged() }
            pressed = nil
        case .wheelUp where area.contains(event.place): zoom(by: -1, at: place)
        case .wheelDown where area.contains(event.place): zoom(by: 1, at: place)
        case .wheelUp, .wheelDown: turnWheel(event) { $0.selectFinding(by: $1) }
        }
    }

    /// Says what can be done with what was dragged over.
    private mutating func tellDragged() {
        guard let dragged else { return }
        let uses: [(Action, KeyBinding.Scope, String)] = [
            (.zoomIn, .stream, "zooms to it"), (.copy, .everywhere, "hands out its URL"),
            (.close, .everywhere, "lets it go"),
        ]
        let words = uses.compactMap { action, scope, use in
            action == .copy && replay != nil
                ? nil : options.keys.key(for: action, in: scope).map { "\($0.name) \(use)" }
        }
        let length = Quantity.duration(dragged.end.timeIntervalSince(dragged.start))
        show("\(length) chosen: \(words.joined(separator: ", "))", .notice)
    }

    private mutating func chooseFragment(in column: Int) {
        guard let fragments = shown?.fragments else { return }
        let middle = axis.date(ofColumn: column).addingTimeInterval(axis.secondsPerColumn / 2)
        guard let index = fragments.index(at: middle) else { return }
        show(FragmentKey(fragments[index].fragment))
    }

    private mutating func chooseFinding(at place: Point) {
        guard screen == .stream, detail == nil else { return }
        guard let index = findingsPanel.index(at: place, in: layout.findings) else { return }
        selectFinding(at: index)
    }
}

/// On a list.
extension Model {
    private static let rowsOfWheel = 3

    private mutating func useOnList(_ event: MouseEvent) {
        turnWheel(event) { $0.moveRow(by: $1 * Self.rowsOfWheel) }
        guard event.kind == .pressed, let list else { return }
        pick(in: list, at: event.place)
    }

    private mutating func pick(in list: some ListSource, at place: Point) {
        let panel = ListPanel(source: list, title: "", state: listState)
        if let column = panel.column(at: place, in: layout.body) {
            sortList(byColumn: column)
        } else if let row = panel.place(at: place, in: layout.body) {
            choose(row, in: list)
        }
    }
}
