/// How AAC stands in a transport stream: a header before each frame. Source: ISO/IEC 14496-3 §1.A.2.2.
struct ADTSFormat {
    private let objectType: Int
    private let frequencyIndex: Int
    private let channelConfiguration: Int

    /// The header for sound that decodes as `config` says; its fields have room for less than a configuration can say.
    init(_ config: AudioSpecificConfig) throws(CodecPrivateProblem) {
        let lowComplexity = 2
        objectType = config.extendedSamplesPerSecond == nil ? config.objectType : lowComplexity
        guard (1...4).contains(objectType) else {
            throw .malformed("ADTS can't tell the audio object type \(objectType)")
        }
        guard let index = AudioSpecificConfig.frequencies.firstIndex(of: config.samplesPerSecond) else {
            throw .malformed("ADTS can't tell a sampling frequency of \(config.samplesPerSecond) Hz")
        }
        frequencyIndex = index
        // 0 says that the channels are told inside the frames.
        channelConfiguration = AudioSpecificConfig.channelCounts[1...7].firstIndex(of: config.channels) ?? 0
    }

    /// `frame` with its header, or `nil` where it is longer than the header can say.
    func frame(_ frame: CodedFrame) -> [UInt8]? {
        let headerCount = 7
        let count = headerCount + frame.data.count
        guard count < 1 << 13 else { return nil }
        // The sign of a frame, MPEG-4, no checksum.
        var writer = ByteWriter()
        writer.append(UInt16(0xFFF1))
        let fields = (objectType - 1) << 30 | frequencyIndex << 26 | channelConfiguration << 22 | count << 5
        // A variable rate, hence no word on the decoder's buffer; one block of sound.
        let unknownFullness = 0x7FF
        writer.append(UInt32(truncatingIfNeeded: fields | unknownFullness >> 6))
        writer.append(UInt8(truncatingIfNeeded: unknownFullness << 2))
        return writer.bytes + frame.data
    }
}
