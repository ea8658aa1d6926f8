/// What is needed of an H.265 sequence parameter set. Source: ITU-T H.265 §7.3.2.2.1.
struct HEVCSequenceParameterSet {
    /// The size of the pictures after cropping.
    let pictureSize: PictureSize

    /// Reads a NAL unit of type 33, its header included.
    init(parsing unit: [UInt8]) throws(CodecPrivateProblem) {
        var reader = BitReader(NALUnit.unescaped(unit), of: "the sequence parameter set")
        let unitType = 33
        guard try reader.bits(16) >> 9 & 0x3F == unitType else {
            throw .malformed("a NAL unit of another type stands where the sequence parameter set must be")
        }
        try reader.skip(4)
        let subLayers = try reader.bits(3)
        try reader.skip(1)
        try Self.skipProfileTierLevel(subLayers: subLayers, &reader)
        _ = try reader.unsignedGolomb()
        let chroma = try ChromaFormat(&reader)
        let coded = (width: try reader.unsignedGolomb(), height: try reader.unsignedGolomb())
        pictureSize = try PictureSize(coded: coded, cropping: PictureCropping(&reader), unit: chroma.unit)
    }

    /// Source: ITU-T H.265 §7.3.3.
    private static func skipProfileTierLevel(
        subLayers: Int, _ reader: inout BitReader
    ) throws(CodecPrivateProblem) {
        let (profileBits, levelBits, mostSubLayers) = (88, 8, 8)
        try reader.skip(profileBits + levelBits)
        guard subLayers > 0 else { return }
        var subLayerBits = 0
        for _ in 0..<subLayers {
            subLayerBits += try reader.flag() ? profileBits : 0
            subLayerBits += try reader.flag() ? levelBits : 0
        }
        try reader.skip(2 * (mostSubLayers - subLayers) + subLayerBits)
    }
}
