/// Cuts payloads into packets and counts them.
///
/// A player expects the counter of each stream to go on where the segment before left it. A service that is asked for single segments
/// doesn't know which one that was; so each stream of a segment has a multiple of 16 packets, and any segments fit together.
struct TransportPacketizer {
    /// The packets so far.
    private(set) var bytes: [UInt8] = []
    private var counts: [UInt16: Int] = [:]

    /// The counter repeats after as many packets. Source: ISO/IEC 13818-1 §2.4.3.3.
    static let cycle = 16

    /// Whether more packets of a stream follow in the segment.
    enum Place {
        case inside, last
    }

    /// Appends `payload` in as few packets as possible; at the last `place`, in as many more as complete the cycle.
    ///
    /// For that, it must have at least 16 bytes.
    mutating func append(
        _ payload: [UInt8], pid: UInt16, adaptation: AdaptationField = .none, at place: Place = .inside
    ) {
        let first = TransportPacket.payloadByteCount - adaptation.byteCount
        let others =
            max(0, payload.count - first + TransportPacket.payloadByteCount - 1)
            / TransportPacket.payloadByteCount
        let least = 1 + others
        let missing = (Self.cycle - (counts[pid, default: 0] + least) % Self.cycle) % Self.cycle
        append(payload, pid: pid, adaptation, packets: place == .last ? least + missing : least)
    }

    private mutating func append(_ payload: [UInt8], pid: UInt16, _ field: AdaptationField, packets: Int) {
        var rest = payload[...]
        for index in 0..<packets {
            let field = index == 0 ? field : .none
            // Each of the packets behind needs a byte.
            let part = rest.prefix(
                min(TransportPacket.payloadByteCount - field.byteCount, rest.count - (packets - 1 - index)))
            TransportPacket(
                pid: pid, isStart: index == 0, continuity: counts[pid, default: 0], adaptation: field,
                payload: part
            ).append(to: &bytes)
            counts[pid, default: 0] += 1
            rest = rest.dropFirst(part.count)
        }
    }
}
