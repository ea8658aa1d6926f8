import TestSupport
import Testing

@testable import MediaContainers

struct CodecSampleEntryTests {
    @Test(arguments: [
        CodedTrack(
            number: 1, codec: .h264, content: .video(width: 64, height: 48), codecPrivate: CodecSample.avcC),
        CodedTrack(
            number: 1, codec: .h265, content: .video(width: 64, height: 48), codecPrivate: CodecSample.hvcC()),
        CodedTrack(
            number: 2, codec: .aac, content: .audio(samplesPerSecond: 48_000, channels: 2),
            codecPrivate: [0x11, 0x90]),
        // A program config element makes the descriptors longer than one byte can tell.
        CodedTrack(
            number: 2, codec: .aac, content: .audio(samplesPerSecond: 96_000, channels: 2),
            codecPrivate: [0x10, 0x10] + Array(repeating: 7, count: 300)),
    ])
    func comesBackAsItWas(track: CodedTrack) throws {
        let description = try #require(TrackDescription(track, timescale: 1000))
        #expect(try CodedTrack(number: track.number, description) == track)
    }

    @Test func ofTheCarriedFilmIsRead() throws {
        let tracks = try Movie(parsing: SourceFile.bytes()).tracks.map {
            try CodedTrack(number: Int($0.description.id), $0.description)
        }
        #expect(tracks.map(\.codec) == [.h264, .aac])
        #expect(
            tracks.map(\.content) == [
                .video(width: 320, height: 180), .audio(samplesPerSecond: 16_000, channels: 1),
            ])
    }

    /// The announcement alone tells ffprobe everything; without frames it has nothing else to go by.
    @Test(arguments: ["libx264 -tag:v avc1", "libx265 -tag:v hvc1 -x265-params log-level=none"])
    func isUnderstoodByFFprobe(codec: String) throws {
        let tracks = try CodecFixture.tracks(
            "\(CodecFixture.inputs()) -pix_fmt yuv420p -c:v \(codec) -c:a aac")
        let texts = try tracks.map { track in
            try CodecFixture.ffprobe(
                InitializationSegment(track: #require(TrackDescription(track, timescale: 1000))).bytes,
                "-v error -show_entries stream=codec_name,width,height,sample_rate,channels -of csv=p=0")
        }
        let picture = codec.hasPrefix("libx264") ? "h264,320,180\n" : "hevc,320,180\n"
        #expect(texts == [picture, "aac,48000,1\n"])
    }

    @Test func isNoneForOtherCodecs() {
        let track = CodedTrack(
            number: 1, codec: CodecID(rawValue: "V_VP9"), content: .video(width: 1, height: 1),
            codecPrivate: [])
        #expect(TrackDescription(track, timescale: 1) == nil)
    }

    @Test func survivesDamage() throws {
        var generator = SeededGenerator(seed: 5)
        for track in try Movie(parsing: SourceFile.bytes()).tracks {
            for _ in 0..<3000 {
                var damaged = track.description
                for _ in 0..<2 {
                    let index = Int.random(in: 0..<damaged.sampleEntry.count, using: &generator)
                    damaged.sampleEntry[index] = .random(in: 0...255, using: &generator)
                }
                damaged.sampleEntry.removeLast(Int.random(in: 0...3, using: &generator))
                // Refusing is as good as reading; only a trap would not be.
                _ = try? CodedTrack(number: 1, damaged).configuration()
            }
        }
    }
}
