import FoundationEssentials
import HLS

extension Notation<Resolution> {
    /// An object.
    static let resolution = form(
        blank: Resolution(width: 0, height: 0),
        [Field("width", \.width, .integer), Field("height", \.height, .integer)])
}

extension Notation<ClosedCaptions> {
    /// The group's name, or no for none.
    static let captions = Notation("group of captions") { captions in
        switch captions {
        case .noCaptions: .flag(false)
        case .group(let name): Notation<String>.text.write(name) ?? .null
        }
    } read: { node in
        switch node {
        case .flag(false): .noCaptions
        case .text(let name): .group(name)
        default: nil
        }
    }
}

extension Notation<SessionData> {
    /// An object.
    static let sessionData = form(
        blank: SessionData(dataID: ""),
        [
            Field("id", \.dataID, .text),
            Field("value", \.value, Notation<String>.text.optional),
            Field("uri", \.uri, Notation<String>.text.optional),
            Field("language", \.language, Notation<String>.text.optional),
        ])
}

extension Notation<Variant> {
    /// An object.
    static let variant = form(
        blank: Variant(uri: "", bandwidth: 0),
        [
            Field("uri", \.uri, .text),
            Field("bandwidth", \.bandwidth, .integer),
            Field("average_bandwidth", \.averageBandwidth, Notation<Int>.integer.optional),
            Field("codecs", \.codecs, Notation<String>.text.list),
            Field("resolution", \.resolution, Notation<Resolution>.resolution.optional),
            Field("frame_rate", \.frameRate, Notation<Double>.decimal.optional),
            Field("hdcp_level", \.hdcpLevel, Notation<String>.text.optional),
            Field("audio", \.audio, Notation<String>.text.optional),
            Field("video", \.video, Notation<String>.text.optional),
            Field("subtitles", \.subtitles, Notation<String>.text.optional),
            Field("captions", \.closedCaptions, Notation<ClosedCaptions>.captions.optional),
            Field("other", \.otherAttributes, Notation<Attribute>.attribute.list),
        ])
}

extension Notation<Rendition> {
    /// An object.
    static let rendition = form(
        blank: Rendition(kind: .audio, groupID: "", name: ""),
        [
            Field("type", \.kind, .word()),
            Field("group", \.groupID, .text),
            Field("name", \.name, .text),
            Field("uri", \.uri, Notation<String>.text.optional),
            Field("language", \.language, Notation<String>.text.optional),
            Field("associated_language", \.associatedLanguage, Notation<String>.text.optional),
            Field("default", \.isDefault, .flag),
            Field("autoselect", \.isAutoselect, .flag),
            Field("forced", \.isForced, Notation<Bool>.answer.optional),
            Field("in_stream_id", \.inStreamID, Notation<String>.text.optional),
            Field("characteristics", \.characteristics, Notation<String>.text.list),
            Field("channels", \.channels, Notation<String>.text.optional),
            Field("other", \.otherAttributes, Notation<Attribute>.attribute.list),
        ])
}

extension Notation<MultivariantPlaylist> {
    /// An object.
    static let multivariantPlaylist = form(
        blank: MultivariantPlaylist(),
        [
            Field("version", \.version, Notation<Int>.integer.optional),
            Field("independent_segments", \.hasIndependentSegments, .flag),
            Field("start", \.start, Notation<StartPoint>.start.optional),
            Field("renditions", \.renditions, Notation<Rendition>.rendition.list),
            Field("variants", \.variants, Notation<Variant>.variant.list),
            Field("i_frame_variants", \.iFrameVariants, Notation<Variant>.variant.list),
            Field("session_data", \.sessionData, Notation<SessionData>.sessionData.list),
            Field("session_keys", \.sessionKeys, Notation<EncryptionKey>.key.list),
            Field("unknown_tags", \.unknownTags, Notation<UnknownTag>.unknownTag.list),
        ])
}
