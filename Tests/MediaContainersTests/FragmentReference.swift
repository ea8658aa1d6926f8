import Foundation
import TestSupport
import Testing

@testable import MediaContainers

/// A file that ffmpeg makes while the tests run, and what ffmpeg itself decodes of it.
struct FragmentReference {
    private let folder = try? TemporaryFolder()
    let file: URL

    /// Options of encoders that reorder pictures: in closed groups, in pyramids, and with pictures that lead a key frame.
    static let reordered = [
        "-c:v libx264 -bf 2 -b_strategy 0 -g 25 -x264-params open-gop=0:scenecut=0:threads=1",
        "-c:v libx264 -bf 5 -b-pyramid normal -g 20 -x264-params open-gop=0:scenecut=0:threads=1",
        "-c:v libx265 -tag:v hvc1 -bf 4 -g 20 -x265-params open-gop=0:scenecut=0:log-level=error:pools=none:frame-threads=1",
        "-c:v libx265 -tag:v hvc1 -bf 3 -g 20 -x265-params open-gop=1:scenecut=0:log-level=error:pools=none:frame-threads=1",
    ]

    /// Four seconds of a moving picture and a tone, encoded with `options`.
    init(options: String) throws {
        let folder = try #require(folder)
        file = folder.url.appending(path: "made.mp4")
        let inputs = "-f lavfi -i testsrc=s=160x120:r=25:d=4 -f lavfi -i sine=r=48000:d=4"
        let words = "-v error \(inputs) -pix_fmt yuv420p -video_track_timescale 90000 \(options) -c:a aac"
        _ = try CodecFixture.output(
            of: "ffmpeg", words.split(separator: " ").map(String.init) + [file.path])
    }

    /// The hashes of the decoded frames of a kind, `v` or `a`.
    func decodedFrames(_ kind: String) throws -> [String] {
        try FragmentJudge(Array(Data(contentsOf: file)), suffix: "mp4").decodedFrames(kind)
    }

    /// The hashes of the first decoded pictures of a film that the simulator carries.
    static func decodedPictures(of film: String) throws -> [String] {
        try FragmentJudge(Array(Data(contentsOf: url(of: film))), suffix: "mp4")
            .decodedFrames("v", options: "-frames:v \(frameCount)")
    }

    /// So many frames make up the fragments that tests take of a film.
    private static let frameCount = 4 * 32

    /// The hashes of the first decoded sound of a film that the simulator carries, begun after the encoder's priming.
    ///
    /// Decoders make up noise from all that they have decoded before, so the priming must be gone when decoding begins.
    static func decodedSound(of film: String) throws -> [String] {
        let arguments = [
            "-v", "error", "-ignore_editlist", "1", "-i", url(of: film).path, "-map", "0:a", "-c", "copy",
        ]
        let sound = try CodecFixture.output(
            of: "ffmpeg", arguments + ["-bsf:a", "noise=drop=eq(n\\,0)", "-f", "matroska", "-"])
        return try FragmentJudge(sound, suffix: "mka")
            .decodedFrames("a", options: "-frames:a \(frameCount)")
    }

    private static func url(of film: String) -> URL {
        SourceFile.url.deletingLastPathComponent().appendingPathComponent(film)
    }
}
