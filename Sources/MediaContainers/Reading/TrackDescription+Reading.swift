extension TrackDescription {
    /// Reads a `trak` box, or `nil` where it is neither video nor audio.
    init?(trak: Box) throws(ContainerError) {
        let header = try TrackHeader(tkhd: trak.descendant("tkhd"))
        let media: Media
        switch try Self.handler(hdlr: trak.descendant("mdia", "hdlr")) {
        case "vide": media = .video(width: header.width, height: header.height)
        case "soun": media = .audio
        default: return nil
        }
        self.init(
            id: header.id, media: media, timescale: try Self.timescale(mdhd: trak.descendant("mdia", "mdhd")),
            sampleEntry: try Self.sampleEntry(stsd: trak.descendant("mdia", "minf", "stbl", "stsd")))
    }

    private static func handler(hdlr: Box) throws(ContainerError) -> BoxType {
        var reader = hdlr.reader
        try reader.skip(8)
        return BoxType(code: try reader.number())
    }

    private static func timescale(mdhd: Box) throws(ContainerError) -> UInt32 {
        var reader = mdhd.reader
        let version = try reader.versionAndFlags().version
        _ = try (reader.time(version: version), reader.time(version: version))
        let timescale: UInt32 = try reader.number()
        guard timescale > 0 else { throw .malformed("mdhd", "its time scale is 0") }
        return timescale
    }

    /// The first sample entry; a file that switches between several isn't a source for fragments.
    private static func sampleEntry(stsd: Box) throws(ContainerError) -> [UInt8] {
        var reader = stsd.reader
        _ = try reader.versionAndFlags()
        guard try reader.number(UInt32.self) == 1 else {
            throw .malformed("stsd", "it hasn't exactly one entry")
        }
        let entry = try Box(startOf: reader.bytes(reader.count))
        return Array(stsd.payload.dropFirst(8).prefix(entry.byteCount))
    }
}

/// The parts of a `tkhd` box that are needed. Source: ISO/IEC 14496-12 §8.3.2.
private struct TrackHeader {
    var id: UInt32
    var width: Int
    var height: Int

    init(tkhd: Box) throws(ContainerError) {
        var reader = tkhd.reader
        let version = try reader.versionAndFlags().version
        _ = try (reader.time(version: version), reader.time(version: version))
        id = try reader.number()
        // Up to the size: duration, and what the standard reserves, orders by layer and transforms.
        let reserved = 4
        _ = try (reader.skip(reserved), reader.time(version: version))
        let layerVolumeAndMatrix = 8 + 4 + 4 + 36
        try reader.skip(layerVolumeAndMatrix)
        width = Int(try reader.number(UInt32.self) >> 16)
        height = Int(try reader.number(UInt32.self) >> 16)
    }
}
