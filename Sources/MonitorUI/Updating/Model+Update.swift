import Canvas
import FoundationEssentials
import StreamAnalysis

extension Model {
    /// Takes in what happened and returns what is to be done about it.
    package mutating func update(_ message: Message) -> [Effect] {
        takeIn(message) + closeUnseen()
    }

    /// Closes what a small terminal has no room for: keys would go where nobody sees what they do.
    private mutating func closeUnseen() -> [Effect] {
        guard ScreenLayout.isTooSmall(size), overlay != nil else { return [] }
        tellTooSmall()
        let effects = leaveThemes()
        overlay = nil
        return effects
    }

    private mutating func tellTooSmall() {
        let minimum = ScreenLayout.minimum
        show("that takes a terminal of \(minimum.columns)x\(minimum.rows)", .notice)
    }

    private mutating func takeIn(_ message: Message) -> [Effect] {
        switch message {
        case .input(.key(let key)): return press(key)
        case .input(.mouse(let event)): return use(event)
        case .input(.resized(let size)): self.size = size
        case .input(.hangUp): return [.quit]
        case .report(let report) where isOpen(report):
            receive(report)
            return bell.rings(for: report.findings, at: report.date) ? [.ring] : []
        case .report: break
        case .fleet(let report): receive(report)
        case .tick(let date, let bytesWritten): tick(date, bytesWritten)
        case .copyFinished(let outcome): return finishCopy(outcome)
        case .playerEnded(let end): finishPlayer(end)
        case .problem(let text): show(text, .warning)
        case .told(let text): show(text, .ok)
        case .recording(let file, let words): setRecording(file, words)
        case .replayed(let status, let report): setReplay(status, report)
        }
        return []
    }

    mutating func take(_ report: StreamReport) {
        let before = self.report?.history
        self.report = report
        waiting = nil
        if frozen == nil { orderList() }
        guard let history = report.history, history.isOver, before?.isOver != true else { return }
        let sentences = [history.shortening, history.fullness].compactMap(\.self)
        if !sentences.isEmpty { show(sentences.joined(separator: " "), .notice) }
    }

    private mutating func tick(_ date: Date, _ bytesWritten: Int) {
        started = started ?? date
        setClock(date)
        // A figure that moves on a frozen screen would be the only thing that costs anything.
        if frozen == nil { traffic.record(bytes: bytesWritten, at: date) }
        if let until = notice?.until, until <= date { notice = nil }
        keepHandedOut(at: date)
    }

    private mutating func press(_ key: Key) -> [Effect] {
        notice = nil
        guard let action = options.keys.action(for: key, in: scopes) else {
            changePrompt { $0.type(key) }
            return []
        }
        return perform(action)
    }

    /// How long a notice stays when no key is pressed, in seconds.
    private static let noticeSeconds = 15.0

    /// Shows a line until a key is pressed or some time has passed.
    mutating func show(_ text: String, _ role: Role) {
        // A frozen screen's time stands still.
        let time = clock ?? now
        notice = Notice(text: text, role: role, until: time?.addingTimeInterval(Self.noticeSeconds))
    }

    mutating func perform(_ action: Action) -> [Effect] {
        if let screen = action.screen, ![.streams, .stream].contains(screen), ScreenLayout.isTooSmall(size) {
            tellTooSmall()
            return []
        }
        if let effects = steerFleet(action) { return effects }
        if let screen = action.screen {
            show(screen)
        } else if !look(action) {
            return ask(action)
        }
        return []
    }

    /// Does what only changes how things are looked at, and tells whether `action` was that.
    private mutating func look(_ action: Action) -> Bool {
        switch action {
        case .help: overlay = .help(scroll: 0)
        case .close where themePicker == nil: close()
        case .themes: openThemes()
        case .previousFragment: moveCursor(by: -1)
        case .nextFragment: moveCursor(by: 1)
        case .previousTenFragments: moveCursor(by: -10)
        case .nextTenFragments: moveCursor(by: 10)
        case .mouse: toggleMouse()
        case .firstFragment: moveCursorToOldest()
        case .follow: follow()
        case .nextFinding: selectFinding(by: 1)
        case .previousFinding: selectFinding(by: -1)
        case .zoomIn: zoomIn()
        case .zoomOut: zoom(by: 1)
        case .freeze: freeze()
        case .focus: moveFocus()
        case .open: open()
        case .copy: openCopyDialog()
        case .play: openPlayerDialog()
        case .bell: toggleBell()
        case .previousField: changeDialog { $0.moveField(by: -1) }
        case .nextField: changeDialog { $0.moveField(by: 1) }
        case .previousChoice: changeDialog { $0.moveChoice(by: -1) }
        case .nextChoice: changeDialog { $0.moveChoice(by: 1) }
        case .commandLine: overlay = .prompt(Prompt(.command))
        case .complete: complete(by: 1)
        case .completeBack: complete(by: -1)
        case .earlierLine: recallCommand(by: 1)
        case .laterLine: recallCommand(by: -1)
        default: return edit(action) || scroll(action) || lookAtList(action)
        }
        return true
    }

    private mutating func edit(_ action: Action) -> Bool {
        var isEdit = false
        changePrompt { isEdit = $0.edit(by: action) }
        return isEdit
    }

    private mutating func lookAtList(_ action: Action) -> Bool {
        switch action {
        case .sortPrevious: sortList(by: -1)
        case .sortNext: sortList(by: 1)
        case .reverse: reverseList()
        case .nextTrouble: moveToTrouble(by: 1)
        case .previousTrouble: moveToTrouble(by: -1)
        case .earlierPlaylist: movePlaylist(by: -1)
        case .laterPlaylist: movePlaylist(by: 1)
        case .filter: askForFilter()
        default: return false
        }
        return true
    }

    /// Does what takes the world.
    private mutating func ask(_ action: Action) -> [Effect] {
        switch action {
        case .quit: [.quit]
        case .mint: mint()
        case .record: toggleRecording()
        case .yank: yank()
        case .plainPage: openPlainPage()
        case .save: save()
        case .accept: acceptPrompt()
        case .previousTheme: previewTheme(by: -1)
        case .nextTheme: previewTheme(by: 1)
        case .keepTheme: keepTheme()
        case .close: leaveThemes()
        default: control(action)
        }
    }

    /// Shows `screen`.
    mutating func show(_ screen: ScreenKind) {
        guard screen != .streams || isFleet else {
            return show("one stream is watched; started with --all, kvsmon shows all of them here", .notice)
        }
        guard !isFleet || opened != nil || screen == .streams else {
            return show("no stream is open yet: Enter opens the chosen one", .notice)
        }
        self.screen = screen
        orderList()
    }

    private mutating func freeze() {
        frozen =
            frozen == nil
            ? Frozen(
                report: report, fleet: fleet, findings: findings, steady: steady,
                handedOut: handedOut, date: now) : nil
        orderList()
    }

    private mutating func open() {
        guard screen.hasTimeAxis else { return openRow() }
        guard screen == .stream else {
            screen = .stream
            focus = .timeline
            return detail = cursorFragment == nil ? nil : .fragment(scroll: 0)
        }
        guard detail == nil else {
            detail = nil
            return
        }
        switch focus {
        case .timeline where cursorFragment != nil: detail = .fragment(scroll: 0)
        case .findings where selectedFinding != nil: detail = .finding(scroll: 0)
        default: break
        }
    }
}
