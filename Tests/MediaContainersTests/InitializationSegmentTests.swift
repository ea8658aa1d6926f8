import Testing

@testable import MediaContainers

struct InitializationSegmentTests {
    @Test(arguments: [0, 1])
    func announcesTheTrackAndNoFrames(index: Int) throws {
        let source = try Movie(parsing: SourceFile.bytes()).tracks[index]
        let movie = try Movie(parsing: InitializationSegment(track: source.description).bytes)
        #expect(movie.tracks.map(\.description) == [source.description])
        #expect(movie.tracks.map(\.samples.count) == [0])
    }

    @Test func beginsWithItsTypeAndExtendsToFragments() throws {
        let track = try #require(try Movie(parsing: SourceFile.bytes()).tracks.first)
        let boxes = try Box.boxes(in: InitializationSegment(track: track.description).bytes[...])
        #expect(boxes.map(\.type) == ["ftyp", "moov"])
        let defaults = try #require(boxes.last).descendant("mvex", "trex")
        #expect(defaults.payload.dropFirst(4).prefix(4).elementsEqual([0, 0, 0, 1]))
    }

    @Test func keepsTheLargestTrackNumber() throws {
        let track = TrackDescription(
            id: .max, media: .audio, timescale: 1, sampleEntry: [0, 0, 0, 8, 1, 2, 3, 4])
        #expect(
            try Movie(parsing: InitializationSegment(track: track).bytes).tracks.map(\.description) == [track]
        )
    }
}
