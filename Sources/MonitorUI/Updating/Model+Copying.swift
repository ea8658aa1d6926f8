import Canvas
import FoundationEssentials
import StreamAnalysis

extension Model {
    /// The longest range of an ON_DEMAND session, in seconds. Source: HLSTimestampRange, API reference.
    private static let longestRange = 24.0 * 3600
    /// What is added before and after a finding, in seconds, so that a player shows how it came and went.
    private static let findingMargin = 30.0

    /// A fresh dialog with what can be had now; what was dragged over is wanted rather than all that is on screen.
    var newCopyDialog: CopyDialog {
        var offers = [CopyDialog.Offer(mode: .live, about: "the newest media, as it comes")]
        if let fragment = cursorFragment?.fragment {
            let replay = SessionRequest.Mode.liveReplay(from: fragment.producerTimestamp)
            offers.append(CopyDialog.Offer(mode: replay, about: "from the cursor on"))
            offers.append(offerOfRange)
        }
        if let finding = selectedFinding {
            let around = range(
                from: finding.from.addingTimeInterval(-Self.findingMargin),
                to: (finding.to ?? now ?? finding.from).addingTimeInterval(Self.findingMargin))
            offers.append(
                CopyDialog.Offer(mode: around, detail: " finding", about: "around the chosen finding"))
        }
        let wanted = dragged == nil ? nil : offers.firstIndex(of: offerOfRange)
        return CopyDialog(stream: openStream, offers: offers, chosen: wanted ?? 0)
    }

    /// The name of the stream that sessions are opened of, by which outcomes are told apart.
    private var openStream: String { opened ?? options.stream }

    private var offerOfRange: CopyDialog.Offer {
        if let dragged {
            let mode = range(from: dragged.start, to: dragged.end)
            return CopyDialog.Offer(mode: mode, about: "what was dragged over")
        }
        let axis = axis
        let mode = range(from: axis.date(ofColumn: 0), to: axis.date(ofColumn: axis.columns))
        return CopyDialog.Offer(mode: mode, about: "what is on screen")
    }

    private func range(from start: Date, to end: Date) -> SessionRequest.Mode {
        let last = min(max(end, start.addingTimeInterval(1)), start.addingTimeInterval(Self.longestRange))
        return .onDemand(from: start, to: last)
    }

    /// Changes the copy dialog where it is open.
    mutating func changeDialog(_ change: (inout CopyDialog) -> Void) {
        guard case .copy(var dialog) = overlay else { return }
        change(&dialog)
        overlay = .copy(dialog)
    }

    /// Asks for the session that is chosen, once: when it is open, the same key closes the dialog.
    mutating func mint() -> [Effect] {
        guard case .copy(var dialog) = overlay, dialog.progress != .opening else { return [] }
        guard !dialog.isDone else {
            overlay = nil
            return []
        }
        if dialog.destination == .player, case .none(let reason) = options.player {
            changeDialog { $0.progress = .noPlayer(reason) }
            return []
        }
        dialog.progress = .opening
        overlay = .copy(dialog)
        return [.mint(dialog.request, to: dialog.destination)]
    }

    /// An expired URL is listed for so long, in seconds, so that it is seen why a player stopped.
    private static let expiredSeconds = 600.0

    /// Forgets URLs that expired a while ago; the list of sessions follows the time.
    mutating func keepHandedOut(at date: Date) {
        handedOut.removeAll { $0.expires.addingTimeInterval(Self.expiredSeconds) <= date }
        orderSessions()
    }

    private mutating func orderSessions() {
        if screen == .sessions, frozen == nil { orderList() }
    }

    /// Takes in how a request for a session ended; the operator hears of it with the dialog closed too.
    mutating func finishCopy(_ outcome: CopyOutcome) -> [Effect] {
        guard outcome.request.stream == openStream else {
            finishCopyElsewhere(outcome)
            return []
        }
        switch outcome {
        case .handedOut(let url):
            handedOut.insert(url, at: 0)
            orderSessions()
            guard url.destination != .plainPage else { return printPlainPage() }
            changeDialog { $0.progress = .opened(url) }
            if scopes != [.copyDialog] {
                show("\(url.request.mode.word) session URL \(told(url))", url.ending == nil ? .ok : .warning)
            }
        case .failed(let request, let message):
            changeDialog { $0.progress = .failed(message) }
            if scopes != [.copyDialog] { show("no \(request.mode.word) session: \(message)", .warning) }
        }
        return []
    }

    /// What became of `url`, as a notice goes on.
    private func told(_ url: HandedOutURL) -> String {
        guard case .undelivered(let reason)? = url.ending else {
            return url.route + (url.obstacle.map { ". \($0)" } ?? "")
        }
        let key = options.keys.key(for: .plainPage, in: .everywhere)
        return "not delivered: \(reason)" + (key.map { "; \($0.name) prints it" } ?? "")
    }

    /// The same where another stream was opened meanwhile: its list, its dialog and the screen are left as they are.
    private mutating func finishCopyElsewhere(_ outcome: CopyOutcome) {
        let stream = outcome.request.stream
        let mode = outcome.request.mode.word
        switch outcome {
        case .handedOut(let url):
            otherHandedOut[stream, default: []].insert(url, at: 0)
            let what = url.destination == .plainPage ? ": open that stream and press L" : " \(told(url))"
            show("\(mode) session URL of \(stream)\(what)", url.ending == nil ? .ok : .warning)
        case .failed(_, let message): show("no \(mode) session of \(stream): \(message)", .warning)
        }
    }

    /// Takes in that a player ended: its session is no longer in its hands, wherever that is listed.
    mutating func finishPlayer(_ end: PlayerEnd) {
        if end.stream == openStream {
            handedOut.note(end)
            orderSessions()
        } else {
            otherHandedOut[end.stream]?.note(end)
        }
        changeDialog { dialog in
            guard case .opened(let url) = dialog.progress else { return }
            var urls = [url]
            urls.note(end)
            dialog.progress = .opened(urls[0])
        }
        guard end.hasFailed else { return }
        show("\(end.player) ended with code \(end.code): \(end.report)", .warning)
    }
}

extension [HandedOutURL] {
    /// Writes `end` down at the URL that the player had.
    fileprivate mutating func note(_ end: PlayerEnd) {
        let place = firstIndex {
            $0.destination == .player && $0.created == end.session && $0.request.stream == end.stream
        }
        if let place { self[place].ending = .played(end) }
    }
}
