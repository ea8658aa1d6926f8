/// What is needed of an H.264 sequence parameter set. Source: ITU-T H.264 §7.3.2.1.1.
struct AVCSequenceParameterSet {
    /// The size of the pictures after cropping.
    let pictureSize: PictureSize

    /// Reads a NAL unit of type 7, its header included.
    init(parsing unit: [UInt8]) throws(CodecPrivateProblem) {
        var reader = BitReader(NALUnit.unescaped(unit), of: "the sequence parameter set")
        let unitType = 7
        guard try reader.bits(8) & 0x1F == unitType else {
            throw .malformed("a NAL unit of another type stands where the sequence parameter set must be")
        }
        let profile = try reader.bits(8)
        try reader.skip(16)
        _ = try reader.unsignedGolomb()
        let chroma = Self.profilesWithChroma.contains(profile) ? try Self.chroma(&reader) : .halvedInBoth
        _ = try reader.unsignedGolomb()
        try Self.skipPictureOrder(&reader)
        _ = try reader.unsignedGolomb()
        try reader.skip(1)
        pictureSize = try Self.pictureSize(chroma, &reader)
    }

    /// The profiles whose sets tell the chroma format. Source: ITU-T H.264 §7.3.2.1.1.
    private static let profilesWithChroma: Set = [
        100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135,
    ]

    private static func chroma(_ reader: inout BitReader) throws(CodecPrivateProblem) -> ChromaFormat {
        let format = try ChromaFormat(&reader)
        _ = try (reader.unsignedGolomb(), reader.unsignedGolomb())
        try reader.skip(1)
        guard try reader.flag() else { return format }
        for list in 0..<(format == .full ? 12 : 8) where try reader.flag() {
            try skipScalingList(count: list < 6 ? 16 : 64, &reader)
        }
        return format
    }

    /// Source: ITU-T H.264 §7.3.2.1.1.1.
    private static func skipScalingList(
        count: Int, _ reader: inout BitReader
    ) throws(CodecPrivateProblem) {
        var next = 8
        for _ in 0..<count where next != 0 {
            next = (next + (try reader.signedGolomb())) & 0xFF
        }
    }

    private static func skipPictureOrder(_ reader: inout BitReader) throws(CodecPrivateProblem) {
        switch try reader.unsignedGolomb() {
        case 0: _ = try reader.unsignedGolomb()
        case 1:
            try reader.skip(1)
            _ = try (reader.signedGolomb(), reader.signedGolomb())
            for _ in 0..<(try reader.unsignedGolomb()) { _ = try reader.signedGolomb() }
        default: break
        }
    }

    private static func pictureSize(
        _ chroma: ChromaFormat, _ reader: inout BitReader
    ) throws(CodecPrivateProblem) -> PictureSize {
        let macroblock = 16
        let width = (try reader.unsignedGolomb() + 1) * macroblock
        let mapUnits = try reader.unsignedGolomb() + 1
        // A map unit is one macroblock high, or two where pictures may be coded as fields: §7.4.2.1.1.
        let fields = try reader.flag() ? 1 : 2
        try reader.skip(fields)
        return try PictureSize(
            coded: (width, mapUnits * macroblock * fields), cropping: PictureCropping(&reader),
            unit: (chroma.unit.width, chroma.unit.height * fields))
    }
}
