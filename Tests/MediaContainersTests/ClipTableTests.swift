import TestSupport
import Testing

@testable import MediaContainers

struct ClipTableTests {
    private static func parts(_ film: String = "source.mp4") throws -> [Clip.Part] {
        try FragmentSource(film: film).pieces.map { Clip.Part(start: $0.start, fragment: $0.fragment) }
    }

    @Test func whatTellsOfFramesGoesInFront() throws {
        let boxes = try Box.boxes(in: Clip(Self.parts()).bytes[...])
        #expect(boxes.map(\.type) == ["ftyp", "moov", "mdat"])
    }

    @Test(arguments: FragmentSource.films)
    func ourOwnReaderFindsTheSameFrames(film: String) throws {
        let parts = try Self.parts(film)
        let movie = try Movie(parsing: Clip(parts).bytes)
        let tracks = parts[0].fragment.tracks
        #expect(
            try movie.tracks.map { try CodedTrack(number: Int($0.description.id), $0.description) } == tracks)
        for (track, number) in zip(movie.tracks, [1, 2]) {
            let frames = parts.flatMap { $0.fragment.frames(ofTrack: number) }
            #expect(track.samples.map(\.isSync) == frames.map(\.isKeyFrame))
            let media = movie.media(of: track, samples: track.samples.indices)
            #expect(media == frames.flatMap(\.data))
        }
    }

    @Test(arguments: ["stco", "co64"] as [BoxType])
    func offsetsAreReadInBothWidths(type: BoxType) throws {
        let part = try #require(try Self.parts().first)
        let track = try #require(Clip([part]).tracks.first)
        var writer = ByteWriter()
        writer.box("stbl") { track.appendTables(offsets: [77], as: type, to: &$0) }
        let table = try SampleTable(stbl: Box(startOf: writer.bytes[...]), fileCount: 1 << 30)
        #expect(table.samples == track.samples)
        #expect(table.ranges.first?.lowerBound == 77)
        #expect(table.ranges.last?.upperBound == 77 + track.chunks[0].byteCount)
    }

    @Test func aBoxBeyond32BitsHasAWideSize() {
        var writer = ByteWriter()
        writer.appendBoxHeader("mdat", count: 1 << 32)
        #expect(writer.bytes == [0, 0, 0, 1, 0x6D, 0x64, 0x61, 0x74, 0, 0, 0, 1, 0, 0, 0, 16])
    }

    @Test func framesOfAnotherCodecAreLeftOut() {
        var other = FragmentSample.pictures
        other.codec = .h265
        let frames = [CodedFrame(trackNumber: 1, time: .zero, isKeyFrame: true, data: [1])]
        let clip = Clip([
            Clip.Part(
                start: .zero, fragment: CodedFragment(tracks: [FragmentSample.pictures], frames: frames)),
            Clip.Part(start: .seconds(1), fragment: CodedFragment(tracks: [other], frames: frames)),
        ])
        #expect(clip.tracks.map(\.samples.count) == [1])
    }

    @Test func aClipOfNothingIsAMovieWithoutTracks() throws {
        #expect(try Movie(parsing: Clip([]).bytes).tracks.isEmpty)
    }

    @Test(arguments: 0..<40)
    func anyFragmentsGiveAFileThatCanBeRead(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<20 {
            let parts = (0..<Int.random(in: 0...4, using: &generator)).map { _ in
                let tracks = [FragmentSample.pictures, FragmentSample.sound].shuffled(using: &generator)
                return Clip.Part(
                    start: FragmentSample.time(using: &generator),
                    fragment: CodedFragment(
                        tracks: Array(tracks.prefix(.random(in: 0...2, using: &generator))),
                        frames: FragmentSample.frames(tracks: 0...3, using: &generator)))
            }
            let clip = Clip(parts)
            let movie = try Movie(parsing: clip.bytes)
            #expect(movie.tracks.map(\.samples.count) == clip.tracks.map(\.samples.count))
        }
    }
}
