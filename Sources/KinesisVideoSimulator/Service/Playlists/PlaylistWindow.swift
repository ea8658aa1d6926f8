/// What a media playlist of a session shows at one time: the same fragments for every track.
package struct PlaylistWindow: Hashable, Sendable {
    /// EXT-X-MEDIA-SEQUENCE: how many fragments have left the window; each session counts from 0.
    package var mediaSequence: Int
    /// The fragments, oldest first.
    package var fragments: [StoredFragment]
    /// The fragment that left the window last, or `nil` where none did.
    package var predecessor: StoredFragment?
    /// No fragment will be added.
    package var isComplete: Bool

    /// The last `limit` of `fragments`, of which `earlierCount` more stood before.
    init(latest limit: Int, of fragments: [StoredFragment], earlierCount: Int = 0, isComplete: Bool = false) {
        let leaving = fragments.dropLast(limit)
        mediaSequence = earlierCount + leaving.count
        predecessor = leaving.last
        self.fragments = Array(fragments.suffix(limit))
        self.isComplete = isComplete
    }
}

extension StreamingSession {
    /// What the session's playlists show of `archive` at `now`.
    func window(of archive: Archive, at now: Instant) -> PlaylistWindow {
        switch mode {
        case .live: liveWindow(of: archive, at: now)
        case .liveReplay(let range, let hasEnd): replayWindow(of: archive, in: range, hasEnd: hasEnd, at: now)
        case .onDemand: PlaylistWindow(latest: limit, of: initial, isComplete: true)
        }
    }

    /// LIVE: the newest fragments, even over a gap; none that is older than one shown before.
    private func liveWindow(of archive: Archive, at now: Instant) -> PlaylistWindow {
        let order = archive.liveOrder(selector)
        let count = order.takenCount(after: opened, until: now)
        // One more than shown, since the first one's discontinuity is judged against it.
        let added = order.taken(after: opened, until: now, latest: limit + 1).map { archive.fragments[$0] }
        let before = initial.suffix(max(0, limit + 1 - added.count))
        let earlierCount = initial.count + count - before.count - added.count
        return PlaylistWindow(latest: limit, of: before + added, earlierCount: earlierCount)
    }

    /// LIVE_REPLAY: the first fragment at once, each further one when its own duration has passed.
    private func replayWindow(
        of archive: Archive, in range: ClosedRange<Instant>, hasEnd: Bool, at now: Instant
    ) -> PlaylistWindow {
        let all = archive.playable(selector, in: range, at: now)
        var shown = Array(all.prefix(1))
        var due = opened
        for fragment in all.dropFirst() {
            due = due + fragment.duration
            guard due <= now else { break }
            shown.append(fragment)
        }
        let isComplete =
            hasEnd && shown.count == all.count && range.upperBound < now - StreamingSession.settling
        return PlaylistWindow(latest: limit, of: shown, isComplete: isComplete)
    }

    /// How long after the end of a range nothing more is expected to arrive for it.
    private static let settling: Duration = .seconds(30)
}
