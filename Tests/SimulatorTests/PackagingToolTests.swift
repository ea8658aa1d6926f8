import Foundation
import MediaContainers
import TestSupport
import Testing

@testable import KinesisVideoSimulator

/// The media that operations give, fetched by AWS's own client and judged by ffprobe.
struct PackagingToolTests {
    /// What `media.py` prints.
    private struct Fetched: Decodable {
        var types: [String]
        var fragmentCount: Int
        var pageLengths: [Int]
        var errors: [String]
        var times: [Double]
    }

    /// What ffprobe says of a file.
    private struct Probed: Decodable {
        struct Stream: Decodable {
            var codec_name: String
            var width: Int?
            var height: Int?
            var nb_read_frames: String?
        }
        var streams: [Stream]
    }

    private static func probe(_ file: URL) async throws -> [Probed.Stream] {
        let result = try await Tool.ffprobe.run([
            "-v", "warning", "-count_frames", "-show_streams", "-of", "json", file.path,
        ])
        #expect(result.status == 0)
        #expect(result.errors == "", "\(file.lastPathComponent)")
        return try JSONDecoder().decode(Probed.self, from: Data(result.output.utf8)).streams
    }

    @Test func boto3FetchesMediaThatFfprobeReads() async throws {
        let folder = try TemporaryFolder()
        let result = try await withSimulator { address in
            try await Tool.python.run(
                [Tool.script("media.py"), "steady", folder.path], environment: address.environment)
        }
        #expect(result.status == 0, "\(result.errors)")
        let fetched = try JSONDecoder().decode(Fetched.self, from: Data(result.output.utf8))
        #expect(fetched.types == ["video/webm", "video/mp4"])
        #expect((14...15).contains(fetched.fragmentCount))
        #expect((fetched.pageLengths, fetched.errors) == ([25, 25, 11], []))
        #expect(fetched.times == (0...60).map { Double($0) / 2 })

        for (name, count) in [("clip.mp4", fetched.fragmentCount * 32), ("first.mkv", 32)] {
            let streams = try await Self.probe(folder.url.appending(path: name))
            #expect(streams.map(\.codec_name) == ["h264", "aac"], "\(name)")
            #expect(streams.first?.nb_read_frames == "\(count)", "\(name)")
        }
        let image = try await Self.probe(folder.url.appending(path: "image.jpg"))
        #expect(image.map(\.codec_name) == ["mjpeg"])
        #expect((image.first?.width, image.first?.height) == (320, 180))
        // Players read the first document only, so this one is judged by what it holds.
        let whole = try Data(contentsOf: folder.url.appending(path: "fragments.mkv"))
        #expect(whole.starts(with: try Data(contentsOf: folder.url.appending(path: "first.mkv"))))
        var reader = MatroskaReader()
        let frames = try (reader.read(whole) + reader.finish()).filter {
            if case .frame = $0 { true } else { false }
        }
        #expect(frames.count > fetched.fragmentCount * 63)
    }
}
