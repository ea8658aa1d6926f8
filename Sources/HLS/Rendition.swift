/// An alternative version of the content, such as a language (EXT-X-MEDIA).
///
/// Source: RFC 8216 §4.3.4.1.
public struct Rendition: Hashable, Sendable {
    /// The value of TYPE.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// Sound.
        case audio = "AUDIO"
        /// Another camera angle or the like.
        case video = "VIDEO"
        /// Text to be shown over the picture.
        case subtitles = "SUBTITLES"
        /// Captions inside the video's own segments.
        case closedCaptions = "CLOSED-CAPTIONS"
    }

    /// TYPE.
    public var kind: Kind
    /// GROUP-ID: what a variant refers to.
    public var groupID: String
    /// NAME: what a person chooses by.
    public var name: String
    /// URI of the media playlist, or `nil` where the media is in the variant's own.
    public var uri: String?
    /// LANGUAGE, an RFC 5646 tag, or `nil`.
    public var language: String?
    /// ASSOC-LANGUAGE, an RFC 5646 tag, or `nil`.
    public var associatedLanguage: String?
    /// DEFAULT=YES.
    public var isDefault: Bool
    /// AUTOSELECT=YES.
    public var isAutoselect: Bool
    /// FORCED, or `nil` where it is absent. The RFC allows it with SUBTITLES only; KVS writes `NO` with AUDIO.
    public var isForced: Bool?
    /// INSTREAM-ID, such as `CC1`, or `nil`.
    public var inStreamID: String?
    /// CHARACTERISTICS: uniform type identifiers.
    public var characteristics: [String]
    /// CHANNELS as written, or `nil`.
    public var channels: String?
    /// Attributes that RFC 8216 doesn't name, kept in the order written.
    public var otherAttributes: [Attribute]

    /// A rendition of the group `groupID`.
    public init(kind: Kind, groupID: String, name: String, uri: String? = nil) {
        self.kind = kind
        self.groupID = groupID
        self.name = name
        self.uri = uri
        language = nil
        associatedLanguage = nil
        isDefault = false
        isAutoselect = false
        isForced = nil
        inStreamID = nil
        characteristics = []
        channels = nil
        otherAttributes = []
    }
}
