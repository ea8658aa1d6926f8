/// The rules that aren't about the form of a single tag.
extension Rule {
    static let utf8 = Rule(
        section: "RFC 8216 §4.1", text: "Playlist files MUST be encoded in UTF-8.")
    static let byteOrderMark = Rule(
        section: "RFC 8216 §4.1", text: "They MUST NOT contain any Byte Order Mark (BOM).")
    static let whiteSpace = Rule(
        section: "RFC 8216 §4.1",
        text: "White space MUST NOT be present, except for elements in which it is explicitly specified.")
    static let oneKind = Rule(
        section: "RFC 8216 §4.1",
        text: "A Playlist MUST be either a Media Playlist or a Master Playlist.")
    static let attributeList = Rule(
        section: "RFC 8216 §4.2",
        text: "An attribute-list is a comma-separated list of attribute/value pairs with no white space.")
    static let header = Rule(
        section: "RFC 8216 §4.3.1.1", text: "It MUST be the first line of every Playlist.")
    static let once = Rule(
        section: "RFC 8216 §4.3.3",
        text: "There MUST NOT be more than one Media Playlist tag of each type in any Media Playlist.")
    static let extinfRequired = Rule(
        section: "RFC 8216 §4.3.2.1", text: "EXTINF is REQUIRED for each Media Segment.")
    static let byteRangeOffset = Rule(
        section: "RFC 8216 §4.3.2.2",
        text:
            "If the offset is not present, a previous Media Segment MUST be a sub-range of the same resource."
    )
    static let nextSegment = Rule(
        section: "RFC 8216 §4.3.2",
        text: "Each Media Segment tag applies to the Media Segments that follow it.")
    static let timeZone = Rule(
        section: "RFC 8216 §4.3.2.6", text: "The date/time representation SHOULD indicate a time zone.")
    static let targetDurationRequired = Rule(
        section: "RFC 8216 §4.3.3.1", text: "The EXT-X-TARGETDURATION tag is REQUIRED.")
    static let targetDurationHolds = Rule(
        section: "RFC 8216 §4.3.3.1",
        text: "Each EXTINF duration, rounded to the nearest integer, MUST be at most the target duration.")
    static let beforeFirstSegment = Rule(
        section: "RFC 8216 §4.3.3.2 and §4.3.3.3",
        text: "The tag MUST appear before the first Media Segment in the Playlist.")
    static let discontinuitySequence = Rule(
        section: "RFC 8216 §6.2.2",
        text: "A server that removes an EXT-X-DISCONTINUITY MUST increment EXT-X-DISCONTINUITY-SEQUENCE.")
    static let forcedSubtitles = Rule(
        section: "RFC 8216 §4.3.4.1",
        text: "The FORCED attribute MUST NOT be present unless the TYPE is SUBTITLES.")
    static let captionsWithoutURI = Rule(
        section: "RFC 8216 §4.3.4.1", text: "If the TYPE is CLOSED-CAPTIONS, URI MUST NOT be present.")
    static let uriAfterStreamInf = Rule(
        section: "RFC 8216 §4.3.4.2", text: "The URI line after EXT-X-STREAM-INF is REQUIRED.")
    static let knownGroup = Rule(
        section: "RFC 8216 §4.3.4.2",
        text: "A group's name MUST match the GROUP-ID of an EXT-X-MEDIA tag elsewhere in the Master Playlist."
    )
    static let sessionDataValue = Rule(
        section: "RFC 8216 §4.3.4.4",
        text: "Each EXT-X-SESSION-DATA tag MUST contain either a VALUE or URI attribute, but not both.")
}
