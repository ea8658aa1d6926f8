import Canvas
import FoundationEssentials
import StreamAnalysis

/// What leaves the screen: as text, as a file, to a player, by the bell.
extension Model {
    /// What is chosen on the screen, as text; `nil` where nothing is.
    var excerpt: Excerpt? {
        if let list { return list.selectedExcerpt(listState) }
        if focus == .findings, let finding = selectedFinding, let now { return Excerpt(finding, now: now) }
        return cursorFragment.map { Excerpt("fragment number", [$0.fragment.number.digits]) }
    }

    /// Sends what is chosen to the clipboard.
    mutating func yank() -> [Effect] {
        guard let excerpt else {
            show("nothing is chosen here that could be sent", .notice)
            return []
        }
        return [.send(options.isASCII ? excerpt.inASCII : excerpt)]
    }

    /// Finding and fragment, or the list's row, as lines that can be selected with the mouse.
    var plainPage: String {
        let findings = selectedFinding.flatMap { finding in now.map { Excerpt(finding, now: $0) } }
        let parts = list == nil ? [findings, fragmentExcerpt] : [excerpt]
        let text = parts.compactMap { $0?.text }.joined(separator: "\n\n")
        return options.isASCII ? text.inASCII : text
    }

    /// Asks for the plain page.
    mutating func printPlainPage() -> [Effect] {
        overlay = nil
        return [.showPlainPage(plainPage)]
    }

    /// The same, unless there is no URL that the page could have: then the operator says whether a session is opened.
    mutating func openPlainPage() -> [Effect] {
        guard canHaveSession, !hasURLAtHand, overlay == nil else { return printPlainPage() }
        openCopyDialog()
        changeDialog { $0.take(.plainPage) }
        return []
    }

    /// There is a stream to open a session of, and a service to ask.
    private var canHaveSession: Bool {
        replay == nil && (!isFleet || (opened != nil && screen != .streams))
    }

    private var hasURLAtHand: Bool {
        guard let now = clock ?? now else { return false }
        return handedOut.contains { $0.expires > now }
    }

    private var fragmentExcerpt: Excerpt? {
        guard let index = cursorIndex, let fragments = shown?.fragments else { return nil }
        let panel = FragmentPanel(
            archived: fragments[index], previous: index > 0 ? fragments[index - 1] : nil,
            isNewest: false, isFocused: false)
        return Excerpt("fragment", ["fragment"] + Excerpt.lines(panel.lines(fragments[index])))
    }

    /// Asks for what is on the screen to be kept in files.
    mutating func save() -> [Effect] {
        guard let now else {
            show("there is nothing to save yet", .notice)
            return []
        }
        let picture = RootView.frame(self).plainText
        let isFleetList = screen == .streams
        return [
            .save(
                ScreenSnapshot(
                    picture: picture, date: now, report: isFleetList ? nil : shown,
                    subject: isFleetList ? "streams" : streamName, screen: screen.word,
                    list: list.map { SavedList($0, listState) }))
        ]
    }

    /// Switches the bell on or off.
    mutating func toggleBell() {
        guard replay == nil else { return show("a recording rings no bell", .notice) }
        if bell.isOn {
            bell.switchOff()
            show("bell off", .notice)
        } else {
            bell.switchOn(knowing: report?.findings ?? [])
            show("bell on: it rings once for each new warning, also on a frozen screen", .ok)
        }
    }

    /// Opens the dialog for session URLs so that Enter hands one to a player, or says why none can have it.
    mutating func openPlayerDialog() {
        let player = options.player
        openCopyDialog()
        changeDialog { dialog in
            switch player {
            case .program: dialog.take(.player)
            case .none(let reason): dialog.progress = .noPlayer(reason)
            }
        }
    }
}
