/// A multivariant playlist: the variants and renditions a player chooses from.
///
/// RFC 8216 §4.3.4 calls it Master Playlist; its successor, RFC 8216bis, Multivariant Playlist.
public struct MultivariantPlaylist: Hashable, Sendable {
    /// EXT-X-VERSION, or `nil` where the tag is absent (version 1).
    public var version: Int?
    /// EXT-X-INDEPENDENT-SEGMENTS is present: it holds for every media playlist.
    public var hasIndependentSegments: Bool
    /// EXT-X-START, or `nil` where the tag is absent.
    public var start: StartPoint?
    /// EXT-X-MEDIA, in the order written.
    public var renditions: [Rendition]
    /// EXT-X-STREAM-INF, in the order written: players begin with the first.
    public var variants: [Variant]
    /// EXT-X-I-FRAME-STREAM-INF, in the order written.
    public var iFrameVariants: [Variant]
    /// EXT-X-SESSION-DATA, in the order written.
    public var sessionData: [SessionData]
    /// EXT-X-SESSION-KEY, in the order written.
    public var sessionKeys: [EncryptionKey]
    /// Lines that start with `#EXT` and name no tag of RFC 8216, kept as they came.
    public var unknownTags: [UnknownTag]

    /// A playlist of `variants` and `renditions`.
    public init(version: Int? = nil, variants: [Variant] = [], renditions: [Rendition] = []) {
        self.version = version
        hasIndependentSegments = false
        start = nil
        self.renditions = renditions
        self.variants = variants
        iFrameVariants = []
        sessionData = []
        sessionKeys = []
        unknownTags = []
    }
}
