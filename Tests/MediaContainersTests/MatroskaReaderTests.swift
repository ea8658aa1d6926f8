import TestSupport
import Testing

@testable import MediaContainers

struct MatroskaReaderTests {
    @Test(arguments: MatroskaSample.Sizes.allCases)
    func tellsWhatAStreamHoldsInItsOrder(sizes: MatroskaSample.Sizes) throws {
        let events = try MatroskaSample.events(in: MatroskaSample.stream(sizes))
        let header = try #require(events.headers.first)
        #expect(
            events == [
                .header(header), .tags([MatroskaTag(name: "colour", value: "blue")]),
                .clusterBegan(time: .seconds(1)), .frame(MatroskaSample.frames[0]),
                .frame(MatroskaSample.frames[1]),
                .clusterEnded(bytes: MatroskaSample.cluster(2000, sizes)),
                .clusterBegan(time: .seconds(3)), .frame(MatroskaSample.frames[0]),
                .frame(MatroskaSample.frames[1]),
                .clusterEnded(bytes: MatroskaSample.cluster(6000, sizes)),
            ])
        #expect(
            header.tracks == [
                CodedTrack(
                    number: 1, codec: .h264, content: .video(width: 640, height: 360),
                    codecPrivate: [1, 2, 3])
            ])
        #expect(header.tick.nanoseconds == 500_000)
    }

    @Test(arguments: MatroskaSample.Sizes.allCases)
    func doesNotCareWhereThePiecesEnd(sizes: MatroskaSample.Sizes) throws {
        let stream = MatroskaSample.stream(sizes)
        let whole = try MatroskaSample.events(in: stream)
        #expect(try MatroskaSample.events(in: stream, cuts: Array(stream.indices)) == whole)
        for cut in stream.indices {
            #expect(try MatroskaSample.events(in: stream, cuts: [cut]) == whole)
        }
    }

    @Test(arguments: MatroskaSample.Sizes.allCases)
    func keepsTheHeaderFitToBeRepeatedBeforeAnyCluster(sizes: MatroskaSample.Sizes) throws {
        let events = try MatroskaSample.events(in: MatroskaSample.stream(sizes))
        let header = try #require(events.headers.first)
        var info = MatroskaWriter()
        info.master(.info) { $0.unsigned(.timestampScale, 500_000) }
        #expect(header.bytes == MatroskaSample.opening() + info.bytes + MatroskaSample.tracks())
        let again = try MatroskaSample.events(in: header.bytes + events.clusters[1])
        #expect(again.headers == [header])
        #expect(again.times == [.seconds(3)])
    }

    @Test(arguments: MatroskaSample.Sizes.allCases)
    func readsDocumentAfterDocument(sizes: MatroskaSample.Sizes) throws {
        let stream = MatroskaSample.stream(sizes)
        let one = try MatroskaSample.events(in: stream)
        #expect(try MatroskaSample.events(in: stream + stream + stream) == one + one + one)
    }

    @Test func tellsTracksThatAreRepeatedOnlyOnce() throws {
        let stream = MatroskaSample.stream(.unknown)
        let repeated = try MatroskaSample.events(in: stream + MatroskaSample.tracks())
        #expect(try repeated == MatroskaSample.events(in: stream))
        let other = MatroskaSample.tracks { $0.unsigned(.flagLacing, 0) }
        #expect(try MatroskaSample.events(in: stream + other).headers.count == 2)
    }

    @Test func givesEachFrameAsSoonAsItIsThere() throws {
        let stream = MatroskaSample.stream(.unknown)
        var reader = MatroskaReader()
        let secondFrame = try #require(stream.firstIndex(of: 0xCC))
        #expect(try reader.read(stream[..<secondFrame]).frames == [MatroskaSample.frames[0]])
        // The group that holds the second frame ends with its reference, ten bytes each for it and the duration.
        #expect(try reader.read(stream[secondFrame..<secondFrame + 21]).frames == [MatroskaSample.frames[1]])
    }

    @Test(arguments: MatroskaSample.encoders)
    func readsWhatFFmpegStreamsInPiecesOfAnySize(encoder: String) throws {
        let stream = try MatroskaSample.encoded(encoder)
        let live = try MatroskaSample.live(stream)
        let events = try MatroskaSample.events(in: stream)
        #expect(try MatroskaSample.events(in: live).frames == events.frames)
        var generator = SeededGenerator(seed: 17)
        for bytes in [stream, live] {
            let whole = try MatroskaSample.events(in: bytes)
            for _ in 0..<10 {
                let count = Int.random(in: 1...200, using: &generator)
                let cuts = (0..<count).map { _ in Int.random(in: 0...bytes.count, using: &generator) }
                #expect(try MatroskaSample.events(in: bytes, cuts: cuts.sorted()) == whole)
            }
        }
        #expect(events.clusters.count >= 4)
        #expect(events.headers.flatMap(\.tracks).compactMap(\.codecName).count == 2)
    }

    @Test(arguments: MatroskaSample.encoders)
    func findsTheFramesThatFFprobeFinds(encoder: String) throws {
        let stream = try MatroskaSample.encoded(encoder)
        var (start, lines): (Duration, [String]) = (.zero, [])
        for event in try MatroskaSample.events(in: stream) {
            switch event {
            case .clusterBegan(let time): start = time
            case .frame(let frame):
                let milliseconds = (start + frame.time).milliseconds
                let flags = frame.isKeyFrame ? "K_" : "__"
                lines.append(
                    "\(frame.trackNumber - 1),\(milliseconds),\(frame.data.count),\(flags),CRC32:\(Checksum.crc32(frame.data))"
                )
            default: break
            }
        }
        let text = try CodecFixture.ffprobe(
            stream,
            "-show_packets -show_data_hash CRC32 -show_entries packet=stream_index,pts,size,flags,data_hash"
                + " -of csv=p=0:nk=1")
        #expect(lines == text.split(separator: "\n").map(String.init))
        #expect(lines.count > 150)
    }

    @Test func readsAFileWhoseSizesFFmpegFilledIn() throws {
        let folder = try TemporaryFolder()
        let arguments = "-v error \(CodecFixture.inputs()) \(MatroskaSample.encoders[0]) media.mkv"
        _ = try CodecFixture.output(
            of: "ffmpeg", arguments.split(separator: " ").map(String.init), in: folder.url)
        let file = try CodecFixture.output(of: "cat", ["media.mkv"], in: folder.url)
        #expect(try MatroskaSample.events(in: file).frames.count > 50)
        #expect(throws: MatroskaError.self) { try MatroskaSample.events(in: file.dropLast()) }
    }
}
