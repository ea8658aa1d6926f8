/// What a decoder of H.265 must know first: the payload of an `hvcC` box. Source: ISO/IEC 14496-15 §8.3.3.1.
package struct HEVCConfiguration: Hashable, Sendable {
    /// Which list of profiles ``profile`` is taken from: 0 for the standard's own, to 3.
    package let profileSpace: UInt8
    /// Whether the level's bit rates are those of the high tier.
    package let isHighTier: Bool
    /// `general_profile_idc`.
    package let profile: UInt8
    /// `general_profile_compatibility_flag`, profile 0 in the top bit.
    package let compatibility: UInt32
    /// The six bytes of constraint flags.
    package let constraints: [UInt8]
    /// Thirty times the level.
    package let level: UInt8
    /// How many bytes the length before each NAL unit of a frame has: 1, 2 or 4.
    package let nalLengthByteCount: Int
    /// NAL units of type 32, without lengths.
    package let videoParameterSets: [[UInt8]]
    /// NAL units of type 33, without lengths; at least one.
    package let sequenceParameterSets: [[UInt8]]
    /// NAL units of type 34, without lengths.
    package let pictureParameterSets: [[UInt8]]

    /// Reads the payload of `hvcC`; units of other types than parameter sets are passed over.
    package init(parsing bytes: [UInt8]) throws(CodecPrivateProblem) {
        guard !bytes.isEmpty else { throw .absent }
        guard !NALUnit.opensWithStartCode(bytes) else { throw .annexB }
        var reader = BitReader(bytes, of: "'hvcC'")
        let version = try reader.bits(8)
        guard version == 1 else { throw .malformed("'hvcC' has the version \(version)") }
        profileSpace = UInt8(try reader.bits(2))
        isHighTier = try reader.flag()
        profile = UInt8(try reader.bits(5))
        compatibility = UInt32(try reader.bits(32))
        constraints = try reader.bytes(6)
        level = UInt8(try reader.bits(8))
        let segmentationParallelismChromaAndDepths = 6 * 8
        let frameRateAndLayers = 16 + 6
        try reader.skip(segmentationParallelismChromaAndDepths + frameRateAndLayers)
        nalLengthByteCount = try NALUnit.lengthByteCount(reader.bits(2))
        let units = try Self.units(&reader)
        videoParameterSets = units[32] ?? []
        sequenceParameterSets = units[33] ?? []
        pictureParameterSets = units[34] ?? []
        guard !sequenceParameterSets.isEmpty else { throw .malformed("'hvcC' has no sequence parameter set") }
    }

    /// The size of the pictures by the first sequence parameter set.
    package func pictureSize() throws(CodecPrivateProblem) -> PictureSize {
        try HEVCSequenceParameterSet(parsing: sequenceParameterSets[0]).pictureSize
    }

    /// The units by their types.
    private static func units(_ reader: inout BitReader) throws(CodecPrivateProblem) -> [Int: [[UInt8]]] {
        var units: [Int: [[UInt8]]] = [:]
        for _ in 0..<(try reader.bits(8)) {
            let type = try reader.bits(8) & 0x3F
            for _ in 0..<(try reader.bits(16)) {
                units[type, default: []].append(try reader.bytes(reader.bits(16)))
            }
        }
        return units
    }
}
