/// The descriptors in an `esds` box: a tag, a length and contents, nested. Source: ISO/IEC 14496-1 §7.2.6.
enum ElementaryStream {
    private static let (streamTag, decoderTag, configTag, layerTag): (UInt8, UInt8, UInt8, UInt8) = (
        3, 4, 5, 6
    )
    /// ISO/IEC 14496-3 audio. Source: ISO/IEC 14496-1 table 5.
    private static let audioObject: UInt8 = 0x40
    /// The stream type 5, upstream 0, reserved 1.
    private static let audioStream: UInt8 = 0x15

    /// The descriptor of an AAC stream with this AudioSpecificConfig.
    static func descriptor(_ config: [UInt8]) -> [UInt8] {
        // Buffer size and bit rates are 0: unknown.
        let decoder = [audioObject, audioStream] + Array(repeating: 0, count: 11)
        // The stream's number is 0 in a file, and there are no flags: ISO/IEC 14496-14 §3.1.2.
        let stream: [UInt8] = [0, 0, 0]
        // 2 is reserved for files: ISO/IEC 14496-14 §3.1.2.
        let layer = descriptor(layerTag, [2])
        return descriptor(
            streamTag, stream + descriptor(decoderTag, decoder + descriptor(configTag, config)) + layer)
    }

    /// The AudioSpecificConfig in a box `esds`; empty where there is none.
    static func config(esds: Box) throws(ContainerError) -> [UInt8] {
        var reader = esds.reader
        _ = try reader.versionAndFlags()
        guard var stream = try contents(of: streamTag, in: &reader) else { throw missing(streamTag) }
        try stream.skip(2)
        // Source: ISO/IEC 14496-1 §7.2.6.5: three flags, each announcing a field.
        let flags: UInt8 = try stream.number()
        if flags & 0x80 != 0 { try stream.skip(2) }
        if flags & 0x40 != 0 { try stream.skip(Int(try stream.number(UInt8.self))) }
        if flags & 0x20 != 0 { try stream.skip(2) }
        guard var decoder = try contents(of: decoderTag, in: &stream) else { throw missing(decoderTag) }
        guard try decoder.number(UInt8.self) == audioObject else {
            throw .malformed("esds", "its stream isn't MPEG-4 audio")
        }
        let streamTypeSizeAndRates = 12
        try decoder.skip(streamTypeSizeAndRates)
        guard var config = try contents(of: configTag, in: &decoder) else { return [] }
        return Array(try config.bytes(config.count))
    }

    private static func missing(_ tag: UInt8) -> ContainerError {
        .malformed("esds", "descriptor \(tag) is absent")
    }

    /// The contents of the next descriptor that is a `tag`.
    private static func contents(
        of tag: UInt8, in reader: inout ByteReader
    ) throws(ContainerError) -> ByteReader? {
        while reader.count > 0 {
            let found: UInt8 = try reader.number()
            let contents = try reader.bytes(length(&reader))
            if found == tag { return ByteReader(contents, of: "esds") }
        }
        return nil
    }

    /// A length in groups of seven bits; the top bit says that another follows, at most three times.
    private static func length(_ reader: inout ByteReader) throws(ContainerError) -> Int {
        var length = 0
        for _ in 0..<4 {
            let byte: UInt8 = try reader.number()
            length = length << 7 | Int(byte & 0x7F)
            if byte & 0x80 == 0 { return length }
        }
        throw .malformed("esds", "a descriptor's length has more than four bytes")
    }

    private static func descriptor(_ tag: UInt8, _ contents: [UInt8]) -> [UInt8] {
        // All four bytes are written: lengths beyond 127 need no other form.
        let length = [21, 14, 7, 0].map { UInt8(truncatingIfNeeded: contents.count >> $0) & 0x7F }
        return [tag, length[0] | 0x80, length[1] | 0x80, length[2] | 0x80, length[3]] + contents
    }
}
