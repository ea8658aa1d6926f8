import FoundationEssentials

/// Media that is missing between two archived fragments.
struct GapCheck: Check {
    static let kinds: [Finding.Kind] = [.gap]

    /// What a listing still lacked so long after the fragment behind it was listed, in seconds, was more than a listing late.
    private static let consistencySeconds = 1.5
    /// What was received in its turn was so much longer in being listed than what follows it, in seconds, at least: listings of
    /// what comes at nearly the same time may be so far apart with nothing wrong.
    private static let listingSeconds = 3.5

    /// What was found so far.
    private var gaps = Habits<Hole>()
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
        guard let cadence = archive.cadence, let side = archive.neighbours(before: right) else { return }
        pending.removeAll { $0.number == right.number }
        // Most fragments go on where the one before them ends.
        guard side.holeSeconds > cadence.toleranceSeconds || gaps.contains(right.number) else { return }
        let pair = unfilled(side, in: archive)
        guard pair.holeSeconds > cadence.toleranceSeconds, let cause = Cause(of: pair, in: archive) else {
            if mayBeSetBack(pair, in: stream) { return pending.append(right) }
            let closed = close(right, filledBy: pair.left, in: archive)
            return ledger.take(closed, of: .gap, at: stream.now) { finding($0, in: archive) }
        }
        // A producer whose clock is behind may be filling it from the left.
        let newer = pair.left.listed > pair.right.listed ? pair.left : pair.right
        let isSettled = Settling.isOver(since: newer.listed, of: newer.fragment, in: stream)
        if !isSettled { pending.append(right) }
        let gap = Occurrence(
            number: right.number, cause: cause.word, range: pair.left.end...right.producerTimestamp,
            seconds: pair.holeSeconds, isSettled: isSettled,
            fragments: [pair.left.fragment.number, right.number], detail: Hole(pair: pair, cause: cause))
        ledger.take(gaps.put(gap, reach: archive.reach), of: .gap, at: stream.now) {
            finding($0, in: archive)
        }
    }

    /// What lies on both sides of the place, without what a clock that was set back says lies there: that fills no hole.
    private func unfilled(_ pair: Neighbours, in archive: Archive) -> Neighbours {
        let (filler, right) = (pair.left.fragment.number, pair.right.fragment.number)
        guard filler > right, let known = gaps[right], archive.isClockMoved(between: right, and: filler)
        else { return pair }
        return known.detail.pair
    }

    /// What seems to fill the hole is the newest fragment: only the next one tells whether the clock was set back.
    private func mayBeSetBack(_ pair: Neighbours, in stream: StreamState) -> Bool {
        guard let gap = gaps[pair.right.fragment.number], gap.detail.filler == nil else { return false }
        return isFilledLate(gap, by: pair.left, in: stream.archive)
            && !stream.archive.isFollowed(pair.left.fragment.number)
    }

    /// It was a hole for longer than listings take to be complete.
    private func isFilledLate(
        _ gap: Occurrence<Hole>, by filler: ArchivedFragment, in archive: Archive
    ) -> Bool {
        // While no listing came, nobody knows when it would have been listed.
        let delay =
            archive.absent(filler.fragment.number)?.timeIntervalSince(gap.detail.pair.right.listed) ?? 0
        let lead = gap.detail.pair.right.fragment.serverTimestamp
            .timeIntervalSince(filler.fragment.serverTimestamp)
        let isLate = delay > Self.consistencySeconds && (lead < 0 || delay + lead > Self.listingSeconds)
        return filler.fragment.number != gap.detail.pair.left.fragment.number && (gap.isSettled || isLate)
    }

    /// Ends the gap before `right`, if there was one: it is nothing any more, or was filled late.
    private mutating func close(
        _ right: Fragment, filledBy filler: ArchivedFragment, in archive: Archive
    ) -> Habits<Hole>.Changes {
        guard var gap = gaps[right.number], gap.detail.filler == nil else { return .init() }
        guard isFilledLate(gap, by: filler, in: archive) else {
            return gaps.remove(right.number, reach: archive.reach)
        }
        gap.cause = Self.filledLate
        gap.isSettled = true
        gap.fragments.append(filler.fragment.number)
        gap.detail.filler = filler
        return gaps.put(gap, reach: archive.reach)
    }

    /// The cause of gaps that are none any more.
    static let filledLate = "filled-late"
}

/// A hole in the media, and why it is there.
struct Hole: Sendable {
    /// What it lies between.
    var pair: Neighbours
    /// Why it is there.
    var cause: GapCheck.Cause
    /// What filled it later, or `nil` while it is a hole.
    var filler: ArchivedFragment?

    /// How long after the fragment behind it the hole was filled, in seconds, or `nil` while it is one.
    var filledAfterSeconds: Double? { filler.map { $0.listed.timeIntervalSince(pair.right.listed) } }
}
