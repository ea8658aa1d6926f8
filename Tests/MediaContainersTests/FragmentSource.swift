import Foundation
import Testing

@testable import MediaContainers

/// MP4 files of other people's making, cut into the fragments that a producer would send.
struct FragmentSource: Sendable {
    /// A fragment and its place in time.
    struct Piece: Sendable {
        var start: Duration
        var fragment: CodedFragment
    }

    /// Which tracks are taken.
    enum Selection: String, CaseIterable, Sendable {
        case pictures, sound, both

        func takes(_ content: CodedTrack.Content) -> Bool {
            switch (self, content) {
            case (.both, _), (.pictures, .video), (.sound, .audio): true
            default: false
            }
        }
    }

    let pieces: [Piece]

    /// Cuts a file before each of its key frames; sound goes with the pictures that are shown while it is heard.
    init(file: URL, count: Int, taking selection: Selection = .both) throws {
        let movie = try Movie(parsing: Array(try Data(contentsOf: file)))
        let tracks = try movie.tracks.map { try CodedTrack(number: Int($0.description.id), $0.description) }
        let frames = zip(movie.tracks, tracks).map { Self.frames(of: $0, in: movie, number: $1.number) }
        let pictures = try #require(
            zip(tracks, frames).first {
                if case .video = $0.0.content { true } else { false }
            }
        ).1
        let groups = pictures.indices.filter { pictures[$0].isKeyFrame }
        let starts = zip(groups, groups.dropFirst() + [pictures.count]).map { group in
            pictures[group.0..<group.1].map(\.time).min() ?? .zero
        }
        pieces = zip(starts, starts.dropFirst().map(Optional.some) + [nil]).prefix(count).map { start, end in
            let range = start..<(end ?? .seconds(100_000))
            let taken = zip(tracks, frames).filter { selection.takes($0.0.content) }
            return Piece(
                start: start,
                fragment: CodedFragment(
                    tracks: taken.map(\.0),
                    frames: taken.flatMap { $0.1 }.filter { range.contains($0.time) }.map { frame in
                        var frame = frame
                        frame.time -= start
                        return frame
                    }))
        }
    }

    /// A film that the simulator carries.
    init(film: String, count: Int = 4, taking selection: Selection = .both) throws {
        let url = SourceFile.url.deletingLastPathComponent().appendingPathComponent(film)
        try self.init(file: url, count: count, taking: selection)
    }

    /// The films that the simulator carries.
    static let films = ["source.mp4", "source-h265.mp4", "source-small.mp4"]

    /// The frames with their times of presentation.
    private static func frames(of track: Track, in movie: Movie, number: Int) -> [CodedFrame] {
        var decoded: Int64 = 0
        return track.samples.indices.map { index in
            let sample = track.samples[index]
            defer { decoded += Int64(sample.duration) }
            let shown = decoded + Int64(sample.compositionOffset) - track.priming
            return CodedFrame(
                trackNumber: number,
                time: Duration(
                    attoseconds: Int128(shown) * 1_000_000_000_000_000_000
                        / Int128(track.description.timescale)),
                isKeyFrame: sample.isSync, data: movie.media(of: track, samples: index..<index + 1))
        }
    }
}
