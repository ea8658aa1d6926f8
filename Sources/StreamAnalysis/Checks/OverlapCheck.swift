import FoundationEssentials

/// Media that is archived twice: a fragment starts before the one before it ends.
struct OverlapCheck: Check {
    static let kinds: [Finding.Kind] = [.overlap]

    /// What was found so far.
    private var overlaps = Habits<Overlap>()
    /// The later fragments of overlaps whose evidence isn't complete.
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
        pending.removeAll { $0.number == right.number }
        // Most fragments go on where the one before them ends.
        guard -pair.holeSeconds > cadence.toleranceSeconds || overlaps.contains(right.number) else { return }
        guard -pair.holeSeconds > cadence.toleranceSeconds, !pair.startTogether,
            !archive.isClockMoved(between: pair.left.fragment.number, and: right.number)
        else {
            let healed = overlaps.remove(right.number, reach: archive.reach)
            return ledger.take(healed, of: .overlap, at: stream.now, finding)
        }
        // A clock that was set back looks the same until a second fragment shows the new time.
        let newer = pair.left.listed > pair.right.listed ? pair.left : pair.right
        guard Settling.isOver(since: newer.listed, of: newer.fragment, in: stream) else {
            pending.append(right)
            return
        }
        let known = overlaps.put(occurrence(pair, in: archive), reach: archive.reach)
        ledger.take(known, of: .overlap, at: stream.now, finding)
    }

    private func occurrence(_ pair: Neighbours, in archive: Archive) -> Occurrence<Overlap> {
        let origin = archive.origin(of: pair)
        let start = pair.right.fragment.producerTimestamp
        return Occurrence(
            number: pair.right.fragment.number, cause: origin.rawValue,
            range: start...max(start, min(pair.left.end, pair.right.end)), seconds: -pair.holeSeconds,
            fragments: [pair.left.fragment.number, pair.right.fragment.number],
            detail: Overlap(pair: pair, origin: origin))
    }
}

/// Media that is archived twice, and where it comes from.
struct Overlap: Sendable {
    /// The fragments that overlap.
    var pair: Neighbours
    /// Who sent them.
    var origin: Archive.Origin
}
