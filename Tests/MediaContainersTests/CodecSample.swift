@testable import MediaContainers

/// Codec private data made by hand.
enum CodecSample {
    /// x264's parameter sets for 64×48 at the baseline profile.
    static let avcC: [UInt8] =
        [1, 0x42, 0xC0, 0x0A, 0xFF, 0xE1, 0, 4, 0x67, 0x42, 0xC0, 0x0A, 1, 0, 3, 0x68, 0xCE, 0x38]

    /// An `hvcC` of one sequence parameter set; `profile` holds space, tier and profile as they lie in the byte.
    static func hvcC(
        profile: UInt8 = 1, flags: UInt32 = 0x6000_0000, constraints: [UInt8] = [0x90, 0, 0, 0, 0, 0],
        level: UInt8 = 60
    ) -> [UInt8] {
        var writer = ByteWriter()
        writer.append(contentsOf: [1, profile])
        writer.append(flags)
        writer.append(contentsOf: constraints + [level])
        writer.append(contentsOf: [0xF0, 0, 0xFC, 0xFD, 0xF8, 0xF8, 0, 0, 0x0F])
        writer.append(contentsOf: [1, 0xA1, 0, 1, 0, 3, 0x42, 1, 1])
        return writer.bytes
    }
}
