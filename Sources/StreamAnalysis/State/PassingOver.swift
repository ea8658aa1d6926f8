import FoundationEssentials

extension LivePlaylist {
    /// Why the playlist holds a fragment that the service received after `entry`'s, but not that, or `nil` where this
    /// isn't so.
    ///
    /// A LIVE playlist is ordered by server time. Source: KVS API reference, GetHLSStreamingSessionURL, PlaybackMode.
    func passedOver(
        _ entry: IngestedFragment, in archive: Archive, sessions: SessionLog
    ) -> PassedOver? {
        let start = entry.fragment.serverTimestamp
        guard let next = firstServed(after: start) else { return nil }
        let previous = lastServed(before: start, in: next.session)
        let reason: PassedOver.Reason =
            if hasTwin(entry.fragment, in: archive) {
                .supersededDuplicate
            } else if let previous {
                next.mediaSequence &- previous.mediaSequence == 1
                    ? reasonInPlace(entry, previous: previous, next: next, in: archive) : .slidOut
            } else if hasServed(before: start) {
                sessions.wasDown(before: next.session) ? .sessionWasDown : .slidOut
            } else {
                .beforeSession
            }
        return PassedOver(entry: entry, reason: reason, previous: previous, next: next)
    }

    /// The first segment after `date`, by the server's clock, in the newest session that has one.
    private func firstServed(after date: Date) -> ServedSegment? {
        var first: ServedSegment?
        for segment in served.reversed() {
            guard let server = segment.fragment?.serverTimestamp, server > date else { continue }
            guard let found = first else {
                first = segment
                continue
            }
            if segment.session == found.session, segment.mediaSequence < found.mediaSequence {
                first = segment
            }
        }
        return first
    }

    private func lastServed(before date: Date, in session: SessionID) -> ServedSegment? {
        var last: ServedSegment?
        for segment in served where segment.session == session {
            guard let server = segment.fragment?.serverTimestamp, server <= date else { continue }
            if last.map({ $0.mediaSequence < segment.mediaSequence }) ?? true { last = segment }
        }
        return last
    }

    private func hasServed(before date: Date) -> Bool {
        served.contains { $0.fragment.map { $0.serverTimestamp <= date } ?? false }
    }

    private func hasTwin(_ fragment: Fragment, in archive: Archive) -> Bool {
        guard let position = archive.history.index(of: fragment) else { return false }
        return [position - 1, position + 1].contains {
            archive.history.indices.contains($0)
                && archive.history[$0].fragment.producerTimestamp == fragment.producerTimestamp
        }
    }

    /// The playlist goes from `previous` to `next` without a number between: why not over this fragment?
    private func reasonInPlace(
        _ entry: IngestedFragment, previous: ServedSegment, next: ServedSegment, in archive: Archive
    ) -> PassedOver.Reason {
        guard let before = previous.fragment, let after = next.fragment else { return .unexplained }
        let nextListed = archive.ingest.index(of: after.number).map { archive.ingest[$0].listed } ?? next.seen
        if min(nextListed, next.seen) <= entry.listed {
            // What the first listing shows was decided before anybody looked.
            return entry.isFromStart ? .beforeSession : .late
        }
        return entry.fragment.producerTimestamp < before.producerTimestamp ? .late : .unexplained
    }
}
