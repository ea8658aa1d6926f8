/// What kind of element it is, as the ID is written: with the marker of its length. Source: RFC 8794 §5, RFC 9559 §5.
package struct MatroskaID: RawRepresentable, Hashable, Sendable {
    /// The ID, at most four bytes.
    package let rawValue: UInt32

    /// The ID with these bytes, known or not.
    package init(rawValue: UInt32) { self.rawValue = rawValue }

    // Source: RFC 8794 §11.2, §11.3.
    static let ebml = MatroskaID(rawValue: 0x1A45_DFA3)
    static let docType = MatroskaID(rawValue: 0x4282)
    static let void = MatroskaID(rawValue: 0xEC)
    static let crc32 = MatroskaID(rawValue: 0xBF)

    // Source: RFC 9559 §5.1 and its subsections, in this order.
    static let segment = MatroskaID(rawValue: 0x1853_8067)
    static let seekHead = MatroskaID(rawValue: 0x114D_9B74)
    static let info = MatroskaID(rawValue: 0x1549_A966)
    static let timestampScale = MatroskaID(rawValue: 0x2A_D7B1)
    static let muxingApp = MatroskaID(rawValue: 0x4D80)
    static let writingApp = MatroskaID(rawValue: 0x5741)

    /// A fragment of media.
    package static let cluster = MatroskaID(rawValue: 0x1F43_B675)
    static let timestamp = MatroskaID(rawValue: 0xE7)
    static let simpleBlock = MatroskaID(rawValue: 0xA3)
    static let blockGroup = MatroskaID(rawValue: 0xA0)
    static let block = MatroskaID(rawValue: 0xA1)
    static let blockDuration = MatroskaID(rawValue: 0x9B)
    static let referenceBlock = MatroskaID(rawValue: 0xFB)

    static let tracks = MatroskaID(rawValue: 0x1654_AE6B)
    static let trackEntry = MatroskaID(rawValue: 0xAE)
    static let trackNumber = MatroskaID(rawValue: 0xD7)
    static let trackUID = MatroskaID(rawValue: 0x73C5)
    static let trackType = MatroskaID(rawValue: 0x83)
    static let flagLacing = MatroskaID(rawValue: 0x9C)
    static let defaultDuration = MatroskaID(rawValue: 0x23_E383)
    static let codecID = MatroskaID(rawValue: 0x86)
    static let codecPrivate = MatroskaID(rawValue: 0x63A2)
    static let contentEncodings = MatroskaID(rawValue: 0x6D80)
    static let video = MatroskaID(rawValue: 0xE0)
    static let pixelWidth = MatroskaID(rawValue: 0xB0)
    static let pixelHeight = MatroskaID(rawValue: 0xBA)
    static let audio = MatroskaID(rawValue: 0xE1)
    static let samplingFrequency = MatroskaID(rawValue: 0xB5)
    static let channels = MatroskaID(rawValue: 0x9F)

    static let cues = MatroskaID(rawValue: 0x1C53_BB6B)
    static let attachments = MatroskaID(rawValue: 0x1941_A469)
    static let chapters = MatroskaID(rawValue: 0x1043_A770)
    static let tags = MatroskaID(rawValue: 0x1254_C367)
    static let tag = MatroskaID(rawValue: 0x7373)
    static let targets = MatroskaID(rawValue: 0x63C0)
    static let simpleTag = MatroskaID(rawValue: 0x67C8)
    static let tagName = MatroskaID(rawValue: 0x45A3)
    static let tagString = MatroskaID(rawValue: 0x4487)

    /// The elements that begin a new document or segment, and so end a segment of unknown size. Source: RFC 8794 §6.2.
    static let endsSegment: Set<MatroskaID> = [.ebml, .segment]
    /// The elements that can't lie in a cluster, and so end one of unknown size. Source: RFC 8794 §6.2.
    static let endsCluster: Set<MatroskaID> = endsSegment.union([
        .seekHead, .info, .tracks, .cluster, .cues, .attachments, .chapters, .tags,
    ])
    /// The elements whose size may be unknown. Source: RFC 9559 §5.1, §5.1.3.
    static let mayHaveUnknownSize: Set<MatroskaID> = [.segment, .cluster]
}

extension MatroskaID: CustomStringConvertible {
    private static let names: [MatroskaID: String] = [
        .ebml: "EBML", .segment: "Segment", .info: "Info", .cluster: "Cluster", .timestamp: "Timestamp",
        .simpleBlock: "SimpleBlock", .blockGroup: "BlockGroup", .block: "Block", .tracks: "Tracks",
        .trackEntry: "TrackEntry", .tags: "Tags", .timestampScale: "TimestampScale",
        .contentEncodings: "ContentEncodings",
    ]

    /// The element's name, or its ID in hexadecimal.
    package var description: String {
        Self.names[self] ?? "0x" + String(rawValue, radix: 16, uppercase: true)
    }
}
