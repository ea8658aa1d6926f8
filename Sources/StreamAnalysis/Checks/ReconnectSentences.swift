import FoundationEssentials

extension ReconnectCheck {
    /// The finding on one new connection, or on several that did the same to the media.
    func finding(_ reconnects: Habit<Reconnect>) -> Finding {
        let (first, last) = (reconnects.first.detail, reconnects.last.detail)
        let isLoss = reconnects.cause == Reconnect.Outcome.withLoss.rawValue
        let isResent = reconnects.cause == Reconnect.Outcome.resent.rawValue
        return Finding(
            kind: .reconnect, subject: reconnects.subject.digits, severity: severity(of: reconnects),
            state: reconnects.state, from: reconnects.from, to: reconnects.to,
            fragments: reconnects.fragments, cause: reconnects.cause,
            evidence: reconnects.evidence + [
                .init("from_block", .count(Int(clamping: first.fromBlock))),
                .init("to_block", .count(Int(clamping: last.toBlock))),
                .init("lost_seconds", .number(isLoss ? reconnects.seconds : 0)),
                .init("re_sent_seconds", .number(isResent ? reconnects.seconds : 0)),
                .init(
                    "server_step_seconds",
                    .number(last.seam.right.serverTimestamp.timeIntervalSince(last.seam.left.serverTimestamp))
                ),
            ],
            sentences: .init(
                what: what(reconnects),
                why:
                    "Each PutMedia connection begins a new block of a thousand numbers (inferred from the numbers' structure); a "
                    + "connection lives 45 minutes at most (KVS developer guide, PutMedia limits).",
                viewer: isLoss
                    ? "Playback jumps \(Wording.span(reconnects.longestSeconds)) forward."
                    : "Nothing, if the playlist took all of it.",
                next: next(reconnects, isLoss: isLoss)))
    }

    /// A producer that reconnects again and again is about to fail, even where nothing is lost yet.
    private func severity(of reconnects: Habit<Reconnect>) -> Finding.Severity {
        let flapping = 3
        if reconnects.count >= flapping { return .warning }
        return reconnects.cause == Reconnect.Outcome.withLoss.rawValue ? .notice : .info
    }

    private func what(_ reconnects: Habit<Reconnect>) -> String {
        let (first, last) = (reconnects.first.detail, reconnects.last.detail)
        let blocks = "block \(first.fromBlock) to \(last.toBlock) (inferred)"
        let media = media(reconnects)
        guard reconnects.count > 1 else {
            return
                "The producer reconnected at \(Wording.clock(last.seam.right.serverTimestamp)): numbers jump from "
                + "\(blocks); \(media)."
        }
        return
            "The producer reconnected \(reconnects.count) times from \(Wording.clock(first.seam.right.serverTimestamp)) to "
            + "\(Wording.clock(last.seam.right.serverTimestamp)): numbers jump from \(blocks) in all; \(media)."
    }

    private func media(_ reconnects: Habit<Reconnect>) -> String {
        switch reconnects.cause {
        case Reconnect.Outcome.withLoss.rawValue: "\(Wording.span(reconnects.seconds)) of media were lost"
        case Reconnect.Outcome.resent.rawValue: "\(Wording.span(reconnects.seconds)) of media were sent again"
        default: "no media was lost"
        }
    }

    private func next(_ reconnects: Habit<Reconnect>, isLoss: Bool) -> String {
        if isLoss {
            return
                "Look for a network drop or an error acknowledgement on the device before \(Wording.clock(reconnects.from))."
        }
        return reconnects.count > 1
            ? "Look for error acknowledgements, short token lifetimes or a network that drops on the device."
            : "Nothing, unless it happens more often than every 45 minutes."
    }
}
