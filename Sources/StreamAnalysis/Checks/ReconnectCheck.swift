import FoundationEssentials

/// The producer opened a new connection: numbers jump to a new block.
struct ReconnectCheck: Check {
    static let kinds: [Finding.Kind] = [.reconnect]

    private var pending: [FragmentNumber] = []

    mutating func review(
        _ changes: StreamState.Changes, of stream: StreamState, into ledger: inout FindingLedger
    ) {
        for healed in changes.seams.healed where healed.isReconnect {
            ledger.withdraw(.reconnect, healed.right.number.digits)
            pending.removeAll { $0 == healed.right.number }
        }
        for found in changes.seams.found {
            pending.removeAll { $0 == found.right.number }
            if found.isReconnect {
                pending.append(found.right.number)
            } else {
                ledger.withdraw(.reconnect, found.right.number.digits)
            }
        }
        guard changes.isListing, !pending.isEmpty else { return }
        pending = pending.filter { isPending($0, in: stream, into: &ledger) }
    }

    /// Puts the finding on the reconnect before the fragment `number`, and tells whether its evidence may still grow.
    private func isPending(
        _ number: FragmentNumber, in stream: StreamState, into ledger: inout FindingLedger
    ) -> Bool {
        guard let seam = stream.archive.seams[number] else { return false }
        let isSettled = Settling.isOver(since: seam.listed, of: seam.right, in: stream)
        if let finding = finding(seam, isSettled ? .confirmed : .pending, in: stream.archive) {
            ledger.put(finding, at: stream.now)
        }
        return !isSettled
    }

    /// What the new connection did with the media between.
    private enum Outcome: String {
        case withLoss = "with-loss"
        case withoutLoss = "without-loss"
        case resent = "with-re-sends"

        init(holeSeconds: Double, toleranceSeconds: Double) {
            self =
                holeSeconds > toleranceSeconds
                ? .withLoss : holeSeconds < -toleranceSeconds ? .resent : .withoutLoss
        }
    }

    private func finding(_ seam: Seam, _ state: Finding.State, in archive: Archive) -> Finding? {
        guard case .reconnect(let fromBlock, let toBlock) = seam.kind else { return nil }
        let pair = archive.neighbours(before: seam.right)
        let hole = pair?.holeSeconds ?? 0
        let outcome = Outcome(
            holeSeconds: hole,
            toleranceSeconds: archive.cadence?.toleranceSeconds ?? Cadence.serviceToleranceSeconds)
        let end = pair?.left.end ?? seam.left.producerTimestamp
        return Finding(
            kind: .reconnect, subject: seam.right.number.digits,
            severity: outcome == .withLoss ? .notice : .info, state: state,
            from: min(end, seam.right.producerTimestamp), to: max(end, seam.right.producerTimestamp),
            fragments: [seam.left.number, seam.right.number], cause: outcome.rawValue,
            evidence: [
                .init("from_block", .count(Int(clamping: fromBlock))),
                .init("to_block", .count(Int(clamping: toBlock))),
                .init("lost_seconds", .number(max(0, hole))),
                .init("re_sent_seconds", .number(max(0, -hole))),
                .init(
                    "server_step_seconds",
                    .number(seam.right.serverTimestamp.timeIntervalSince(seam.left.serverTimestamp))),
            ],
            sentences: .init(
                what:
                    "The producer reconnected at \(Wording.clock(seam.right.serverTimestamp)): numbers jump from block "
                    + "\(fromBlock) to \(toBlock) (inferred); \(result(outcome, hole)).",
                why:
                    "Each PutMedia connection begins a new block of a thousand numbers (inferred from the numbers' structure); a "
                    + "connection lives 45 minutes at most (KVS developer guide, PutMedia limits).",
                viewer: outcome == .withLoss
                    ? "Playback jumps \(Wording.span(hole)) forward."
                    : "Nothing, if the playlist took all of it.",
                next: outcome == .withLoss
                    ? "Look for a network drop or an error acknowledgement on the device before \(Wording.clock(end))."
                    : "Nothing, unless it happens more often than every 45 minutes."))
    }

    private func result(_ outcome: Outcome, _ holeSeconds: Double) -> String {
        switch outcome {
        case .withLoss: "\(Wording.span(holeSeconds)) of media were lost"
        case .withoutLoss: "no media was lost"
        case .resent: "\(Wording.span(-holeSeconds)) of media were sent again"
        }
    }
}
