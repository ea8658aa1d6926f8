extension TrackDescription {
    /// The name that CODECS of a playlist has for this track, such as `avc1.4d400d` or `mp4a.40.2`.
    ///
    /// Source: RFC 6381 §3.3 and ISO/IEC 14496-15 §E.2; `nil` for other codecs.
    package var codecName: String? {
        switch media {
        case .video: avcName
        case .audio: aacName
        }
    }

    /// Profile, compatibility and level follow the version byte of `avcC`.
    private var avcName: String? {
        guard let start = firstIndex(of: "avcC"), sampleEntry.count >= start + 4 else { return nil }
        return "avc1." + sampleEntry[start + 1..<start + 4].map(Self.hexadecimal).joined()
    }

    /// The object type is the first five bits of the DecoderSpecificInfo, whose tag is 5. Source: ISO/IEC 14496-1 §7.2.6.
    private var aacName: String? {
        guard let start = firstIndex(of: "esds") else { return nil }
        var reader = ByteReader(sampleEntry[start...], of: "esds")
        do throws(ContainerError) {
            _ = try reader.versionAndFlags()
            let streamHeader = 3
            try Self.open(0x03, in: &reader, skipping: streamHeader)
            let configHeader = 13
            try Self.open(0x04, in: &reader, skipping: configHeader)
            try Self.open(0x05, in: &reader, skipping: 0)
            return "mp4a.40.\(try reader.number(UInt8.self) >> 3)"
        } catch {
            return nil
        }
    }

    /// Enters the descriptor `tag` and passes over its first `count` bytes of contents.
    private static func open(
        _ tag: UInt8, in reader: inout ByteReader, skipping count: Int
    ) throws(ContainerError) {
        guard try reader.number(UInt8.self) == tag else {
            throw .malformed("esds", "descriptor \(tag) is absent")
        }
        // The length is written in groups of seven bits; the top bit says that another follows.
        while try reader.number(UInt8.self) & 0x80 != 0 {}
        try reader.skip(count)
    }

    /// Where the contents of the box `type` begin in ``sampleEntry``, found by name: entries have unlike fixed parts.
    private func firstIndex(of type: BoxType) -> Int? {
        guard sampleEntry.count >= 4 else { return nil }
        for start in 0...sampleEntry.count - 4 {
            let code = sampleEntry[start..<start + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            if code == type.code { return start + 4 }
        }
        return nil
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16)
        return digits.count == 1 ? "0" + digits : digits
    }
}
