import Foundation
import TestSupport
import Testing

@testable import MediaContainers

struct CodecNameTests {
    @Test(arguments: [
        ([0x12, 0x10] as [UInt8], "mp4a.40.2"), ([0x2B, 0x92, 0x08, 0x00], "mp4a.40.5"),
        ([0x0A, 0x10], "mp4a.40.1"),
    ])
    func namesSoundByItsObjectType(config: [UInt8], name: String) {
        let track = CodedTrack(
            number: 2, codec: .aac, content: .audio(samplesPerSecond: 44_100, channels: 2),
            codecPrivate: config)
        #expect(track.codecName == name)
        #expect(TrackDescription(track, timescale: 44_100)?.codecName == name)
    }

    /// The first and second of ISO/IEC 14496-15 §E.3's examples, and what a KVS playlist was seen to show.
    @Test(
        arguments: [
            (1, 0x6000_0000, [0xB0, 0, 0, 0, 0, 0], 93, "hvc1.1.6.L93.B0"),
            (0x41, 0x6000_0000, [0xB0, 0, 0, 0, 0, 0], 93, "hvc1.A1.6.L93.B0"),
            (0x24, 0x0800_0000, [0x90, 0, 0x20, 0, 0, 0], 120, "hvc1.4.10.H120.90.0.20"),
            (1, 0x6000_0000, [0, 0, 0, 0, 0, 0], 90, "hvc1.1.6.L90.0"),
        ] as [(UInt8, UInt32, [UInt8], UInt8, String)])
    func namesH265ByAllItsFlags(
        profile: UInt8, flags: UInt32, constraints: [UInt8], level: UInt8, name: String
    ) throws {
        let configuration = try HEVCConfiguration(
            parsing: CodecSample.hvcC(profile: profile, flags: flags, constraints: constraints, level: level))
        #expect(CodecConfiguration.hevc(configuration).name == name)
    }

    @Test(arguments: ["baseline", "main", "high", "high10", "high422", "high444"])
    func namesH264AsFFmpegDoes(profile: String) throws {
        let formats = ["high10": "yuv420p10le", "high422": "yuv422p", "high444": "yuv444p"]
        let encoding = "-c:v libx264 -profile:v \(profile) -pix_fmt \(formats[profile] ?? "yuv420p") -c:a aac"
        #expect(
            try CodecFixture.tracks("\(CodecFixture.inputs()) \(encoding)").map(\.codecName)
                == (try Self.namesInManifest(encoding)))
    }

    /// ffmpeg's own name for H.265 gives profile and level only, so those are compared.
    @Test func agreesWithFFmpegOnH265() throws {
        let encoding = "-c:v libx265 -x265-params log-level=none -pix_fmt yuv420p -b:v 100k"
        let tracks = try CodecFixture.tracks("\(CodecFixture.inputs()) -map 0:v \(encoding) -tag:v hvc1")
        #expect(tracks.map(\.codecName) == ["hvc1.1.6.L60.90"])
        #expect(try Self.namesInPlaylist("-map 0:v \(encoding) -tag:v hvc1") == "hvc1.1.4.L60.B01")
    }

    @Test(arguments: [
        TrackDescription(id: 1, media: .audio, timescale: 1, sampleEntry: []),
        TrackDescription(id: 1, media: .audio, timescale: 1, sampleEntry: Array("esds".utf8)),
        TrackDescription(
            id: 1, media: .video(width: 1, height: 1), timescale: 1, sampleEntry: Array("avcC".utf8) + [1, 2]),
        TrackDescription(
            id: 1, media: .video(width: 1, height: 1), timescale: 1, sampleEntry: Array("hvcC".utf8)),
    ])
    func hasNoNameForWhatItCannotRead(track: TrackDescription) {
        #expect(track.codecName == nil)
    }

    /// The CODECS of each representation in the manifest that ffmpeg's DASH muxer writes.
    private static func namesInManifest(_ encoding: String) throws -> [String] {
        let folder = try TemporaryFolder()
        let arguments = "-v error \(CodecFixture.inputs()) \(encoding) -f dash manifest.mpd"
        _ = try CodecFixture.output(
            of: "ffmpeg", arguments.split(separator: " ").map(String.init), in: folder.url)
        let text = try String(contentsOf: folder.url.appending(path: "manifest.mpd"), encoding: .utf8)
        return text.matches(of: /codecs="([^"]*)"/).map { String($0.output.1) }
    }

    /// The CODECS in the multivariant playlist that ffmpeg's HLS muxer writes.
    private static func namesInPlaylist(_ encoding: String) throws -> String? {
        let folder = try TemporaryFolder()
        let arguments =
            "-v error \(CodecFixture.inputs()) \(encoding) -f hls -hls_segment_type fmp4"
            + " -master_pl_name all.m3u8 one.m3u8"
        _ = try CodecFixture.output(
            of: "ffmpeg", arguments.split(separator: " ").map(String.init), in: folder.url)
        let text = try String(contentsOf: folder.url.appending(path: "all.m3u8"), encoding: .utf8)
        return text.firstMatch(of: /CODECS="([^"]*)"/).map { String($0.output.1) }
    }
}
