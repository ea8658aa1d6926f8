/// What a decoder of AAC must know first. Source: ISO/IEC 14496-3 §1.6.2.1.
package struct AudioSpecificConfig: Hashable, Sendable {
    /// The audio object type that the data names first: 2 for AAC-LC, 5 for HE-AAC that is signalled in the open.
    package let objectType: Int
    /// The sampling frequency of the coded sound, in hertz.
    package let samplesPerSecond: Int
    /// The sampling frequency after spectral band replication, in hertz; `nil` without it.
    package let extendedSamplesPerSecond: Int?
    /// How many channels are coded.
    package let channels: Int

    /// Reads the data, and signs of spectral band replication in either form.
    package init(parsing bytes: [UInt8]) throws(CodecPrivateProblem) {
        guard !bytes.isEmpty else { throw .absent }
        var reader = BitReader(bytes, of: "AudioSpecificConfig")
        objectType = try Self.objectType(&reader)
        samplesPerSecond = try Self.frequency(&reader)
        let channelConfiguration = try reader.bits(4)
        var coreType = objectType
        var extended: Int?
        if Self.typesWithReplication.contains(objectType) {
            extended = try Self.frequency(&reader)
            coreType = try Self.objectType(&reader)
        }
        if Self.generalTypes.contains(coreType) {
            channels = try Self.channels(afterHeader: channelConfiguration, &reader)
        } else {
            channels = try Self.channels(channelConfiguration)
        }
        // Only AAC-LC has replication told behind its configuration.
        let mayFollow = extended == nil && coreType == 2
        extendedSamplesPerSecond = mayFollow ? try Self.trailingFrequency(&reader) : extended
    }

    /// Spectral band replication, without and with parametric stereo.
    private static let typesWithReplication: Set = [5, 29]
    /// The types that are followed by a GASpecificConfig. Source: ISO/IEC 14496-3 §1.6.2.1.
    private static let generalTypes: Set = [1, 2, 3, 4, 6, 7, 17, 19, 20, 21, 22, 23]
    /// The sampling frequencies that have an index, in hertz. Source: ISO/IEC 14496-3 table 1.18.
    static let frequencies = [
        96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350,
    ]
    /// How many channels a configuration means; 0 where that is told elsewhere, or reserved. Source: ISO/IEC 14496-3 table 1.19.
    static let channelCounts = [0, 1, 2, 3, 4, 5, 6, 8, 0, 0, 0, 7, 8, 24, 8, 0]

    private static func objectType(_ reader: inout BitReader) throws(CodecPrivateProblem) -> Int {
        let short = try reader.bits(5)
        let type = short == 31 ? 32 + (try reader.bits(6)) : short
        // Source: ISO/IEC 14496-3 table 1.17. The bits of an ADTS header would read as type 95.
        guard (1...46).contains(type) else { throw .malformed("the audio object type \(type) isn't defined") }
        return type
    }

    private static func frequency(_ reader: inout BitReader) throws(CodecPrivateProblem) -> Int {
        let index = try reader.bits(4)
        let frequency: Int? =
            switch index {
            case frequencies.indices: frequencies[index]
            case 15: try reader.bits(24)
            default: nil
            }
        guard let frequency, frequency > 0 else { throw .malformed("the sampling frequency isn't defined") }
        return frequency
    }

    private static func channels(_ configuration: Int) throws(CodecPrivateProblem) -> Int {
        guard channelCounts[configuration] > 0 else {
            throw .malformed("the channel configuration \(configuration) isn't defined")
        }
        return channelCounts[configuration]
    }

    /// Reads a GASpecificConfig for the sake of the channels that it may list. Source: ISO/IEC 14496-3 §4.4.1.
    private static func channels(
        afterHeader configuration: Int, _ reader: inout BitReader
    ) throws(CodecPrivateProblem) -> Int {
        try reader.skip(1)
        let coreCoderDelayBits = 14
        if try reader.flag() { try reader.skip(coreCoderDelayBits) }
        try reader.skip(1)
        return configuration == 0 ? try ProgramConfig(&reader).channels : try channels(configuration)
    }

    /// The sign of spectral band replication that old decoders don't see. Source: ISO/IEC 14496-3 §1.6.6.2.
    private static func trailingFrequency(_ reader: inout BitReader) throws(CodecPrivateProblem) -> Int? {
        let (signBits, sign, replication) = (11, 0x2B7, 5)
        let shortestSign = 17
        guard reader.count >= shortestSign, try reader.bits(signBits) == sign,
            try objectType(&reader) == replication, try reader.flag()
        else { return nil }
        return try frequency(&reader)
    }
}
