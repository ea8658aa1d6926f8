/// A frame with its times: what transport packets are cut from. Source: ISO/IEC 13818-1 §2.4.3.6.
struct PESPacket {
    /// The packets that carry it.
    let pid: UInt16
    /// The kind of its track.
    let streamID: UInt8
    /// When it is shown, in 1/90,000 s; written modulo 2³³.
    let presentationTime: Int64
    /// When it is decoded, in the same units.
    let decodeTime: Int64
    /// Decoding can begin here.
    let isRandomAccess: Bool
    /// The frame.
    let payload: [UInt8]

    /// The packet; a payload that is too long for the field of 16 bits goes without a length, as only pictures may.
    var bytes: [UInt8] {
        let times = presentationTime == decodeTime ? [presentationTime] : [presentationTime, decodeTime]
        let timesCount = 5 * times.count
        var writer = ByteWriter()
        writer.append(contentsOf: [0, 0, 1, streamID])
        writer.append(UInt16(exactly: 3 + timesCount + payload.count) ?? 0)
        let isAligned: UInt8 = 0x84
        writer.append(isAligned)
        // The marks before the times say which one it is, and how many there are.
        writer.append(UInt8(times.count == 1 ? 0x80 : 0xC0))
        writer.append(UInt8(timesCount))
        let marks: [UInt8] = times.count == 1 ? [2] : [3, 1]
        for (mark, time) in zip(marks, times) { Self.append(time, mark: mark, to: &writer) }
        writer.append(contentsOf: payload)
        return writer.bytes
    }

    /// A time in 33 bits, with bits between that are 1 so that no start code comes about.
    private static func append(_ time: Int64, mark: UInt8, to writer: inout ByteWriter) {
        writer.append(mark << 4 | UInt8(time >> 30 & 0x7) << 1 | 1)
        for shift: Int64 in [15, 0] { writer.append(UInt16(time >> shift & 0x7FFF) << 1 | 1) }
    }
}
