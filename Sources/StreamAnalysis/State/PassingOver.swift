import FoundationEssentials

extension LivePlaylist {
    /// A playlist is shown so long after what it holds is listed, in seconds, before its silence on a fragment that came in time
    /// is held against it: listing and playlist are two services, each consistent in the end.
    private static let patienceSeconds = 4.0

    /// Why the playlist holds a fragment that the service received after `entry`'s, but not that, or `nil` where this
    /// isn't so or can't be told yet.
    ///
    /// A LIVE playlist is ordered by server time. Source: KVS API reference, GetHLSStreamingSessionURL, PlaybackMode.
    func passedOver(
        _ entry: IngestedFragment, in archive: Archive, sessions: SessionLog, at now: Date
    ) -> PassedOver? {
        guard let place = place(of: entry.fragment), let next = place.next,
            hasReached(entry.fragment, in: next.session)
        else { return nil }
        var passed = PassedOver(entry: entry, reason: .unexplained, previous: place.previous, next: next)
        let jump = place.previous.flatMap { unseen(from: $0, to: next) }
        if isReplaced(entry.fragment, whereShown: jump == nil, in: archive) {
            passed.reason = .supersededDuplicate
        } else if let previous = place.previous {
            if let jump, !isOvertaken(entry, by: previous) {
                (passed.reason, passed.unseen) = (.slidOut, jump)
            } else {
                passed.reason = reasonInPlace(entry, previous: previous, next: next, in: archive)
            }
        } else if let absent = entry.absent, absent > next.seen {
            passed.reason = .late
        } else if place.isAfterAnotherSession {
            passed.reason =
                sessions.wasDown(before: next.session)
                ? .sessionWasDown : place.isBehindAnotherSession ? .late : .slidOut
        } else {
            passed.reason = .beforeSession
        }
        let isCertain = passed.reason != .unexplained || isSettled(entry, next: next, at: now)
        return isCertain ? passed : nil
    }

    /// The session shows something as new as `fragment`, so that it takes that no more.
    private func hasReached(_ fragment: Fragment, in session: SessionID) -> Bool {
        served.contains {
            $0.session == session
                && $0.fragment.map { $0.producerTimestamp >= fragment.producerTimestamp } ?? false
        }
    }

    /// Where a fragment would have stood.
    private struct Place {
        var previous: ServedSegment?
        var next: ServedSegment?
        /// What another session showed that the service received before it.
        var elsewhere: [ServedSegment] = []
        let producerTimestamp: Date

        /// Another session showed what the service received before it.
        var isAfterAnotherSession: Bool { !elsewhere.isEmpty }

        /// Another session had shown newer ones by then, so that it never took it.
        var isBehindAnotherSession: Bool {
            elsewhere.contains { $0.fragment.map { $0.producerTimestamp > producerTimestamp } ?? false }
        }
    }

    /// The neighbours of `fragment`, by the server's clock, in the first session that shows both; else in the newest one that
    /// shows the later one.
    private func place(of fragment: Fragment) -> Place? {
        var places: [SessionID: Place] = [:]
        for segment in served {
            guard let server = segment.fragment?.serverTimestamp else { continue }
            var place =
                places[segment.session] ?? Place(producerTimestamp: fragment.producerTimestamp)
            if server > fragment.serverTimestamp {
                if place.next.map({ segment.mediaSequence < $0.mediaSequence }) ?? true {
                    place.next = segment
                }
            } else if place.previous.map({ $0.mediaSequence < segment.mediaSequence }) ?? true {
                place.previous = segment
            }
            places[segment.session] = place
        }
        let order = places.sorted { $0.key.ordinal < $1.key.ordinal }.map(\.value)
        if let whole = order.first(where: { $0.previous != nil && $0.next != nil }) { return whole }
        var last = order.last { $0.next != nil }
        last?.elsewhere = order.compactMap(\.previous)
        return last
    }

    private func unseen(from previous: ServedSegment, to next: ServedSegment) -> UnseenSegments? {
        unseen.last {
            $0.session == next.session && $0.next > previous.mediaSequence && $0.next <= next.mediaSequence
        }
    }

    /// A newer one was shown before the service began to receive it, so that it was never in the playlist, seen or not.
    private func isOvertaken(_ entry: IngestedFragment, by previous: ServedSegment) -> Bool {
        previous.fragment.map { entry.fragment.producerTimestamp < $0.producerTimestamp } ?? false
    }

    /// Another fragment with its producer timestamp is or was in the playlist, or will be; where `whereShown` doesn't hold,
    /// the playlist moved on unseen, so that only what is certain counts.
    private func isReplaced(_ fragment: Fragment, whereShown isShown: Bool, in archive: Archive) -> Bool {
        // What is shown may be listed later.
        if unmatched.contains(where: { $0.programDateTime == fragment.producerTimestamp }) { return true }
        guard let position = archive.history.index(of: fragment) else { return false }
        return [position - 1, position + 1].contains {
            guard archive.history.indices.contains($0) else { return false }
            let twin = archive.history[$0]
            guard twin.fragment.producerTimestamp == fragment.producerTimestamp else { return false }
            return switch twin.membership {
            case .served, .missing(.slidOut): true
            case .missing: false
            default: isShown
            }
        }
    }

    /// The playlist goes from `previous` to `next` without a number between: why not over this fragment?
    private func reasonInPlace(
        _ entry: IngestedFragment, previous: ServedSegment, next: ServedSegment, in archive: Archive
    ) -> MissingReason {
        guard previous.fragment != nil else { return .unexplained }
        if isOvertaken(entry, by: previous) { return .late }
        // What the first listing or the first playlist shows was decided before anybody looked.
        guard let absent = next.absent else {
            return entry.absent.map { $0 > next.seen } ?? false ? .late : .beforeSession
        }
        if mayHaveBeenOvertaken(entry, by: next) {
            return wasWatched(entry, in: archive) ? .late : .unwatched
        }
        // It was available while the playlist didn't show the later one yet.
        if entry.listed <= absent { return .unexplained }
        if entry.isFromStart { return .beforeSession }
        return wasWatched(entry, in: archive) || archive.sentLateSeconds(entry) > Self.lateSeconds
            ? .late : .unwatched
    }

    /// The playlist stood still when both came, so nobody saw which one it took first: what is received almost at once may be
    /// stored in the other order.
    private func mayHaveBeenOvertaken(
        _ entry: IngestedFragment, by next: ServedSegment
    ) -> Bool {
        let (standstillSeconds, storingSeconds) = (2.0, 1.0)
        guard let newer = next.fragment,
            next.seen.timeIntervalSince(newer.serverTimestamp) - next.duration.inSeconds > standstillSeconds
        else { return false }
        return newer.serverTimestamp.timeIntervalSince(entry.fragment.serverTimestamp) < storingSeconds
    }

    /// So much later than its neighbours, in seconds, is late whatever listings say.
    private static let lateSeconds = 1.5

    /// Listings followed the stream when it came, so that it came when it was listed.
    private func wasWatched(_ entry: IngestedFragment, in archive: Archive) -> Bool {
        let longestPauseSeconds = 5.0
        guard let absent = entry.absent else { return false }
        return entry.listed.timeIntervalSince(absent) <= longestPauseSeconds
    }

    /// Nothing that is under way can explain it any more.
    private func isSettled(_ entry: IngestedFragment, next: ServedSegment, at now: Date) -> Bool {
        guard now.timeIntervalSince(max(entry.listed, next.seen)) >= Self.patienceSeconds else {
            return false
        }
        // A segment without number and date may be it.
        return !unmatched.contains { $0.session == next.session && $0.correlation == .uncertain }
    }
}
