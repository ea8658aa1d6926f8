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
