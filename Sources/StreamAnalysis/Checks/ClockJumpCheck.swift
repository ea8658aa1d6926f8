import FoundationEssentials

/// The producer's clock was moved: its step isn't the server's, and no media is missing.
struct ClockJumpCheck: Check {
    static let kinds: [Finding.Kind] = [.clockJump]

    mutating func review(
        _ changes: StreamState.Changes, of stream: StreamState, into ledger: inout FindingLedger
    ) {
        for healed in changes.seams.healed { ledger.withdraw(.clockJump, healed.right.number.digits) }
        for seam in changes.seams.found {
            guard case .clockJump(let seconds, let isDecided) = seam.kind else {
                ledger.withdraw(.clockJump, seam.right.number.digits)
                continue
            }
            let state: Finding.State = isDecided ? .confirmed : .pending
            ledger.put(finding(seam, seconds, state), at: stream.now)
        }
    }

    private func finding(_ seam: Seam, _ seconds: Double, _ state: Finding.State) -> Finding {
        let start = seam.right.producerTimestamp
        let expected = start.addingTimeInterval(-seconds)
        let direction = seconds > 0 ? "forward" : "back"
        let serverStep = seam.right.serverTimestamp.timeIntervalSince(seam.left.serverTimestamp)
        return Finding(
            kind: .clockJump, subject: seam.right.number.digits, severity: .notice, state: state,
            from: min(start, expected), to: max(start, expected),
            fragments: [seam.left.number, seam.right.number], cause: direction,
            evidence: [
                .init("jump_seconds", .number(seconds)),
                .init(
                    "producer_step_seconds",
                    .number(start.timeIntervalSince(seam.left.producerTimestamp))),
                .init("server_step_seconds", .number(serverStep)),
                .init("lag_before_seconds", .number(seam.left.lagSeconds)),
                .init("lag_after_seconds", .number(seam.right.lagSeconds)),
            ],
            sentences: .init(
                what: "The producer's clock was set \(direction) by \(Wording.span(abs(seconds))) before "
                    + "\(Wording.short(seam.right.number)); no media is missing.",
                why:
                    "Its timestamps step by \(Wording.span(start.timeIntervalSince(seam.left.producerTimestamp))), the server's by "
                    + "\(Wording.span(serverStep)), and the numbers follow each other without a hole (inferred from their structure).",
                viewer: seconds > 0
                    ? "A DISCONTINUITY; players that trust dates show a jump of \(Wording.span(seconds)), others play on."
                    : "A DISCONTINUITY; a LIVE playlist may take no fragment until the clock has passed its old time.",
                next: "Look at the device's time synchronisation: it should slew, not step, while it records."
            ))
    }
}
