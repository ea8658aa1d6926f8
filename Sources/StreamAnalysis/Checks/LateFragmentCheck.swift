import FoundationEssentials

/// Fragments that came after newer ones: as playlists tell it, and where no playlist of the monitor could, those of the first
/// listing and those that come while no session works, as listings do.
struct LateFragmentCheck: Check {
    static let kinds: [Finding.Kind] = [.lateFragment]

    /// Listings are usually complete within a second; so much more, in seconds, is late.
    private static let leastDelaySeconds = 3.0
    /// What a listing lacks for so much longer than is usual, in seconds, is late.
    private static let leastAbsenceSeconds = 2.0
    /// A playlist this old, in seconds, tells nothing about what is listed now.
    private static let playlistSeconds = 10.0

    /// What was found so far.
    private var late = Habits<LateFragment>()
    /// What playlists passed over; the fragment after it tells whether it is late or the clock was set back.
    private var passedOver: [PassedOver] = []
    /// What playlists don't tell of, for the same reason.
    private var waiting: [IngestedFragment] = []

    mutating func review(
        _ changes: StreamState.Changes, of stream: StreamState, into ledger: inout FindingLedger
    ) {
        judgePassedOver(changes, of: stream, into: &ledger)
        judgeListed(changes, of: stream, into: &ledger)
    }

    private mutating func judgePassedOver(
        _ changes: StreamState.Changes, of stream: StreamState, into ledger: inout FindingLedger
    ) {
        let archive = stream.archive
        let candidates = passedOver + changes.live.passedOver.filter { $0.reason == .late }
        passedOver = candidates.filter { !archive.isFollowed($0.entry.fragment.number) }
        for passed in candidates where archive.isFollowed(passed.entry.fragment.number) {
            guard !isSetBack(passed, in: archive) else { continue }
            tell(passed.entry, after: passed.next.fragment, of: stream, into: &ledger)
        }
    }

    /// It is older than what was served only because the clock was set back, which another finding says.
    private func isSetBack(_ passed: PassedOver, in archive: Archive) -> Bool {
        guard let previous = passed.previous?.fragment else { return false }
        return archive.isClockMoved(between: previous.number, and: passed.entry.fragment.number)
    }

    private mutating func judgeListed(
        _ changes: StreamState.Changes, of stream: StreamState, into ledger: inout FindingLedger
    ) {
        let untold = changes.live.passedOver.filter { Self.tellsNothing($0.reason) }.map(\.entry)
        guard !changes.inserted.isEmpty || !untold.isEmpty else { return }
        let archive = stream.archive
        let isBlind = !hasPlaylist(stream)
        let candidates = waiting + untold + changes.inserted.filter { $0.isFromStart || isBlind }
        waiting = []
        for entry in candidates {
            guard archive.hasSuccessor(entry.fragment.number) else {
                waiting.append(entry)
                continue
            }
            guard let newer = newer(than: entry, in: archive), !archive.isTwin(entry.fragment) else {
                continue
            }
            tell(entry, after: newer, of: stream, into: &ledger)
        }
    }

    private mutating func tell(
        _ entry: IngestedFragment, after newer: Fragment?, of stream: StreamState,
        into ledger: inout FindingLedger
    ) {
        let archive = stream.archive
        guard let fragment = archive.archived(entry.fragment.number) else { return }
        let occurrence = Occurrence(
            about: fragment, cause: nil, detail: LateFragment(entry: entry, newer: newer))
        ledger.take(late.put(occurrence, reach: archive.reach), of: .lateFragment, at: stream.now) {
            LateFragment.finding($0, in: archive)
        }
    }

    /// The session that would have told whether it was late had ended by then.
    private static func tellsNothing(_ reason: MissingReason) -> Bool {
        reason == .sessionWasDown || reason == .slidOut
    }

    /// A newer fragment that was there before `entry`, where that came much later than its neighbours; else `nil`.
    private func newer(than entry: IngestedFragment, in archive: Archive) -> Fragment? {
        guard let position = archive.history.index(of: entry.fragment), position + 1 < archive.history.count
        else { return nil }
        let next = archive.history[position + 1]
        let isOvertaken = next.fragment.number < entry.fragment.number || next.listed < entry.listed
        guard isOvertaken,
            !archive.isClockMoved(between: next.fragment.number, and: entry.fragment.number)
        else { return nil }
        if next.fragment.number < entry.fragment.number {
            return archive.sentLateSeconds(entry) > Self.leastDelaySeconds ? next.fragment : nil
        }
        // While no listing came, nobody knows when it would have been listed.
        guard !entry.isFromStart, next.listed < entry.listed, let usual = archive.usualDelaySeconds,
            let absence = archive.absenceSeconds(of: entry)
        else { return nil }
        return absence - usual > Self.leastAbsenceSeconds ? next.fragment : nil
    }

    private func hasPlaylist(_ stream: StreamState) -> Bool {
        stream.live.latest.map { stream.now.timeIntervalSince($0.date) < Self.playlistSeconds } ?? false
    }
}

extension Archive {
    /// A fragment with a larger number is known, so what that does to the lag can be told.
    func hasSuccessor(_ number: FragmentNumber) -> Bool {
        ingest.index(of: number).map { $0 + 1 < ingest.count } ?? true
    }

    /// The fragment that came next is known, or won't be any more, so what that does to the lag can be told.
    func isFollowed(_ number: FragmentNumber) -> Bool {
        guard let index = ingest.index(of: number) else { return true }
        guard index + 1 < ingest.count, let lastListed else { return false }
        let next = ingest[index + 1]
        if let one = ingest[index].sequence, let other = next.sequence, other != one &+ 1 {
            // Listings are usually complete within a second or two.
            let listingSeconds = 3.5
            return lastListed.timeIntervalSince(next.listed) > listingSeconds
        }
        return true
    }

    /// How much larger the lag of `entry` is than that of its neighbours in ingest order, in seconds.
    ///
    /// Two producers with different lags don't look late this way: each has its own numbers.
    func sentLateSeconds(_ entry: IngestedFragment) -> Double {
        guard let index = ingest.index(of: entry.fragment.number) else { return 0 }
        let reach = Swift.max(0, index - 4)...Swift.min(ingest.count - 1, index + 4)
        let others = reach.filter { $0 != index }.map { ingest[$0].fragment.lagSeconds }
        return Statistics.median(others).map { entry.fragment.lagSeconds - $0 } ?? 0
    }
}
