/// A packet of 188 bytes. Source: ISO/IEC 13818-1 §2.4.3.2.
struct TransportPacket {
    /// How many bytes follow the header.
    static let payloadByteCount = 184

    /// Which of the streams it belongs to.
    let pid: UInt16
    /// Its payload is the start of something.
    let isStart: Bool
    /// The number of the packet among those of its stream; written modulo 16.
    let continuity: Int
    /// What goes before the payload.
    let adaptation: AdaptationField
    /// At least one byte, and no more than there is room for.
    let payload: ArraySlice<UInt8>

    /// Appends the packet to `bytes`.
    func append(to bytes: inout [UInt8]) {
        let room = Self.payloadByteCount - payload.count
        bytes.append(0x47)
        bytes.append((isStart ? 0x40 : 0) | UInt8(pid >> 8 & 0x1F))
        bytes.append(UInt8(pid & 0xFF))
        bytes.append((room > 0 ? 0x30 : 0x10) | UInt8(continuity & 0xF))
        bytes += adaptation.bytes(filling: room)
        bytes += payload
    }
}

/// What a packet says besides its payload, and what fills a packet whose payload is short. Source: ISO/IEC 13818-1 §2.4.3.4.
struct AdaptationField {
    /// Nothing.
    static let none = AdaptationField(isRandomAccess: false)

    /// Decoding can begin with this packet.
    var isRandomAccess: Bool
    /// The time at which the packet arrives, in 1/90,000 s.
    var clock: Int64?

    /// How many bytes it needs.
    var byteCount: Int { contents.isEmpty ? 0 : 1 + contents.count }

    /// The field in exactly `count` bytes, at least as many as it needs.
    func bytes(filling count: Int) -> [UInt8] {
        guard count > 0 else { return [] }
        guard count > 1 else { return [0] }
        let contents = contents.isEmpty ? [0] : contents
        let stuffing = Array(repeating: UInt8(0xFF), count: max(0, count - 1 - contents.count))
        return [UInt8(count - 1)] + contents + stuffing
    }

    private var contents: [UInt8] {
        guard isRandomAccess || clock != nil else { return [] }
        var writer = ByteWriter()
        writer.append((isRandomAccess ? 0x40 : 0) | UInt8(clock == nil ? 0 : 0x10))
        guard let clock else { return writer.bytes }
        // 33 bits of the clock, 6 that are 1, 9 of the finer clock: 48 together.
        let field = UInt64(clock & 0x1_FFFF_FFFF) << 15 | 0x7E00
        writer.append(UInt16(field >> 32))
        writer.append(UInt32(truncatingIfNeeded: field))
        return writer.bytes
    }
}
