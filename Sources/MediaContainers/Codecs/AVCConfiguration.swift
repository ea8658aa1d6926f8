/// What a decoder of H.264 must know first: the payload of an `avcC` box. Source: ISO/IEC 14496-15 §5.3.3.1.
package struct AVCConfiguration: Hashable, Sendable {
    /// `profile_idc` of the sequence parameter sets.
    package let profile: UInt8
    /// The constraint flags between profile and level.
    package let compatibility: UInt8
    /// Ten times the level.
    package let level: UInt8
    /// How many bytes the length before each NAL unit of a frame has: 1, 2 or 4.
    package let nalLengthByteCount: Int
    /// NAL units of type 7, without lengths; at least one.
    package let sequenceParameterSets: [[UInt8]]
    /// NAL units of type 8, without lengths; at least one.
    package let pictureParameterSets: [[UInt8]]

    /// Reads the payload of `avcC`; what follows the parameter sets is passed over.
    package init(parsing bytes: [UInt8]) throws(CodecPrivateProblem) {
        guard !bytes.isEmpty else { throw .absent }
        guard !NALUnit.opensWithStartCode(bytes) else { throw .annexB }
        var reader = BitReader(bytes, of: "'avcC'")
        let version = try reader.bits(8)
        guard version == 1 else { throw .malformed("'avcC' has the version \(version)") }
        profile = UInt8(try reader.bits(8))
        compatibility = UInt8(try reader.bits(8))
        level = UInt8(try reader.bits(8))
        try reader.skip(6)
        nalLengthByteCount = try NALUnit.lengthByteCount(reader.bits(2))
        try reader.skip(3)
        sequenceParameterSets = try Self.units(count: reader.bits(5), in: &reader)
        pictureParameterSets = try Self.units(count: reader.bits(8), in: &reader)
        guard !sequenceParameterSets.isEmpty else { throw .malformed("'avcC' has no sequence parameter set") }
        guard !pictureParameterSets.isEmpty else { throw .malformed("'avcC' has no picture parameter set") }
    }

    /// The size of the pictures by the first sequence parameter set.
    package func pictureSize() throws(CodecPrivateProblem) -> PictureSize {
        try AVCSequenceParameterSet(parsing: sequenceParameterSets[0]).pictureSize
    }

    private static func units(
        count: Int, in reader: inout BitReader
    ) throws(CodecPrivateProblem) -> [[UInt8]] {
        var units: [[UInt8]] = []
        for _ in 0..<count { units.append(try reader.bytes(reader.bits(16))) }
        return units
    }
}
