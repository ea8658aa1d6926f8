import Foundation
import Testing

@testable import MediaContainers

struct FragmentDecodingTests {
    /// An initialization segment and the fragments after it, each placed by its own start alone.
    private static func stream(_ pieces: [FragmentSource.Piece], track number: Int) throws -> [UInt8] {
        let track = try #require(pieces[0].fragment.tracks.first { $0.number == number })
        let head = try #require(InitializationSegment(track)).bytes
        return try zip(UInt32(1)..., pieces).reduce(into: head) { bytes, numbered in
            let (sequenceNumber, piece) = numbered
            bytes += try #require(
                MediaFragment(
                    piece.fragment, track: number, start: piece.start, sequenceNumber: sequenceNumber)
            ).bytes
        }
    }

    @Test(arguments: FragmentSource.films)
    func picturesAreDecodedAsFromTheFilm(film: String) throws {
        let source = try FragmentSource(film: film)
        let judge = try FragmentJudge(try Self.stream(source.pieces, track: 1), suffix: "mp4")
        let expected = try FragmentReference.decodedPictures(of: film)
        #expect(try judge.decodedFrames("v") == expected)
        let times = (0..<Int64(4 * 32)).map { $0 * 5760 }
        let packets = try judge.packets("v")
        #expect(packets.map(\.pts) == times)
        #expect(packets.map(\.dts) == times)
        #expect(packets.map(\.isKeyFrame) == (0..<4 * 32).map { $0 % 32 == 0 })
    }

    @Test(arguments: FragmentSource.films)
    func soundIsDecodedAsFromTheFilm(film: String) throws {
        let source = try FragmentSource(film: film)
        let judge = try FragmentJudge(try Self.stream(source.pieces, track: 2), suffix: "mp4")
        let expected = try FragmentReference.decodedSound(of: film)
        #expect(try judge.decodedFrames("a") == expected)
        #expect(try judge.packets("a").map(\.pts) == (0..<Int64(4 * 32)).map { $0 * 1024 })
    }

    @Test(arguments: FragmentReference.reordered)
    func reorderedPicturesAreShownInOrder(options: String) throws {
        let reference = try FragmentReference(options: options)
        let source = try FragmentSource(file: reference.file, count: .max)
        #expect(source.pieces.count > 3)
        let judge = try FragmentJudge(try Self.stream(source.pieces, track: 1), suffix: "mp4")
        #expect(try judge.decodedFrames("v") == reference.decodedFrames("v"))
        let packets = try judge.packets("v")
        #expect(packets.contains { $0.pts != $0.dts })
        #expect(zip(packets, packets.dropFirst()).allSatisfy { $0.dts < $1.dts })
        #expect(packets.allSatisfy { $0.dts <= $0.pts })
        #expect(packets.map(\.pts).sorted() == packets.indices.map { Int64($0) * 3600 })
    }

    @Test func aGapBetweenFragmentsStaysOne() throws {
        var pieces = try FragmentSource(film: "source.mp4", count: 3).pieces
        pieces.remove(at: 1)
        let times = try FragmentJudge(try Self.stream(pieces, track: 1), suffix: "mp4").packets("v").map(
            \.pts)
        #expect(times[31] == 31 * 5760)
        #expect(times[32] == 64 * 5760)
    }
}
