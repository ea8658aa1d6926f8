import FoundationEssentials
import HLS

/// What became of archived fragments in the playlists of track 1.
struct LivePlaylist: Sendable {
    /// The newest load, or `nil` before the first.
    private(set) var latest: PlaylistLoad?
    /// When a segment was last added, or the first load came.
    private(set) var lastGrowth: Date?
    /// Segments whose fragments are known, in the order in which both were.
    private(set) var served: [ServedSegment] = []
    /// The newest fragment served, by the server's clock.
    private(set) var newestServed: Fragment?
    /// Segments whose fragments aren't listed yet.
    private(set) var unmatched: [ServedSegment] = []
    /// Where windows moved by more than their length.
    private(set) var unseen: [UnseenSegments] = []
    /// Fragments that aren't served yet.
    private var awaited: [IngestedFragment] = []

    private static let memory = 256

    /// What one observation changed.
    struct Changes: Sendable {
        /// Segments whose fragments became known.
        var matched: [ServedSegment] = []
        /// Fragments that turned out to be passed over.
        var passedOver: [PassedOver] = []
        /// Fragments before which the media timeline is to be judged again.
        var rightSides: [Fragment] = []
    }

    /// Takes in what a playlist of track 1 showed.
    mutating func absorb(_ step: PlaylistStep, into archive: inout Archive, sessions: SessionLog) -> Changes {
        var changes = Changes()
        let before = latest?.date
        latest = step.load
        if lastGrowth == nil || step.hasGrown { lastGrowth = step.load.date }
        unmatched += step.fresh.map { ServedSegment($0, in: step.load, absent: before) }
        if case .jumped(let count) = step.movement, let first = step.fresh.first?.mediaSequence {
            unseen.append(UnseenSegments(step, count: count, before: first))
            unseen.removeFirst(max(0, unseen.count - Self.memory))
        }
        settle(in: &archive, sessions: sessions, at: step.load.date, &changes)
        return changes
    }

    /// Takes in newly listed fragments.
    mutating func absorb(
        _ inserted: [IngestedFragment], into archive: inout Archive, sessions: SessionLog, at date: Date
    ) -> Changes {
        var changes = Changes()
        awaited.append(contentsOf: inserted)
        settle(in: &archive, sessions: sessions, at: date, &changes)
        forgetOldest(in: &archive)
        return changes
    }

    /// The fragment that the newest session shows last in producer order, or `nil` before it shows one that is listed.
    var newestShown: Fragment? {
        served.lazy.filter { $0.session == latest?.session }.compactMap(\.fragment)
            .max { $0.producerTimestamp < $1.producerTimestamp }
    }

    /// Newly listed fragments that the playlist hasn't shown, oldest first, without those that it passed over.
    var expected: [IngestedFragment] { awaited }
}

extension LivePlaylist {
    private mutating func settle(
        in archive: inout Archive, sessions: SessionLog, at date: Date, _ changes: inout Changes
    ) {
        match(in: &archive, &changes)
        judgeAwaited(in: &archive, sessions: sessions, at: date, &changes)
    }

    private mutating func match(in archive: inout Archive, _ changes: inout Changes) {
        guard !unmatched.isEmpty else { return }
        var rest: [ServedSegment] = []
        for segment in unmatched {
            guard let position = segment.correlation.position(in: archive) else {
                rest.append(segment)
                continue
            }
            serve(segment, at: position, in: &archive, &changes)
        }
        unmatched = Array(rest.suffix(Self.memory))
        if served.count > Self.memory { served.removeFirst(served.count - Self.memory) }
    }

    private mutating func serve(
        _ segment: ServedSegment, at position: Int, in archive: inout Archive, _ changes: inout Changes
    ) {
        var segment = segment
        let known = archive.history[position]
        segment.fragment = known.fragment
        served.append(segment)
        changes.matched.append(segment)
        awaited.removeAll { $0.fragment.number == known.fragment.number }
        if newestServed.map({ $0.serverTimestamp < known.fragment.serverTimestamp }) ?? true {
            newestServed = known.fragment
        }
        // A renewed session shows again what the one before it did, and sometimes what that had passed over; the first
        // time is what counts.
        guard known.membership == .expected else { return }
        let right = archive.serve(
            position,
            as: .served(
                at: segment.seen, mediaSequence: segment.mediaSequence, duration: segment.duration,
                isDiscontinuity: segment.isDiscontinuity))
        if let right { changes.rightSides.append(right) }
    }

    private mutating func judgeAwaited(
        in archive: inout Archive, sessions: SessionLog, at date: Date, _ changes: inout Changes
    ) {
        guard let newestServed, !awaited.isEmpty else { return }
        var rest: [IngestedFragment] = []
        for entry in awaited {
            guard entry.fragment.serverTimestamp < newestServed.serverTimestamp,
                let passed = passedOver(entry, in: archive, sessions: sessions, at: date)
            else {
                rest.append(entry)
                continue
            }
            changes.passedOver.append(passed)
            if let position = archive.history.index(of: entry.fragment) {
                archive.miss(position, reason: passed.reason)
            }
        }
        awaited = rest
    }

    /// Long before the first segment, or long after the last one, nobody needs to wait for so many.
    private mutating func forgetOldest(in archive: inout Archive) {
        let surplus = awaited.count - Self.memory * 2
        // Many at once cost hardly more than one.
        guard surplus >= Self.memory else { return }
        let reason: MissingReason = served.isEmpty ? .beforeSession : .sessionWasDown
        for entry in awaited.prefix(surplus) {
            guard let position = archive.history.index(of: entry.fragment) else { continue }
            archive.miss(position, reason: reason)
        }
        awaited.removeFirst(surplus)
    }
}
