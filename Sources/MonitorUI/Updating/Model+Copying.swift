import Canvas
import FoundationEssentials
import StreamAnalysis

extension Model {
    /// The longest range of an ON_DEMAND session, in seconds. Source: HLSTimestampRange, API reference.
    private static let longestRange = 24.0 * 3600
    /// What is added before and after a finding, in seconds, so that a player shows how it came and went.
    private static let findingMargin = 30.0

    /// A fresh dialog with the modes that can be had now.
    var newCopyDialog: CopyDialog {
        var modes = [SessionRequest.Mode.live]
        if let fragment = cursorFragment?.fragment {
            modes.append(.liveReplay(from: fragment.producerTimestamp))
            let axis = axis
            modes.append(range(from: axis.date(ofColumn: 0), to: axis.date(ofColumn: axis.columns)))
        }
        if selection != nil, let finding = selectedFinding {
            modes.append(
                range(
                    from: finding.from.addingTimeInterval(-Self.findingMargin),
                    to: (finding.to ?? now ?? finding.from).addingTimeInterval(Self.findingMargin)))
        }
        return CopyDialog(modes: modes)
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

    /// Asks for the session that is chosen, once.
    mutating func mint() -> [Effect] {
        guard case .copy(var dialog) = overlay, dialog.progress != .opening else { return [] }
        dialog.progress = .opening
        overlay = .copy(dialog)
        return [.mint(dialog.request)]
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
    mutating func finishCopy(_ outcome: CopyOutcome) {
        switch outcome {
        case .handedOut(let url):
            handedOut.insert(url, at: 0)
            orderSessions()
            changeDialog { $0.progress = .sent(url.route) }
            if scopes != [.copyDialog] { show("\(url.request.mode.word) session URL \(url.route)", .ok) }
        case .failed(let request, let message):
            changeDialog { $0.progress = .failed(message) }
            if scopes != [.copyDialog] { show("no \(request.mode.word) session: \(message)", .warning) }
        }
    }
}
