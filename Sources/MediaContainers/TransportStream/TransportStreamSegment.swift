/// A fragment as one segment of an MPEG-2 transport stream, with all its tracks.
///
/// It begins with both program tables and can follow any other segment of the same tracks. Source: RFC 8216 §3.2.
package struct TransportStreamSegment: Hashable, Sendable {
    /// The segment: whole packets of 188 bytes.
    package let bytes: [UInt8]

    /// Units of time a second.
    private static let timescale: UInt32 = 90_000
    /// All times are later by this, so that decoding and the clock have room before the zero of the session's time.
    package static let delay: Duration = .seconds(1)
    /// How long before its decoding a frame arrives.
    private static let lead: Int64 = 45_000

    /// The segment of `fragment`, which begins `start` after the zero of the session's time.
    ///
    /// Tracks of other codecs than H.264, H.265 and AAC are left out.
    package init(_ fragment: CodedFragment, start: Duration) throws(CodecPrivateProblem) {
        let tracks = try TransportedTrack.all(of: fragment.tracks)
        let packets = tracks.flatMap { Self.packets(of: $0, in: fragment, start) }.enumerated()
            .sorted { ($0.element.decodeTime, $0.offset) < ($1.element.decodeTime, $1.offset) }
            .map(\.element)
        bytes = Self.bytes(of: packets, tables: ProgramTables(tracks: tracks))
    }

    private static func packets(
        of track: TransportedTrack, in fragment: CodedFragment, _ start: Duration
    ) -> [PESPacket] {
        let frames = fragment.frames(ofTrack: track.number)
        let times = DecodingTimeline(of: frames, from: start, timescale: timescale).entries
        let delay = DecodingTimeline.units(.zero, delay, timescale)
        return zip(frames, times).compactMap { frame, time in
            guard let payload = track.bytes(of: frame) else { return nil }
            return PESPacket(
                pid: track.pid, streamID: track.streamID, presentationTime: time.presentationTime + delay,
                decodeTime: time.decodeTime + delay, isRandomAccess: frame.isKeyFrame, payload: payload)
        }
    }

    private static func bytes(of packets: [PESPacket], tables: ProgramTables) -> [UInt8] {
        let lastOfStream = Dictionary(packets.indices.map { (packets[$0].pid, $0) }) { $1 }
        var tablesCount = 0
        var packetizer = TransportPacketizer()
        for (index, packet) in packets.enumerated() {
            // The tables come again and again, evenly, and as often as their counters need for a cycle.
            let due = 1 + (TransportPacketizer.cycle - 1) * index / max(1, packets.count - 1)
            packetizer.append(tables, times: due - tablesCount)
            tablesCount = due
            let clock = packet.pid == tables.clockPID ? packet.decodeTime - lead : nil
            packetizer.append(
                packet.bytes, pid: packet.pid,
                adaptation: AdaptationField(isRandomAccess: packet.isRandomAccess, clock: clock),
                at: lastOfStream[packet.pid] == index ? .last : .inside)
        }
        packetizer.append(tables, times: TransportPacketizer.cycle - tablesCount)
        return packetizer.bytes
    }
}

extension TransportPacketizer {
    /// Appends both tables, so many times.
    fileprivate mutating func append(_ tables: ProgramTables, times: Int) {
        for _ in 0..<times {
            append(tables.association, pid: ProgramTables.associationPID)
            append(tables.map, pid: ProgramTables.mapPID)
        }
    }
}
