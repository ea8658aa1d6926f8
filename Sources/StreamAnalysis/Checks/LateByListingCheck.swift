import FoundationEssentials

/// Late fragments that no playlist of the monitor could tell of: those of the first listing, and those that come while no
/// session works.
struct LateByListingCheck: Check {
    static let kinds: [Finding.Kind] = [.lateFragment]

    /// Listings are usually complete within a second; so much more, in seconds, is late.
    private static let leastDelaySeconds = 3.0
    /// A playlist this old, in seconds, tells nothing about what is listed now.
    private static let playlistSeconds = 10.0

    private var run: Run?
    /// Fragments whose successors aren't listed yet.
    private var waiting: [IngestedFragment] = []

    mutating func review(
        _ changes: StreamState.Changes, of stream: StreamState, into ledger: inout FindingLedger
    ) {
        let untold = changes.live.passedOver.filter { Self.tellsNothing($0.reason) }.map(\.entry)
        guard !changes.inserted.isEmpty || !untold.isEmpty else { return }
        let archive = stream.archive
        let isBlind = !hasPlaylist(stream)
        // The fragment after it tells whether it is late or the clock was set back.
        let candidates = waiting + untold + changes.inserted.filter { $0.isFromStart || isBlind }
        waiting = []
        for entry in candidates {
            guard archive.hasSuccessor(entry.fragment.number) else {
                waiting.append(entry)
                continue
            }
            guard let newer = newer(than: entry, in: archive), !archive.isTwin(entry.fragment),
                let fragment = archive.archived(entry.fragment.number)
            else { continue }
            let run = run.add(fragment, cause: nil, reach: archive.reach)
            ledger.put(
                LateFragment(run: run, entry: entry, newer: newer).finding(in: archive), at: stream.now)
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
        guard !entry.isFromStart, next.listed < entry.listed else { return nil }
        let listedLate = archive.delaySeconds(of: entry) - (archive.usualDelaySeconds ?? .infinity)
        return listedLate > Self.leastDelaySeconds ? next.fragment : nil
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
