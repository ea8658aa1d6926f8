import FoundationEssentials

/// Media that is archived twice: a fragment starts before the one before it ends.
struct OverlapCheck: Check {
    static let kinds: [Finding.Kind] = [.overlap]

    private var pending: [Fragment] = []

    mutating func review(
        _ changes: StreamState.Changes, of stream: StreamState, into ledger: inout FindingLedger
    ) {
        for right in changes.rightSides { judge(right, in: stream, into: &ledger) }
        guard changes.isListing else { return }
        for right in pending { judge(right, in: stream, into: &ledger) }
    }

    private mutating func judge(_ right: Fragment, in stream: StreamState, into ledger: inout FindingLedger) {
        let archive = stream.archive
        guard let cadence = archive.cadence, let pair = archive.neighbours(before: right) else { return }
        let (one, other) = (pair.left.fragment.number, right.number)
        pending.removeAll { $0.number == other }
        guard -pair.holeSeconds > cadence.toleranceSeconds, !pair.startTogether,
            !archive.isTwin(right), !archive.isClockMoved(between: one, and: other)
        else {
            ledger.withdraw(.overlap, other.digits)
            return
        }
        // A clock that was set back looks the same until a second fragment shows the new time.
        let newer = pair.left.listed > pair.right.listed ? pair.left : pair.right
        guard Settling.isOver(since: newer.listed, of: newer.fragment, in: stream) else {
            pending.append(right)
            return
        }
        ledger.put(finding(pair, archive.origin(of: pair)), at: stream.now)
    }

    private func finding(_ pair: Neighbours, _ origin: Archive.Origin) -> Finding {
        let (left, right) = (pair.left, pair.right)
        let seconds = -pair.holeSeconds
        let isMixed = origin == .interleavedProducers
        return Finding(
            kind: .overlap, subject: right.fragment.number.digits, severity: isMixed ? .warning : .notice,
            state: .confirmed, from: right.fragment.producerTimestamp, to: min(left.end, right.end),
            fragments: [left.fragment.number, right.fragment.number], cause: origin.rawValue,
            evidence: [
                .init("overlap_seconds", .number(seconds)),
                .init("left_lag_seconds", .number(left.fragment.lagSeconds)),
                .init("right_lag_seconds", .number(right.fragment.lagSeconds)),
            ],
            sentences: .init(
                what: "\(Wording.short(right.fragment.number)) starts at "
                    + "\(Wording.clock(right.fragment.producerTimestamp)), \(Wording.span(seconds)) before "
                    + "\(Wording.short(left.fragment.number)) ends.",
                why: origin.why,
                viewer: isMixed
                    ? "Players show pictures of two sources in turn, or halt."
                    : "Players repeat or skip up to \(Wording.span(seconds)); the playlist marks a DISCONTINUITY.",
                next: isMixed
                    ? "Find out who else sends to this stream; one stream is meant for one producer."
                    : "Look whether the producer re-sends after a reconnect, and with which timestamps."))
    }
}

extension Archive {
    /// Where media comes from that is archived twice.
    enum Origin: String {
        /// A new connection sent again what the one before had sent.
        case resent = "re-sent"
        /// Two producers send at the same time: blocks alternate.
        case interleavedProducers = "interleaved-producers"
        /// The evidence fits neither.
        case unknown

        /// The rule and its source.
        var why: String {
            switch self {
            case .resent:
                "A new connection (block of numbers, inferred) sent again from its buffer; producers roll back after a reconnect "
                    + "(KVS developer guide, producer buffering)."
            case .interleavedProducers:
                "Fragments of two blocks of numbers alternate (inferred), each with its own lag: two producers send to this stream."
            case .unknown:
                "Producer timestamps overlap by more than max(50 ms, 1.5 frames), the rule of DiscontinuityMode ON_DISCONTINUITY "
                    + "(KVS API reference)."
            }
        }
    }

    /// Another fragment starts at the same millisecond.
    func isTwin(_ fragment: Fragment) -> Bool {
        guard let position = history.index(of: fragment) else { return false }
        return [position - 1, position + 1].contains {
            history.indices.contains($0)
                && history[$0].fragment.producerTimestamp == fragment.producerTimestamp
        }
    }

    /// Who sent the overlapping `pair`.
    func origin(of pair: Neighbours) -> Origin {
        let (left, right) = (pair.left.fragment, pair.right.fragment)
        guard let one = left.structure?.block, let other = right.structure?.block, one != other,
            let position = history.index(of: right)
        else { return .unknown }
        let reach = Swift.max(0, position - 6)..<Swift.min(history.count, position + 6)
        let blocks = reach.map { history[$0].fragment }
            .sorted { $0.serverTimestamp < $1.serverTimestamp }
            .compactMap { $0.structure?.block }
        let switches = zip(blocks, blocks.dropFirst()).filter { $0 != $1 }.count
        return switches > 2 ? .interleavedProducers : .resent
    }
}
