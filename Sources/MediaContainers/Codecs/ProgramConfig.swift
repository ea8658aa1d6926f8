/// A list of channels where no common arrangement of loudspeakers is meant. Source: ISO/IEC 14496-3 §4.4.1.1.
struct ProgramConfig {
    /// How many channels there are.
    let channels: Int

    /// Reads a program config element up to its comment.
    init(_ reader: inout BitReader) throws(CodecPrivateProblem) {
        let tagProfileAndFrequency = 4 + 2 + 4
        try reader.skip(tagProfileAndFrequency)
        let (front, side, back) = (try reader.bits(4), try reader.bits(4), try reader.bits(4))
        let (lowFrequency, data, coupling) = (try reader.bits(2), try reader.bits(3), try reader.bits(4))
        for mixdownBits in [4, 4, 3] where try reader.flag() { try reader.skip(mixdownBits) }
        var channels = lowFrequency
        for _ in 0..<front + side + back {
            channels += try reader.flag() ? 2 : 1
            try reader.skip(4)
        }
        try reader.skip(4 * (lowFrequency + data) + 5 * coupling)
        guard channels > 0 else { throw .malformed("the program config element lists no channel") }
        self.channels = channels
        let comment = try reader.bytes(1).first ?? 0
        try reader.skip(8 * Int(comment))
    }
}
