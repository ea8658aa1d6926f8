import FoundationEssentials
import HLS

extension Notation<Attribute> {
    /// An object.
    static let attribute = form(
        blank: Attribute(name: "", value: ""),
        [Field("name", \.name, .text), Field("value", \.value, .text)])
}

extension Notation<ByteRange> {
    /// An object.
    static let byteRange = form(
        blank: ByteRange(length: 0),
        [Field("length", \.length, .integer), Field("offset", \.offset, Notation<Int>.integer.optional)])
}

extension Notation<MediaInitialization> {
    /// An object.
    static let map = form(
        blank: MediaInitialization(uri: ""),
        [
            Field("uri", \.uri, .text),
            Field("byte_range", \.byteRange, Notation<ByteRange>.byteRange.optional),
        ])
}

extension Notation<EncryptionKey> {
    /// An object.
    static let key = form(
        blank: EncryptionKey(method: ""),
        [
            Field("method", \.method, .text),
            Field("uri", \.uri, Notation<String>.text.optional),
            Field("iv", \.initializationVector, Notation<String>.text.optional),
            Field("key_format", \.keyFormat, Notation<String>.text.optional),
            Field("key_format_versions", \.keyFormatVersions, Notation<String>.text.optional),
        ])
}

extension Notation<DateRange> {
    /// An object.
    static let dateRange = form(
        blank: DateRange(attributes: []),
        [Field("attributes", \.attributes, Notation<Attribute>.attribute.list)])
}

extension Notation<StartPoint> {
    /// An object.
    static let start = form(
        blank: StartPoint(timeOffset: .zero),
        [Field("offset", \.timeOffset, .duration), Field("precise", \.isPrecise, .flag)])
}

extension Notation<UnknownTag> {
    /// An object.
    static let unknownTag = form(
        blank: UnknownTag(text: ""),
        [
            Field("text", \.text, .text),
            Field("segment", \.segmentIndex, Notation<Int>.integer.optional),
        ])
}

extension Notation<MediaSegment> {
    /// An object.
    static let segment = form(
        blank: MediaSegment(uri: "", duration: .zero),
        [
            Field("uri", \.uri, .text),
            Field("duration", \.duration, .duration),
            Field("title", \.title, Notation<String>.text.optional),
            Field("byte_range", \.byteRange, Notation<ByteRange>.byteRange.optional),
            Field("discontinuity", \.isDiscontinuity, .flag),
            Field("map", \.map, Notation<MediaInitialization>.map.optional),
            Field("keys", \.keys, Notation<EncryptionKey>.key.list),
            Field("date", \.programDateTime, Notation<Date>.date.optional),
            Field("date_ranges", \.dateRanges, Notation<DateRange>.dateRange.list),
            Field("gap", \.isGap, .flag),
        ])
}

extension Notation<MediaPlaylist> {
    /// An object without the segments, which are told by how they differ from the playlist before.
    static let playlistHead = form(
        blank: MediaPlaylist(),
        [
            Field("version", \.version, Notation<Int>.integer.optional),
            Field("target_duration", \.targetDuration, Notation<Int>.integer.optional),
            Field("media_sequence", \.mediaSequence, .integer),
            Field("discontinuity_sequence", \.discontinuitySequence, Notation<Int>.integer.optional),
            Field("type", \.playlistType, Notation<PlaylistType>.word().optional),
            Field("independent_segments", \.hasIndependentSegments, .flag),
            Field("i_frames_only", \.isIFramesOnly, .flag),
            Field("start", \.start, Notation<StartPoint>.start.optional),
            Field("end_list", \.hasEndList, .flag),
            Field("unknown_tags", \.unknownTags, Notation<UnknownTag>.unknownTag.list),
        ])
}
