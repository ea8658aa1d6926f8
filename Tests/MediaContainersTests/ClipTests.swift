import Foundation
import Testing

@testable import MediaContainers

struct ClipTests {
    private static func clip(_ pieces: [FragmentSource.Piece]) -> [UInt8] {
        Clip(pieces.map { Clip.Part(start: $0.start, fragment: $0.fragment) }).bytes
    }

    @Test(arguments: FragmentSource.films, FragmentSource.Selection.allCases)
    func framesAreDecodedAsFromTheFilm(film: String, selection: FragmentSource.Selection) throws {
        // Any zero of time will do, such as that of the Unix epoch.
        let pieces = try FragmentSource(film: film, taking: selection).pieces.map { piece in
            var piece = piece
            piece.start += .milliseconds(1_700_000_000_123)
            return piece
        }
        let judge = try FragmentJudge(Self.clip(pieces), suffix: "mp4")
        if selection != .sound {
            #expect(
                try judge.decodedFrames("v")
                    == FragmentReference.decodedPictures(of: film))
            let packets = try judge.packets("v")
            #expect(packets.map(\.pts) == (0..<Int64(4 * 32)).map { $0 * 5760 })
            #expect(packets.map(\.dts) == packets.map(\.pts))
            #expect(packets.map(\.isKeyFrame) == (0..<4 * 32).map { $0 % 32 == 0 })
        }
        if selection != .pictures {
            #expect(
                try judge.decodedFrames("a")
                    == FragmentReference.decodedSound(of: film))
            #expect(try judge.packets("a").map(\.pts) == (0..<Int64(4 * 32)).map { $0 * 1024 })
        }
        #expect(try judge.codecs().count == (selection == .both ? 2 : 1))
    }

    @Test(arguments: FragmentReference.reordered)
    func reorderedPicturesAreShownInOrder(options: String) throws {
        let reference = try FragmentReference(options: options)
        let source = try FragmentSource(file: reference.file, count: .max)
        let judge = try FragmentJudge(Self.clip(source.pieces), suffix: "mp4")
        #expect(try judge.decodedFrames("v") == reference.decodedFrames("v"))
        let packets = try judge.packets("v")
        #expect(packets.contains { $0.pts != $0.dts })
        #expect(zip(packets, packets.dropFirst()).allSatisfy { $0.dts < $1.dts })
        #expect(packets.map(\.pts).sorted() == packets.indices.map { Int64($0) * 3600 })
    }

    @Test func aGapIsOneLongFrame() throws {
        var pieces = try FragmentSource(film: "source.mp4").pieces
        pieces.remove(at: 1)
        let judge = try FragmentJudge(Self.clip(pieces), suffix: "mp4")
        for (kind, step) in [("v", Int64(5760)), ("a", 1024)] {
            let packets = try judge.packets(kind)
            let shown: [Int64] = Array(0..<32) + Array(64..<128)
            #expect(packets.map(\.pts) == shown.map { $0 * step })
            #expect(packets[31].duration == 33 * step)
        }
    }

    @Test func fragmentsThatOverlapAreStillDecodedInOrder() throws {
        var pieces = try FragmentSource(film: "source.mp4", count: 2, taking: .pictures).pieces
        pieces[1].start -= .milliseconds(500)
        let packets = try FragmentJudge(Self.clip(pieces), suffix: "mp4").packets("v")
        #expect(packets.count == 64)
        #expect(zip(packets, packets.dropFirst()).allSatisfy { $0.dts <= $1.dts })
        #expect(packets[32].pts - packets[0].pts == 1548 * 90)
    }

    @Test(arguments: [1, 2])
    func aTrackThatStartsLaterDoesSo(late number: Int) throws {
        var pieces = try FragmentSource(film: "source.mp4", count: 1).pieces
        for index in pieces[0].fragment.frames.indices
        where pieces[0].fragment.frames[index].trackNumber == number {
            pieces[0].fragment.frames[index].time += .milliseconds(640)
        }
        let judge = try FragmentJudge(Self.clip(pieces), suffix: "mp4")
        #expect(try judge.packets("v").map(\.pts) == (0..<32).map { ($0 + (number == 1 ? 10 : 0)) * 5760 })
        #expect(try judge.packets("a").map(\.pts) == (0..<32).map { ($0 + (number == 2 ? 10 : 0)) * 1024 })
    }

    @Test func picturesMayChangeTheirSizeWithinATrack() throws {
        var pieces = try FragmentSource(film: "source.mp4", taking: .pictures).pieces
        let others = try FragmentSource(film: "source-small.mp4", taking: .pictures).pieces
        pieces[1] = others[1]
        pieces[2] = others[2]
        let expected = try [
            FragmentReference.decodedPictures(of: "source.mp4")[..<32],
            FragmentReference.decodedPictures(of: "source-small.mp4")[32..<96],
            FragmentReference.decodedPictures(of: "source.mp4")[96..<128],
        ].flatMap { $0 }
        let judge = try FragmentJudge(Self.clip(pieces), suffix: "mp4")
        // ffmpeg says that sizes change; and its parser, which has no name, isn't told of the other parameter sets, while
        // the decoder is.
        let known = ["Changing video frame properties on the fly", "[NULL @"]
        #expect(try judge.decodedFrames("v", options: "-autoscale 0", tolerating: known) == expected)
    }
}
