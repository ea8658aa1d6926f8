import Foundation
import Testing

@testable import MediaContainers

struct TransportStreamDecodingTests {
    /// The segments of `pieces`, each made without knowledge of the others.
    private static func stream(
        _ pieces: [FragmentSource.Piece], later: Duration = .zero
    ) throws -> [UInt8] {
        try pieces.flatMap { try TransportStreamSegment($0.fragment, start: $0.start + later).bytes }
    }

    @Test(arguments: FragmentSource.films, FragmentSource.Selection.allCases)
    func framesAreDecodedAsFromTheFilm(film: String, selection: FragmentSource.Selection) throws {
        let source = try FragmentSource(film: film, taking: selection)
        let judge = try FragmentJudge(try Self.stream(source.pieces), suffix: "ts")
        let video = film.contains("h265") ? "hevc" : "h264"
        let times = (0..<Int64(4 * 32)).map { 90_000 + $0 * 5760 }
        if selection != .sound {
            #expect(
                try judge.decodedFrames("v")
                    == FragmentReference.decodedPictures(of: film))
            let packets = try judge.packets("v")
            #expect(packets.map(\.pts) == times)
            #expect(packets.map(\.dts) == times)
            #expect(packets.map(\.isKeyFrame) == (0..<4 * 32).map { $0 % 32 == 0 })
        }
        if selection != .pictures {
            #expect(
                try judge.decodedFrames("a")
                    == FragmentReference.decodedSound(of: film))
            #expect(try judge.packets("a").map(\.pts) == times)
        }
        let expected: [FragmentSource.Selection: [String]] = [
            .pictures: [video], .sound: ["aac"], .both: [video, "aac"],
        ]
        #expect(try judge.codecs() == expected[selection])
    }

    @Test(arguments: FragmentReference.reordered)
    func reorderedPicturesAreShownInOrder(options: String) throws {
        let reference = try FragmentReference(options: options)
        let source = try FragmentSource(file: reference.file, count: .max)
        let judge = try FragmentJudge(try Self.stream(source.pieces), suffix: "ts")
        #expect(try judge.decodedFrames("v") == reference.decodedFrames("v"))
        let packets = try judge.packets("v")
        #expect(packets.contains { $0.pts != $0.dts })
        #expect(packets.allSatisfy { $0.dts <= $0.pts })
        #expect(zip(packets, packets.dropFirst()).allSatisfy { $0.dts < $1.dts })
        #expect(packets.map(\.pts).sorted() == packets.indices.map { 90_000 + Int64($0) * 3600 })
    }

    /// The 33 bits of a time stamp end after 26.5 hours: in the first case within the segments, in the second one before.
    @Test(arguments: [95_440, 100_000])
    func timesGoOnBeyondTheirField(seconds: Int64) throws {
        let source = try FragmentSource(film: "source.mp4")
        let bytes = try Self.stream(source.pieces, later: .seconds(seconds))
        let judge = try FragmentJudge(bytes, suffix: "ts")
        let pictures = try judge.packets("v")
        #expect(try judge.decodedFrames("v").count == 4 * 32)
        let field: Int64 = 1 << 33
        let expected = (0..<Int64(4 * 32)).map { (seconds + 1) * 90_000 + $0 * 5760 }
        #expect(pictures.map { ($0.pts % field + field) % field } == expected.map { $0 % field })
        #expect(zip(pictures, pictures.dropFirst()).allSatisfy { $1.dts - $0.dts == 5760 })
    }

    @Test func segmentsFitTogetherWithGapsAndAgain() throws {
        let pieces = try FragmentSource(film: "source.mp4", count: 6).pieces
        let judge = try FragmentJudge(try Self.stream([pieces[1], pieces[2], pieces[5]]), suffix: "ts")
        #expect(try judge.packets("v").count == 3 * 32)
        #expect(try judge.decodedFrames("a").count == 3 * 32)
    }
}
