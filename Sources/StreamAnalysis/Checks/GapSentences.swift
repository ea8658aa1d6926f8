import FoundationEssentials

extension GapCheck {
    /// The finding on the hole between `pair`.
    func finding(
        _ pair: Neighbours, _ cause: Cause, _ state: Finding.State, in archive: Archive
    ) -> Finding {
        let (left, right) = (pair.left, pair.right)
        let seconds = pair.holeSeconds
        let severity: Finding.Severity =
            state == .pending ? .notice : seconds >= Self.criticalSeconds ? .critical : .warning
        var evidence: [Finding.Evidence] = [
            .init("gap_seconds", .number(seconds)),
            .init("tolerance_seconds", .number(archive.cadence?.toleranceSeconds ?? 0)),
            .init("right_listed", .date(right.listed)),
            .init(
                "server_step_seconds",
                .number(right.fragment.serverTimestamp.timeIntervalSince(left.fragment.serverTimestamp))),
        ]
        evidence += cause.evidence
        return Finding(
            kind: .gap, subject: right.fragment.number.digits, severity: severity, state: state,
            from: left.end, to: right.fragment.producerTimestamp,
            fragments: [left.fragment.number, right.fragment.number], cause: cause.word, evidence: evidence,
            sentences: .init(
                what: what(pair, state),
                why: cause.why,
                viewer: seconds >= Self.criticalSeconds
                    ? "Playback halts; a LIVE session that is 30 s without a fragment breaks and must be opened anew."
                    : "Playback halts or jumps \(Wording.span(seconds)) forward, with a DISCONTINUITY in the playlist.",
                next: cause.next))
    }

    private func what(_ pair: Neighbours, _ state: Finding.State) -> String {
        let span =
            "\(Wording.span(pair.holeSeconds)) of media between \(Wording.short(pair.left.fragment.number)) "
            + "(ends \(Wording.clock(pair.left.end))) and \(Wording.short(pair.right.fragment.number)) "
            + "(starts \(Wording.clock(pair.right.fragment.producerTimestamp)))"
        return state == .pending
            ? "\(span) is not listed yet." : "\(span) was never archived."
    }
}

extension GapCheck.Cause {
    /// What speaks for it.
    fileprivate var evidence: [Finding.Evidence] {
        switch self {
        case .producerSilent, .unknown: []
        case .reconnectWithLoss(let from, let to):
            [.init("from_block", .count(Int(clamping: from))), .init("to_block", .count(Int(clamping: to)))]
        case .refusedAtIngest(let missing, let error):
            [.init("missing_numbers", .count(missing)), .init("likely_error", .text(error))]
        }
    }

    /// The rule and its source.
    fileprivate var why: String {
        switch self {
        case .producerSilent:
            "Nothing was sent: the server waited as long, and the numbers go on without a hole (inferred from the numbers' structure)."
        case .reconnectWithLoss(let from, let to):
            "The producer reconnected and lost what it hadn't sent: numbers jump from block \(from) to \(to), and each PutMedia "
                + "connection begins a new block (inferred from the numbers' structure)."
        case .refusedAtIngest(let missing, _):
            "\(Wording.count(missing, "number")) inside one block \(missing == 1 ? "is" : "are") missing (inferred from the "
                + "numbers' structure): the service gives a number before it accepts, so a refused fragment uses one up "
                + "(KVS developer guide, PutMedia, error acknowledgements)."
        case .unknown:
            "Producer timestamps leave a hole larger than max(50 ms, 1.5 frames), the rule of DiscontinuityMode ON_DISCONTINUITY "
                + "(KVS API reference); the numbers don't say why."
        }
    }

    /// What to do.
    fileprivate var next: String {
        switch self {
        case .producerSilent: "Look at the camera or encoder: it was up and connected but sent nothing."
        case .reconnectWithLoss:
            "Look for a network drop, expired credentials or a 4xxx error on the device, and at the size of its buffer."
        case .refusedAtIngest(_, let error):
            error == "unknown"
                ? "Read the error acknowledgements in the producer's log, for example 4002 (over 20 s) or 4004 (time goes back)."
                : "Read the error acknowledgements in the producer's log; by the neighbours, \(error) is likely."
        case .unknown: "Compare the producer's log with these two times."
        }
    }
}
