import FoundationEssentials

extension GapCheck {
    /// The finding on one hole, or on several of one cause.
    func finding(_ gaps: Habit<Hole>, in archive: Archive) -> Finding {
        let isFilled = gaps.cause == Self.filledLate
        return Finding(
            kind: .gap, subject: gaps.subject.digits, severity: severity(of: gaps),
            state: isFilled ? .resolved : gaps.state, from: gaps.from, to: gaps.to, fragments: gaps.fragments,
            cause: gaps.cause, evidence: evidence(of: gaps, in: archive),
            sentences: isFilled ? filledSentences(of: gaps) : sentences(of: gaps))
    }

    private func severity(of gaps: Habit<Hole>) -> Finding.Severity {
        if gaps.state == .pending { return .notice }
        return gaps.longestSeconds >= SessionTerms.liveSeconds ? .critical : .warning
    }

    private func evidence(of gaps: Habit<Hole>, in archive: Archive) -> [Finding.Evidence] {
        let hole = gaps.last.detail
        let (left, right) = (hole.pair.left.fragment, hole.pair.right.fragment)
        var evidence: [Finding.Evidence] = [.init("gap_seconds", .number(gaps.seconds))] + gaps.evidence
        evidence += [
            .init("tolerance_seconds", .number(archive.cadence?.toleranceSeconds ?? 0)),
            .init("right_listed", .date(hole.pair.right.listed)),
            .init(
                "server_step_seconds",
                .number(right.serverTimestamp.timeIntervalSince(left.serverTimestamp))),
        ]
        evidence += Cause(of: gaps).evidence
        if let delay = hole.filledAfterSeconds {
            evidence.append(.init("filled_after_seconds", .number(delay)))
        }
        return evidence
    }

    private func sentences(of gaps: Habit<Hole>) -> Finding.Sentences {
        let cause = Cause(of: gaps)
        let viewer =
            gaps.longestSeconds >= SessionTerms.liveSeconds
            ? "Playback halts; a LIVE session that is 30 s without a fragment breaks and must be opened anew."
            : gaps.count == 1
                ? "Playback halts or jumps \(Wording.span(gaps.seconds)) forward, with a DISCONTINUITY in the playlist."
                : "Playback halts or jumps forward \(gaps.count) times, \(Wording.span(gaps.seconds)) in all, with a "
                    + "DISCONTINUITY in the playlist each time."
        return .init(
            what: gaps.count == 1 ? what(gaps.last) : what(gaps), why: cause.why, viewer: viewer,
            next: cause.next)
    }

    private func what(_ gap: Occurrence<Hole>) -> String {
        let pair = gap.detail.pair
        let span =
            "\(Wording.span(gap.seconds)) of media between \(Wording.short(pair.left.fragment.number)) "
            + "(ends \(Wording.clock(pair.left.end))) and \(Wording.short(pair.right.fragment.number)) "
            + "(starts \(Wording.clock(pair.right.fragment.producerTimestamp)))"
        return gap.isSettled ? "\(span) was never archived." : "\(span) is not listed yet."
    }

    private func what(_ gaps: Habit<Hole>) -> String {
        let extent =
            "\(gaps.count) gaps from \(Wording.clock(gaps.from)) to \(Wording.clock(gaps.to)), "
            + "\(Wording.span(gaps.seconds)) of media in all and up to \(Wording.span(gaps.longestSeconds)) each,"
        if gaps.state == .pending { return "\(extent) are not listed yet." }
        let rest = gaps.pendingCount
        return "\(extent) were never archived\(rest > 0 ? "; the newest \(rest) may still be filled" : "")."
    }

    private func filledSentences(of gaps: Habit<Hole>) -> Finding.Sentences {
        let (last, hole) = (gaps.last, gaps.last.detail)
        let subject =
            gaps.count == 1
            ? "The gap of \(Wording.span(last.seconds)) before \(Wording.short(last.number)) was"
            : "\(gaps.count) gaps of \(Wording.span(gaps.seconds)) in all before \(Wording.short(last.number)) were"
        let filler = hole.filler.map {
            "\(Wording.short($0.fragment.number)) was listed at \(Wording.clock($0.listed)), "
                + "\(Wording.span(hole.filledAfterSeconds ?? 0)) after the fragment behind it"
        }
        return .init(
            what: "\(subject) filled late: \(filler ?? "it is archived now").",
            why:
                "ListFragments is eventually consistent and fragments may arrive out of order (KVS API reference, ListFragments).",
            viewer:
                "LIVE viewers still miss it: a LIVE playlist never adds a fragment older than its newest. ON_DEMAND of this range has it.",
            next: "Nothing, unless it repeats; then look for a producer that re-sends or a slow uplink.")
    }
}

extension GapCheck.Cause {
    /// What all of `gaps` have in common: every refused number, the first block and the last.
    fileprivate init(of gaps: Habit<Hole>) {
        switch (gaps.first.detail.cause, gaps.last.detail.cause) {
        case (.reconnectWithLoss(let from, _), .reconnectWithLoss(_, let to)):
            self = .reconnectWithLoss(fromBlock: from, toBlock: to)
        case (_, .refusedAtIngest(_, let error)):
            let missing = gaps.members.reduce(0) { $0 + $1.detail.cause.missingNumbers }
            self = .refusedAtIngest(missing: missing, likelyError: error)
        case (_, let cause):
            self = cause
        }
    }

    /// How many fragments were announced and not stored.
    private var missingNumbers: Int {
        if case .refusedAtIngest(let missing, _) = self { missing } else { 0 }
    }

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
            "Nothing was sent: what follows came when it was due, and the numbers go on without a hole (inferred from their structure)."
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
        case .producerSilent:
            "Look at the camera or encoder: it was up and connected but sent nothing, or dropped frames."
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
