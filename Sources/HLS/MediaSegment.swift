public import FoundationEssentials

/// One segment of a media playlist with the tags that apply to it.
///
/// Source: RFC 8216 §4.3.2.
public struct MediaSegment: Hashable, Sendable {
    /// The URI as it stands in the playlist; relative ones are resolved against the playlist's own.
    public var uri: String
    /// EXTINF's duration, to the precision of the text.
    public var duration: Duration
    /// EXTINF's title, or `nil` where nothing follows the comma.
    public var title: String?
    /// EXT-X-BYTERANGE, or `nil` for the whole resource.
    public var byteRange: ByteRange?
    /// EXT-X-DISCONTINUITY stands before this segment.
    public var isDiscontinuity: Bool
    /// EXT-X-MAP written directly before this segment; it stays in force until the next one. `nil` where none is written.
    public var map: MediaInitialization?
    /// EXT-X-KEY tags written directly before this segment.
    public var keys: [EncryptionKey]
    /// EXT-X-PROGRAM-DATE-TIME written before this segment, to the millisecond, or `nil` where none is written.
    public var programDateTime: Date?
    /// EXT-X-DATERANGE tags written before this segment.
    public var dateRanges: [DateRange]
    /// EXT-X-GAP: the segment is announced and absent.
    public var isGap: Bool

    /// A segment without optional tags.
    public init(uri: String, duration: Duration) {
        self.uri = uri
        self.duration = duration
        title = nil
        byteRange = nil
        isDiscontinuity = false
        map = nil
        keys = []
        programDateTime = nil
        dateRanges = []
        isGap = false
    }
}
