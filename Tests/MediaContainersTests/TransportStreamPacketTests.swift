import TestSupport
import Testing

@testable import MediaContainers

struct TransportStreamPacketTests {
    /// A packet taken apart by the standard's table 2-2, as far as it is needed here.
    private struct Packet {
        var pid: Int
        var isStart: Bool
        var continuity: Int
        var clock: Int64?
        var payload: [UInt8]

        init(_ bytes: ArraySlice<UInt8>) throws {
            let bytes = Array(bytes)
            try #require(bytes.count == 188 && bytes[0] == 0x47)
            pid = Int(bytes[1] & 0x1F) << 8 | Int(bytes[2])
            isStart = bytes[1] & 0x40 != 0
            continuity = Int(bytes[3] & 0xF)
            let hasField = bytes[3] & 0x20 != 0
            try #require(bytes[3] & 0x10 != 0)
            let fieldCount = hasField ? 1 + Int(bytes[4]) : 0
            try #require(fieldCount < 184)
            if fieldCount > 6, bytes[5] & 0x10 != 0 {
                clock = bytes[6..<11].reduce(0) { $0 << 8 | Int64($1) } >> 7
            }
            payload = Array(bytes.dropFirst(4 + fieldCount))
        }
    }

    private static func packets(_ bytes: [UInt8]) throws -> [Packet] {
        #expect(bytes.count % 188 == 0)
        return try stride(from: 0, to: bytes.count, by: 188).map {
            try Packet(bytes[$0..<min($0 + 188, bytes.count)])
        }
    }

    private static func expectContinuity(_ packets: [Packet]) {
        for stream in Dictionary(grouping: packets, by: \.pid).values {
            #expect(stream.map(\.continuity) == stream.indices.map { $0 % 16 })
            #expect(stream.count % 16 == 0)
        }
    }

    @Test(arguments: FragmentSource.films, FragmentSource.Selection.allCases)
    func countersGoOnFromAnySegmentToAnyOther(film: String, selection: FragmentSource.Selection) throws {
        for piece in try FragmentSource(film: film, taking: selection).pieces {
            let packets = try Self.packets(TransportStreamSegment(piece.fragment, start: piece.start).bytes)
            Self.expectContinuity(packets)
            #expect(packets.prefix(2).map(\.pid) == [0, 0x1000])
            #expect(Set(packets.map(\.pid)).count == 2 + piece.fragment.tracks.count)
        }
    }

    @Test(arguments: FragmentSource.Selection.allCases)
    func theClockRunsBeforeTheFrames(selection: FragmentSource.Selection) throws {
        let piece = try #require(try FragmentSource(film: "source.mp4", taking: selection).pieces.last)
        let packets = try Self.packets(TransportStreamSegment(piece.fragment, start: piece.start).bytes)
        let clocks = packets.filter { $0.clock != nil }
        #expect(Set(clocks.map(\.pid)) == [0x100])
        let start = 3 * 32 * Int64(5760) + 90_000
        #expect(clocks.compactMap(\.clock) == (0..<32).map { start + $0 * 5760 - 45_000 })
    }

    @Test func aKeyFrameBringsItsParameterSets() throws {
        let piece = try #require(try FragmentSource(film: "source.mp4", taking: .pictures).pieces.first)
        let packets = try Self.packets(TransportStreamSegment(piece.fragment, start: .zero).bytes)
        let first = try #require(packets.first { $0.pid == 0x100 })
        // The PES header of 14 bytes, the delimiter, then H.264's unit type 7.
        #expect(first.payload.dropFirst(14).prefix(6) == [0, 0, 0, 1, 0x09, 0xF0])
        #expect(first.payload.dropFirst(20).prefix(5) == [0, 0, 0, 1, 0x67])
        let starts = packets.filter { $0.pid == 0x100 && $0.isStart }
        #expect(starts.count == 32)
        #expect(starts.dropFirst().allSatisfy { $0.payload.dropFirst(24).first != 0x67 })
    }

    /// AAC-LC of 16 kHz mono, and what HE-AAC of 24 kHz doubled to 48 kHz, stereo, is in ADTS: AAC-LC.
    @Test(
        arguments: [
            ([0x14, 0x08], [0xFF, 0xF1, 0x60, 0x40, 0x01, 0x7F, 0xFC]),
            ([0x2B, 0x11, 0x88, 0x00], [0xFF, 0xF1, 0x58, 0x80, 0x01, 0x7F, 0xFC]),
        ] as [([UInt8], [UInt8])])
    func soundHasAHeader(config: [UInt8], header: [UInt8]) throws {
        let format = try ADTSFormat(AudioSpecificConfig(parsing: config))
        let frame = CodedFrame(trackNumber: 1, time: .zero, isKeyFrame: true, data: [1, 2, 3, 4])
        #expect(format.frame(frame) == header + [1, 2, 3, 4])
        let tooLong = CodedFrame(
            trackNumber: 1, time: .zero, isKeyFrame: true, data: Array(repeating: 0, count: 8185))
        #expect(format.frame(tooLong) == nil)
    }

    /// The bits of the times in groups of 3, 15 and 15, each followed by a 1, as the standard's §2.4.3.6 draws them.
    @Test(
        arguments: [
            (0x1_2345_6789, 0x1_2345_6789, [0x80, 5, 0x29, 0x8D, 0x15, 0xCF, 0x13]),
            (0x1_2345_6789, 0, [0xC0, 10, 0x39, 0x8D, 0x15, 0xCF, 0x13, 0x11, 0, 1, 0, 1]),
            (-1, -1, [0x80, 5, 0x2F, 0xFF, 0xFF, 0xFF, 0xFF]),
        ] as [(Int64, Int64, [UInt8])])
    func timesStandInFrontOfAFrame(shown: Int64, decoded: Int64, fields: [UInt8]) {
        let packet = PESPacket(
            pid: 0x100, streamID: 0xE0, presentationTime: shown, decodeTime: decoded, isRandomAccess: true,
            payload: [7])
        let count = UInt8(1 + fields.count + 1)
        #expect(packet.bytes == [0, 0, 1, 0xE0, 0, count, 0x84] + fields + [7])
    }

    @Test func onlyWhatIsTooLongGoesWithoutALength() {
        let lengths = [65_527, 65_528].map { count in
            PESPacket(
                pid: 0x100, streamID: 0xE0, presentationTime: 0, decodeTime: 0, isRandomAccess: true,
                payload: Array(repeating: 0, count: count)
            ).bytes[4..<6]
        }
        #expect(lengths == [[0xFF, 0xFF], [0, 0]])
    }

    /// The table of one program, number 1, whose map is in packets 0x1000: every ffmpeg writes it, checksum included.
    @Test func theListOfProgramsIsTheUsualOne() {
        let section: [UInt8] = [
            0x00, 0xB0, 0x0D, 0x00, 0x01, 0xC1, 0x00, 0x00, 0x00, 0x01, 0xF0, 0x00, 0x2A, 0xB1, 0x04, 0xB2,
        ]
        let table = ProgramTables(tracks: []).association
        #expect(table == [0] + section + Array(repeating: 0xFF, count: 184 - 17))
    }

    @Test func whatCannotBeDecodedIsRefusedByName() {
        var track = FragmentSample.pictures
        track.codecPrivate = []
        #expect(throws: CodecPrivateProblem.absent) {
            try TransportStreamSegment(CodedFragment(tracks: [track], frames: []), start: .zero)
        }
    }

    @Test(arguments: 0..<40)
    func anyFragmentGivesWholePackets(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<20 {
            let tracks = [FragmentSample.pictures, FragmentSample.sound].shuffled(using: &generator)
            let fragment = CodedFragment(
                tracks: Array(tracks.prefix(.random(in: 0...2, using: &generator))),
                frames: FragmentSample.frames(tracks: 0...3, using: &generator))
            let start = FragmentSample.time(using: &generator)
            Self.expectContinuity(try Self.packets(TransportStreamSegment(fragment, start: start).bytes))
        }
    }
}
