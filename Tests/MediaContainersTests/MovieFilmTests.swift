import Foundation
import Testing

@testable import MediaContainers

struct MovieFilmTests {
    private static let folder = SourceFile.url.deletingLastPathComponent()

    private static func movie(_ film: String) throws -> Movie {
        try Movie(parsing: Array(Data(contentsOf: folder.appending(path: film))))
    }

    /// The layout that the simulator's documentation promises of every film.
    @Test(arguments: FragmentSource.films)
    func filmsHaveThirtyGroupsOfTwoSeconds(film: String) throws {
        let tracks = try Self.movie(film).tracks
        try #require(tracks.count == 2)
        let (video, audio) = (tracks[0], tracks[1])
        #expect(video.samples.allSatisfy { $0.duration == 5760 && $0.compositionOffset == 0 })
        #expect(video.samples.map(\.isSync) == (0..<960).map { $0 % 32 == 0 })
        #expect(audio.samples.count == 961 && audio.priming == 1024)
    }

    @Test func allFilmsHaveTheSameSound() throws {
        let sounds = try FragmentSource.films.map { film in
            let movie = try Self.movie(film)
            return movie.media(of: movie.tracks[1], samples: 0..<961)
        }
        #expect(Set(sounds).count == 1)
    }

    @Test func filmsDifferInWhatADecoderMustKnow() throws {
        let tracks = try FragmentSource.films.map { film in
            try CodedTrack(number: 1, Self.movie(film).tracks[0].description)
        }
        #expect(tracks.map(\.codec) == [.h264, .h265, .h264])
        #expect(
            tracks.map(\.content) == [
                .video(width: 320, height: 180), .video(width: 320, height: 180),
                .video(width: 256, height: 144),
            ])
        #expect(Set(tracks.map(\.codecPrivate)).count == 3)
    }

    @Test func everyFragmentHasAStill() throws {
        let bytes = Array(try Data(contentsOf: Self.folder.appending(path: "source-stills.mjpeg")))
        let counts = try String(
            contentsOf: Self.folder.appending(path: "source-stills.counts"), encoding: .utf8
        ).split(separator: ",\n").compactMap { Int($0) }
        #expect(counts.count == 30)
        #expect(counts.reduce(0, +) == bytes.count)
        var rest = bytes[...]
        for count in counts {
            let still = rest.prefix(count)
            // The marks of a start and an end of image. Source: ITU-T T.81 §B.1.1.3.
            #expect(still.starts(with: [0xFF, 0xD8]) && still.suffix(2) == [0xFF, 0xD9])
            #expect(count <= 6000)
            rest = rest.dropFirst(count)
        }
        let sizes = try CodecFixture.ffprobe(bytes, "-show_entries frame=width,height -of csv=p=0")
        #expect(sizes.split(separator: "\n") == Array(repeating: "320,180", count: 30))
    }
}
