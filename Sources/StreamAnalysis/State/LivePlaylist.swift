import FoundationEssentials
import HLS

/// What the monitor's sessions have shown of track 1.
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
    private var unmatched: [ServedSegment] = []
    /// Fragments that aren't served yet.
    private var awaited: [IngestedFragment] = []
    private var highestSequence: Int?

    private static let memory = 256

    /// What one observation changed.
    struct Changes: Sendable {
        /// Segments that a session showed for the first time, with the one before each in the same playlist.
        var fresh: [(previous: MediaSegment?, segment: MediaSegment, mediaSequence: Int)] = []
        /// Fragments that turned out to be passed over.
        var passedOver: [PassedOver] = []
        /// Fragments before which the media timeline is to be judged again.
        var rightSides: [Fragment] = []
    }

    /// Takes in a playlist of track 1.
    mutating func absorb(_ load: PlaylistLoad, into archive: inout Archive, sessions: SessionLog) -> Changes {
        var changes = Changes()
        if latest?.session != load.session { highestSequence = nil }
        latest = load
        lastGrowth = lastGrowth ?? load.date
        let segments = load.playlist.segments
        let known = highestSequence.map { $0 &+ 1 &- load.playlist.mediaSequence } ?? 0
        for index in min(max(0, known), segments.count)..<segments.count {
            let segment = segments[index]
            let sequence = load.playlist.mediaSequence &+ index
            changes.fresh.append((index > 0 ? segments[index - 1] : nil, segment, sequence))
            unmatched.append(
                ServedSegment(
                    seen: load.date, session: load.session, mediaSequence: sequence,
                    correlation: Correlation(of: segment), duration: segment.duration,
                    isDiscontinuity: segment.isDiscontinuity))
        }
        if let last = changes.fresh.last {
            highestSequence = last.mediaSequence
            lastGrowth = load.date
        }
        match(in: &archive, &changes)
        judgeAwaited(in: &archive, sessions: sessions, &changes)
        return changes
    }

    /// Takes in newly listed fragments.
    mutating func absorb(
        _ inserted: [IngestedFragment], into archive: inout Archive, sessions: SessionLog
    ) -> Changes {
        var changes = Changes()
        awaited.append(contentsOf: inserted)
        if awaited.count > Self.memory * 2 { awaited.removeFirst(awaited.count - Self.memory * 2) }
        match(in: &archive, &changes)
        judgeAwaited(in: &archive, sessions: sessions, &changes)
        return changes
    }

    /// Newly listed fragments that the playlist hasn't shown, oldest first, without those that it passed over.
    var expected: [IngestedFragment] { awaited }
}

extension LivePlaylist {
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
        in archive: inout Archive, sessions: SessionLog, _ changes: inout Changes
    ) {
        guard let newestServed, !awaited.isEmpty else { return }
        var rest: [IngestedFragment] = []
        for entry in awaited {
            guard entry.fragment.serverTimestamp < newestServed.serverTimestamp,
                let passed = passedOver(entry, in: archive, sessions: sessions)
            else {
                rest.append(entry)
                continue
            }
            changes.passedOver.append(passed)
            if let position = archive.history.index(of: entry.fragment) {
                archive.miss(position, reason: passed.reason.rawValue)
            }
        }
        awaited = rest
    }
}
