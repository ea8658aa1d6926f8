import FoundationEssentials
import HLS

/// A segment as the live playlist first showed it in one session.
struct ServedSegment: Sendable {
    /// When it was first seen.
    var seen: Date
    /// The load before, which would have shown it had it been there, or `nil` where there was none.
    var absent: Date?
    /// In which session.
    var session: SessionID
    /// Its media sequence number there.
    var mediaSequence: Int
    /// What it is found by.
    var correlation: Correlation
    /// EXT-X-PROGRAM-DATE-TIME.
    var programDateTime: Date?
    /// EXTINF.
    var duration: Duration
    /// EXT-X-DISCONTINUITY stands before it.
    var isDiscontinuity: Bool
    /// Its fragment, once that is known to be archived.
    var fragment: Fragment?

    /// What `fresh` is in `load`; `absent` is when the load before it came.
    init(_ fresh: PlaylistStep.Fresh, in load: PlaylistLoad, absent: Date?) {
        seen = load.date
        self.absent = absent
        session = load.session
        mediaSequence = fresh.mediaSequence
        correlation = Correlation(of: fresh.segment)
        programDateTime = fresh.segment.programDateTime
        duration = fresh.segment.duration
        isDiscontinuity = fresh.segment.isDiscontinuity
    }
}

/// Media sequence numbers that came and went between two loads of one session.
struct UnseenSegments: Sendable {
    /// In which session.
    var session: SessionID
    /// The number that was seen first afterwards.
    var next: Int
    /// How many there were.
    var count: Int
    /// How long the two loads are apart, in seconds.
    var apartSeconds: Double
    /// How much media the window holds, in seconds.
    var windowSeconds: Double

    /// Whoever loads the playlist as often as the window lets them misses the segments all the same.
    var isOfService: Bool { apartSeconds < windowSeconds / 2 }

    /// What `step` left out before the number `next`.
    init(_ step: PlaylistStep, count: Int, before next: Int) {
        session = step.load.session
        self.next = next
        self.count = count
        apartSeconds = step.before.map { step.load.date.timeIntervalSince($0.date) } ?? 0
        windowSeconds = step.load.playlist.lengthSeconds
    }
}

/// A fragment that the live playlist passed over: it served one that the service received later.
struct PassedOver: Sendable {
    /// The fragment.
    var entry: IngestedFragment
    /// Why it isn't there.
    var reason: MissingReason
    /// The segment after which it would have stood, or `nil` where the session showed none.
    var previous: ServedSegment?
    /// The segment before which it would have stood.
    var next: ServedSegment
    /// The jump in which it was lost, where it slid out.
    var unseen: UnseenSegments?

    /// Nobody could have seen it, however often playlists were loaded.
    var isJumpOfService: Bool { unseen.map { $0.isOfService } ?? false }
}
