/// What a playlist of a session shows at one time: the same fragments for every track.
package struct PlaylistWindow: Hashable, Sendable {
    /// EXT-X-MEDIA-SEQUENCE: how many fragments have left the window, counted from the service's first number.
    package var mediaSequence: Int
    /// The fragments, oldest first.
    package var fragments: [StoredFragment]
    /// The fragment that left the window last, or `nil` where none did.
    package var predecessor: StoredFragment?
    /// No fragment will be added.
    package var isComplete: Bool
    /// What the session knows of the fragments; as many as ``fragments``.
    var entries: ArraySlice<ShownFragments.Entry>
}

extension StreamingSession {
    /// What the session's playlists show of `stream` at `now`.
    ///
    /// A window loses fragments at its beginning only (RFC 8216 §6.2.2): what stands before a trimmed fragment goes with it.
    func window(of stream: SimulatedStream, at now: Instant) -> PlaylistWindow {
        let fragments = stream.archive.fragments
        let end = shown.count(at: now)
        let head = stream.head(at: now)
        let longest = shown.entries[max(0, end - limit)..<end]
        let lastTrimmed = longest.lastIndex { fragments[$0.index].capture.serverTimestamp < head }
        let entries = longest[(lastTrimmed.map { $0 + 1 } ?? longest.startIndex)...]
        let predecessor = entries.startIndex > 0 ? shown.entries[entries.startIndex - 1].index : nil
        return PlaylistWindow(
            mediaSequence: stream.script.firstMediaSequence + entries.startIndex,
            fragments: entries.map { fragments[$0.index] },
            predecessor: predecessor.map { fragments[$0] }, isComplete: isComplete(in: stream, at: now),
            entries: entries)
    }

    /// Whether all that the session will ever show is shown.
    private func isComplete(in stream: SimulatedStream, at now: Instant) -> Bool {
        switch mode {
        case .live: false
        case .onDemand: true
        case .liveReplay(let range, let hasEnd):
            hasEnd && range.upperBound < now - Self.settling && shown.count(at: now) == shown.entries.count
                && !hasMore(in: stream, at: now)
        }
    }

    /// How long after the end of a range nothing more is expected to arrive for it.
    private static let settling: Duration = .seconds(30)
}
