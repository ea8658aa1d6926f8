/// The tables that say which packets carry what: one program with all the tracks of a segment.
///
/// Source: ISO/IEC 13818-1 §2.4.4.
struct ProgramTables {
    /// The packets of the table that lists the programs.
    static let associationPID: UInt16 = 0
    /// The packets of the table that lists the program's tracks.
    static let mapPID: UInt16 = 0x1000
    /// No packets at all. Source: ISO/IEC 13818-1 table 2-3.
    private static let noPID: UInt16 = 0x1FFF
    private static let programNumber: UInt16 = 1

    /// The packets that carry the clock: those of the pictures, else those of the first track.
    let clockPID: UInt16
    /// The list of programs.
    let association: [UInt8]
    /// The list of tracks.
    let map: [UInt8]

    /// The tables of a program of `tracks`.
    init(tracks: [TransportedTrack]) {
        let clockPID = (tracks.first { $0.isVideo } ?? tracks.first)?.pid ?? Self.noPID
        self.clockPID = clockPID
        association = Self.section(tableID: 0, identifier: 1) { writer in
            writer.append(Self.programNumber)
            writer.append(0xE000 | Self.mapPID)
        }
        map = Self.section(tableID: 2, identifier: Self.programNumber) { writer in
            writer.append(0xE000 | clockPID)
            let noDescriptors: UInt16 = 0xF000
            writer.append(noDescriptors)
            for track in tracks {
                writer.append(track.streamType)
                writer.append(0xE000 | track.pid)
                writer.append(noDescriptors)
            }
        }
    }

    /// A section that fills its packets: a pointer to its start, the section, its checksum, then stuffing.
    private static func section(
        tableID: UInt8, identifier: UInt16, _ write: (inout ByteWriter) -> Void
    ) -> [UInt8] {
        var contents = ByteWriter()
        write(&contents)
        let (fieldsAfterLength, checksum) = (5, 4)
        var section = ByteWriter()
        section.append(tableID)
        section.append(
            0xB000 | UInt16(truncatingIfNeeded: fieldsAfterLength + contents.bytes.count + checksum))
        section.append(identifier)
        let firstVersionAndCurrent: UInt8 = 0xC1
        section.append(firstVersionAndCurrent)
        section.appendZeros(2)
        section.append(contentsOf: contents.bytes)
        section.append(self.checksum(of: section.bytes))
        let payload = [0] + section.bytes
        let stuffing =
            (TransportPacket.payloadByteCount - payload.count % TransportPacket.payloadByteCount)
            % TransportPacket.payloadByteCount
        return payload + Array(repeating: 0xFF, count: stuffing)
    }

    /// Source: ISO/IEC 13818-1 Annex A.
    private static func checksum(of bytes: [UInt8]) -> UInt32 {
        let polynomial: UInt32 = 0x04C1_1DB7
        return bytes.reduce(.max) { sum, byte in
            (0..<8).reduce(sum ^ UInt32(byte) << 24) { sum, _ in
                sum & 0x8000_0000 == 0 ? sum << 1 : sum << 1 ^ polynomial
            }
        }
    }
}
