/// What H.264 and H.265 have in common: units of bytes in which `00 00` never is followed by a byte below 3 unescaped.
enum NALUnit {
    /// The bits of `unit` as they were before bytes 3 were put in to keep start codes out. Source: ITU-T H.264 §7.4.1.
    static func unescaped(_ unit: some Sequence<UInt8>) -> [UInt8] {
        var payload: [UInt8] = []
        var zeros = 0
        for byte in unit {
            if zeros >= 2, byte == 3 {
                zeros = 0
                continue
            }
            zeros = byte == 0 ? zeros + 1 : 0
            payload.append(byte)
        }
        return payload
    }

    /// Whether `bytes` open with a start code, of three or four bytes. Source: ITU-T H.264 Annex B.
    static func opensWithStartCode(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0, 0, 1]) || bytes.starts(with: [0, 0, 0, 1])
    }

    /// How many bytes the length before each unit has, from the two bits in a configuration.
    ///
    /// Source: ISO/IEC 14496-15 §5.3.3.1.2: 1, 2 or 4.
    static func lengthByteCount(_ code: Int) throws(CodecPrivateProblem) -> Int {
        let count = code + 1
        guard count != 3 else { throw .malformed("lengths of NAL units have 3 bytes") }
        return count
    }
}
