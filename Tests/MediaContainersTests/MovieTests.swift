import Foundation
import TestSupport
import Testing

@testable import MediaContainers

struct MovieTests {
    @Test func readsEveryFrameOfBothTracks() throws {
        let movie = try Movie(parsing: SourceFile.bytes())
        try #require(movie.tracks.count == 2)
        let (video, audio) = (movie.tracks[0], movie.tracks[1])
        #expect(video.description.media == .video(width: 320, height: 180))
        #expect(video.description.timescale == 90_000)
        #expect(video.samples.count == 960)
        #expect(audio.description.media == .audio)
        #expect(audio.description.timescale == 16_000)
        #expect(audio.samples.count == 961)
    }

    @Test func knowsWhereDecodingCanBegin() throws {
        let video = try #require(try Movie(parsing: SourceFile.bytes()).tracks.first)
        let syncs = video.samples.indices.filter { video.samples[$0].isSync }
        #expect(syncs == Array(stride(from: 0, to: 960, by: 32)))
    }

    @Test func knowsWhatTheEncoderPutBeforeTheSound() throws {
        let tracks = try Movie(parsing: SourceFile.bytes()).tracks
        #expect(tracks.map(\.priming) == [0, 1024])
    }

    @Test func findsEachFramesBytes() throws {
        let movie = try Movie(parsing: SourceFile.bytes())
        let video = try #require(movie.tracks.first)
        let media = movie.media(of: video, samples: 0..<32)
        #expect(media.count == video.samples[0..<32].reduce(0) { $0 + $1.byteCount })
        // AVC frames begin with the length of their first unit: ISO/IEC 14496-15 §5.3.3.
        let length = media.prefix(4).reduce(0) { $0 << 8 | Int($1) }
        #expect((1...video.samples[0].byteCount).contains(length))
    }

    @Test func namesTheCodecsAsPlaylistsDo() throws {
        let tracks = try Movie(parsing: SourceFile.bytes()).tracks
        #expect(tracks.map(\.description.codecName) == ["avc1.4d400d", "mp4a.40.2"])
    }

    @Test func saysWhichBoxIsMissing() {
        #expect(throws: ContainerError.missing("moov")) {
            try Movie(parsing: [0, 0, 0, 8, 0x66, 0x72, 0x65, 0x65])
        }
    }

    @Test func refusesFramesBeyondTheEndOfTheFile() throws {
        let header = try SourceFile.header()
        #expect(throws: ContainerError.truncated("mdat")) { try Movie(parsing: Array(header.dropLast(4))) }
    }

    @Test func survivesEveryPrefix() throws {
        let header = try SourceFile.header()
        for count in stride(from: 0, to: header.count, by: 127) {
            #expect(throws: ContainerError.self) { try Movie(parsing: Array(header.prefix(count))) }
        }
    }

    @Test func survivesDamageAnywhere() throws {
        let bytes = try SourceFile.bytes()
        let count = try SourceFile.header().count
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<60 {
            var damaged = bytes
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                damaged[Int.random(in: 0..<count, using: &generator)] = UInt8.random(
                    in: 0...255, using: &generator)
            }
            // Refusing is as good as reading; only a trap would not be.
            guard let movie = try? Movie(parsing: damaged) else { continue }
            for track in movie.tracks {
                #expect(track.sampleRanges.allSatisfy { $0.upperBound <= damaged.count })
            }
        }
    }

    @Test func survivesRandomBytes() {
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<5000 {
            let count = Int.random(in: 0...64, using: &generator)
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
            #expect(throws: ContainerError.self) { try Movie(parsing: bytes) }
            #expect(throws: ContainerError.self) { try MediaFragment(parsing: bytes) }
        }
    }
}
