public import FoundationEssentials

/// A media playlist: the segments of one rendition, in order.
///
/// Source: RFC 8216 §4.3.3.
public struct MediaPlaylist: Hashable, Sendable {
    /// EXT-X-VERSION, or `nil` where the tag is absent (version 1).
    public var version: Int?
    /// EXT-X-TARGETDURATION in whole seconds, or `nil` where the required tag is missing.
    public var targetDuration: Int?
    /// EXT-X-MEDIA-SEQUENCE: the number of the first segment; 0 where the tag is absent.
    public var mediaSequence: Int
    /// EXT-X-DISCONTINUITY-SEQUENCE, or `nil` where the tag is absent.
    public var discontinuitySequence: Int?
    /// EXT-X-PLAYLIST-TYPE, or `nil` where the tag is absent.
    public var playlistType: PlaylistType?
    /// EXT-X-INDEPENDENT-SEGMENTS is present.
    public var hasIndependentSegments: Bool
    /// EXT-X-I-FRAMES-ONLY is present.
    public var isIFramesOnly: Bool
    /// EXT-X-START, or `nil` where the tag is absent.
    public var start: StartPoint?
    /// EXT-X-ENDLIST is present: no segment will be added.
    public var hasEndList: Bool
    /// The segments, oldest first.
    public var segments: [MediaSegment]
    /// Lines that start with `#EXT` and name no tag of RFC 8216, kept as they came.
    public var unknownTags: [UnknownTag]

    /// A playlist without segments.
    public init(version: Int? = nil, targetDuration: Int? = nil, mediaSequence: Int = 0) {
        self.version = version
        self.targetDuration = targetDuration
        self.mediaSequence = mediaSequence
        discontinuitySequence = nil
        playlistType = nil
        hasIndependentSegments = false
        isIFramesOnly = false
        start = nil
        hasEndList = false
        segments = []
        unknownTags = []
    }
}

/// The value of EXT-X-PLAYLIST-TYPE. Source: RFC 8216 §4.3.3.5.
public enum PlaylistType: String, Hashable, Sendable {
    /// Segments may only be added.
    case event = "EVENT"
    /// Nothing may change.
    case vod = "VOD"
}

/// Where players should start. Source: RFC 8216 §4.3.5.2.
public struct StartPoint: Hashable, Sendable {
    /// TIME-OFFSET: from the start of the playlist, or, where negative, from its end.
    public var timeOffset: Duration
    /// PRECISE=YES.
    public var isPrecise: Bool

    /// A start point at `timeOffset`.
    public init(timeOffset: Duration, isPrecise: Bool = false) {
        self.timeOffset = timeOffset
        self.isPrecise = isPrecise
    }
}

/// A line that is no tag of RFC 8216, kept so that nothing is lost.
public struct UnknownTag: Hashable, Sendable {
    /// The whole line, without its end.
    public var text: String
    /// The index of the segment it stands before; `segments.count` after the last, or `nil` in a multivariant playlist.
    public var segmentIndex: Int?

    /// A kept line.
    public init(text: String, segmentIndex: Int? = nil) {
        self.text = text
        self.segmentIndex = segmentIndex
    }
}
