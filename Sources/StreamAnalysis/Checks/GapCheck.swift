import FoundationEssentials

/// Media that is missing between two archived fragments.
struct GapCheck: Check {
    static let kinds: [Finding.Kind] = [.gap]

    /// From so many seconds on LIVE sessions break. Source: KVS API reference, GetHLSStreamingSessionURL, PlaybackMode.
    static let criticalSeconds = 30.0
    /// A hole that closes within this time was never more than a listing behind the other, in seconds.
    private static let consistencySeconds = 2.5

    /// The fragments behind holes that may still be filled.
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
        guard pair.holeSeconds > cadence.toleranceSeconds, let cause = Cause(of: pair, in: archive) else {
            close(right, filledBy: pair.left, at: stream.now, in: &ledger)
            return
        }
        let isSettled = Settling.isOver(since: pair.right.listed, of: pair.right.fragment, in: stream)
        pending.removeAll { $0.number == right.number }
        if !isSettled { pending.append(right) }
        ledger.put(finding(pair, cause, isSettled ? .confirmed : .pending, in: archive), at: stream.now)
    }

    private mutating func close(
        _ right: Fragment, filledBy filler: ArchivedFragment, at now: Date, in ledger: inout FindingLedger
    ) {
        pending.removeAll { $0.number == right.number }
        guard let open = ledger[.gap, right.number.digits], open.state != .resolved else { return }
        let listed = open.evidence.firstDate("right_listed") ?? now
        let delay = filler.listed.timeIntervalSince(listed)
        let isFilled = filler.fragment.number != open.fragments.first
        guard isFilled, open.state == .confirmed || delay > Self.consistencySeconds else {
            ledger.withdraw(.gap, right.number.digits)
            return
        }
        ledger.resolve(.gap, right.number.digits, at: now) {
            $0.cause = "filled-late"
            $0.fragments.append(filler.fragment.number)
            $0.evidence.append(.init("filled_after_seconds", .number(delay)))
            $0.sentences.what =
                "The gap of \($0.evidence.firstNumber("gap_seconds").map(Wording.span) ?? "some seconds") before "
                + "\(Wording.short(right.number)) was filled late: \(Wording.short(filler.fragment.number)) was listed at "
                + "\(Wording.clock(filler.listed)), \(Wording.span(delay)) after the fragment behind it."
            $0.sentences.why =
                "ListFragments is eventually consistent and fragments may arrive out of order (KVS API reference, ListFragments)."
            $0.sentences.viewer =
                "LIVE viewers still miss it: a LIVE playlist never adds a fragment older than its newest. ON_DEMAND of this range has it."
            $0.sentences.next =
                "Nothing, unless it repeats; then look for a producer that re-sends or a slow uplink."
        }
    }
}

extension [Finding.Evidence] {
    /// The date under `name`, or `nil` where there is none.
    func firstDate(_ name: String) -> Date? {
        for case .date(let date) in lazy.filter({ $0.name == name }).map(\.value) { return date }
        return nil
    }

    /// The number under `name`, or `nil` where there is none.
    func firstNumber(_ name: String) -> Double? {
        for case .number(let number) in lazy.filter({ $0.name == name }).map(\.value) { return number }
        return nil
    }
}
