import FoundationEssentials
import HLS

/// What the sessions have shown of one track, load by load.
struct TrackPlaylist: Sendable {
    /// The newest load, or `nil` before the first.
    private(set) var latest: PlaylistLoad?
    /// When something was last added that no session had shown, or the first load came.
    private(set) var lastGrowth: Date?
    /// Segments that the newest session has shown.
    private(set) var shownCount = 0
    /// What the newest session showed lately, in the order in which it did.
    private(set) var recent: [Shown] = []
    /// The newest media sequence number of the newest session.
    private var highest: Int?

    /// A segment that was shown.
    struct Shown: Sendable {
        /// The segment.
        var segment: MediaSegment
        /// Its media sequence number.
        var mediaSequence: Int
    }

    private static let memory = 128

    /// Takes in a load; `nil` for one of a session that was replaced since.
    mutating func absorb(_ load: PlaylistLoad) -> PlaylistStep? {
        if let latest, load.session.ordinal < latest.session.ordinal { return nil }
        let isSame = latest?.session == load.session
        let before = isSame ? latest : nil
        let known = before?.playlist ?? latest?.playlist
        if !isSame { (highest, shownCount, recent) = (nil, 0, []) }
        var step = PlaylistStep(
            load: load, before: before, movement: Self.movement(of: load.playlist, since: before?.playlist))
        if !isSame { step.newestBefore = latest?.playlist.segments.last?.programDateTime }
        if case .renumbered = step.movement {
            highest = nil
        } else if let before {
            step.changed = Self.changes(from: before.playlist, to: load.playlist)
        }
        step.fresh = fresh(in: load.playlist, since: before?.playlist, known: known, step.movement)
        if let last = step.fresh.last { highest = last.mediaSequence }
        shownCount += step.fresh.count
        recent += step.fresh.suffix(Self.memory).map {
            Shown(segment: $0.segment, mediaSequence: $0.mediaSequence)
        }
        recent.removeFirst(max(0, recent.count - Self.memory))
        if lastGrowth == nil || step.hasGrown { lastGrowth = load.date }
        latest = load
        return step
    }

    /// Something has left the window of the newest session, so it is as long as it gets.
    var isFull: Bool { shownCount > (latest?.playlist.segments.count ?? 0) }
}

extension TrackPlaylist {
    private static func movement(
        of playlist: MediaPlaylist, since before: MediaPlaylist?
    ) -> PlaylistStep.Movement {
        guard let before else { return .first }
        let (by, overflows) = playlist.mediaSequence.subtractingReportingOverflow(before.mediaSequence)
        if !overflows, by >= 0 {
            return by > before.segments.count && !before.segments.isEmpty
                ? .jumped(unseen: by - before.segments.count) : .onward
        }
        let distance = overflows ? Int.max : by == .min ? .max : -by
        return isOlderCopy(playlist, of: before) ? .back(by: distance) : .renumbered(by: distance)
    }

    /// `playlist` ends with what `before` had shown, or with something older.
    private static func isOlderCopy(_ playlist: MediaPlaylist, of before: MediaPlaylist) -> Bool {
        guard let last = playlist.segments.last, let newest = before.segments.last else { return false }
        if let date = last.programDateTime, let newestDate = newest.programDateTime {
            return date <= newestDate
        }
        let name = SegmentName(of: last)
        return before.segments.contains { SegmentName(of: $0) == name }
    }

    private static func changes(
        from before: MediaPlaylist, to after: MediaPlaylist
    ) -> [PlaylistStep.Changed] {
        let (offset, overflows) = after.mediaSequence.subtractingReportingOverflow(before.mediaSequence)
        guard !overflows, offset != 0 || before.segments != after.segments else { return [] }
        return after.segments.indices.compactMap { index in
            let (place, overflows) = index.addingReportingOverflow(offset)
            guard !overflows, before.segments.indices.contains(place) else { return nil }
            let (old, new) = (before.segments[place], after.segments[index])
            guard !new.tells(theSameAs: old) else { return nil }
            return PlaylistStep.Changed(
                before: old, after: new, mediaSequence: after.mediaSequence &+ index)
        }
    }

    private func fresh(
        in playlist: MediaPlaylist, since before: MediaPlaylist?, known: MediaPlaylist?,
        _ movement: PlaylistStep.Movement
    ) -> [PlaylistStep.Fresh] {
        let seen = highest.map { $0 &+ 1 &- playlist.mediaSequence } ?? 0
        let count = playlist.segments.count
        let first = min(max(0, seen), count)
        guard first < count else { return [] }
        // Only a new session, or one that counts anew, shows again what is known.
        let familiar = highest == nil ? Self.correlations(in: known) : []
        var map = playlist.segments[..<first].last { $0.map != nil }?.map
        var previous = first > 0 ? playlist.segments[first - 1] : nil
        if first == 0, movement == .onward, let before {
            (previous, map) = (before.segments.last, before.segments.last { $0.map != nil }?.map)
        }
        return (first..<count).map { index in
            let segment = playlist.segments[index]
            let (earlier, earlierMap) = (previous, map)
            (previous, map) = (segment, segment.map ?? map)
            return PlaylistStep.Fresh(
                segment: segment, mediaSequence: playlist.mediaSequence &+ index, previous: earlier,
                map: map, previousMap: earlierMap,
                isNew: !familiar.contains(Correlation(of: segment)))
        }
    }

    private static func correlations(in playlist: MediaPlaylist?) -> Set<Correlation> {
        Set((playlist?.segments ?? []).map { Correlation(of: $0) }).subtracting([.uncertain])
    }
}

extension MediaSegment {
    /// It is the same media as `other` with the same tags; what the session's token or the place in the window changes aside.
    fileprivate func tells(theSameAs other: MediaSegment) -> Bool {
        duration == other.duration && programDateTime == other.programDateTime
            && isDiscontinuity == other.isDiscontinuity
            && (uri == other.uri || SegmentName(of: self) == SegmentName(of: other))
    }
}
