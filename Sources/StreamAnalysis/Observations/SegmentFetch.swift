public import FoundationEssentials

/// How fetching one media segment of a playlist ended.
public struct SegmentFetch: Hashable, Sendable {
    /// When it ended.
    public var date: Date
    /// The session it belongs to.
    public var session: SessionID
    /// The track, counted from 1: KVS's `TrackNumber`.
    public var track: Int
    /// The segment's media sequence number.
    public var mediaSequence: Int
    /// The fragment's number, or `nil` where the URI doesn't tell it.
    public var fragment: FragmentNumber?
    /// How many bytes came.
    public var byteCount: Int
    /// Why it failed, or `nil` where it succeeded.
    public var failure: CallOutcome.Failure?

    /// The fetch of one segment.
    public init(
        date: Date, session: SessionID, track: Int, mediaSequence: Int, fragment: FragmentNumber?,
        byteCount: Int = 0,
        failure: CallOutcome.Failure? = nil
    ) {
        self.date = date
        self.session = session
        self.track = track
        self.mediaSequence = mediaSequence
        self.fragment = fragment
        self.byteCount = byteCount
        self.failure = failure
    }
}
