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

/// A part of a resource. Source: RFC 8216 §4.3.2.2.
public struct ByteRange: Hashable, Sendable {
    /// Length in bytes.
    public var length: Int
    /// Offset of the first byte, or `nil` for "right after the previous segment's range".
    public var offset: Int?

    /// A range of `length` bytes.
    public init(length: Int, offset: Int? = nil) {
        self.length = length
        self.offset = offset
    }
}

/// The Media Initialization Section (EXT-X-MAP). Source: RFC 8216 §4.3.2.5.
public struct MediaInitialization: Hashable, Sendable {
    /// The URI as written.
    public var uri: String
    /// BYTERANGE, or `nil` for the whole resource.
    public var byteRange: ByteRange?

    /// An initialization section at `uri`.
    public init(uri: String, byteRange: ByteRange? = nil) {
        self.uri = uri
        self.byteRange = byteRange
    }
}

/// How segments are encrypted (EXT-X-KEY, EXT-X-SESSION-KEY). Source: RFC 8216 §4.3.2.4.
public struct EncryptionKey: Hashable, Sendable {
    /// METHOD as written: NONE, AES-128, SAMPLE-AES or another.
    public var method: String
    /// URI, or `nil` for METHOD=NONE.
    public var uri: String?
    /// IV as written, `0x…`, or `nil`.
    public var initializationVector: String?
    /// KEYFORMAT, or `nil` for "identity".
    public var keyFormat: String?
    /// KEYFORMATVERSIONS, or `nil` for "1".
    public var keyFormatVersions: String?

    /// A key with the method `method`.
    public init(method: String, uri: String? = nil) {
        self.method = method
        self.uri = uri
        initializationVector = nil
        keyFormat = nil
        keyFormatVersions = nil
    }
}

/// A range of time with attributes (EXT-X-DATERANGE). Source: RFC 8216 §4.3.2.7.
public struct DateRange: Hashable, Sendable {
    /// Every attribute in the order written: name and value, quotation marks kept.
    public var attributes: [Attribute]

    /// A date range of `attributes`.
    public init(attributes: [Attribute]) {
        self.attributes = attributes
    }
}

/// One `NAME=value` of an attribute list. Source: RFC 8216 §4.2.
public struct Attribute: Hashable, Sendable {
    /// The attribute's name.
    public var name: String
    /// The value as written; quotation marks are part of it.
    public var value: String

    /// The attribute `name` with the value `value`.
    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}
