import Foundation
import HTTPTransport
import TestSupport
import Testing

@testable import KinesisVideoSimulator

/// What goes into a stream comes out of it.
struct RoundTripTests {
    private static let video = ["-f", "lavfi", "-i", "testsrc2=size=320x180:rate=25"]
    private static let audio = ["-f", "lavfi", "-i", "sine=sample_rate=48000"]
    private static let h264 = ["-c:v", "libx264", "-preset", "veryfast", "-g", "50"]
    private static let h265 = [
        "-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "keyint=50:open-gop=0:log-level=error",
    ]
    private static let aac = ["-c:a", "aac"]

    /// What ffmpeg makes, and what the fragments are cut by.
    @Test(arguments: [
        ("h264+aac", video + audio + ["-t", "6"] + h264 + aac + ["-cluster_time_limit", "20000"]),
        ("h265+aac", video + audio + ["-t", "6"] + h265 + aac + ["-cluster_time_limit", "20000"]),
        ("h264", video + ["-t", "6"] + h264 + ["-cluster_time_limit", "20000"]),
        ("aac", audio + ["-t", "6"] + aac + ["-cluster_time_limit", "2000"]),
    ])
    func everyFrameComesBack(name: String, arguments: [String]) async throws {
        let folder = try TemporaryFolder()
        let file = folder.path("sent.mkv")
        let made = try await Tool.ffmpeg.run(
            ["-v", "error"] + arguments + ["-cluster_size_limit", "50M", "-f", "matroska", file])
        try #require(made.status == 0, "\(made.errors)")
        let result = try await withSimulator { address in
            try await PutMediaTests.create("cam", address)
            let sent = try await Tool.curl.put(file, stream: "cam", address)
            try #require(sent.status == 0 && !sent.output.contains("ERROR"), "\(sent.output)\(sent.errors)")
            let stored = sent.output.split(separator: "\"PERSISTED\"").count - 1
            return try await Tool.python.run(
                [Tool.script("round_trip.py"), "cam", file, folder.path, "\(stored)"],
                environment: address.environment)
        }
        #expect(result.status == 0, "\(name): \(result.errors)")
    }
}

extension Tool {
    /// Sends the Matroska `file` to `stream`, as if it had been recorded an hour ago.
    func put(
        _ file: String, stream: String, _ address: SimulatorServer.Address
    ) async throws -> ChildProgram.Result {
        let start = (TimeSource.system.date() - 3600).timeIntervalSince1970
        return try await run([
            "-sS", "-X", "POST", "-T", file, "--aws-sigv4", "aws:amz:\(address.region):kinesisvideo",
            "--user", "\(address.accessKeyID):\(address.secretAccessKey)",
            "-H", "x-amzn-stream-name: \(stream)", "-H", "x-amzn-fragment-timecode-type: RELATIVE",
            "-H", "x-amzn-producer-start-timestamp: \(start)", "\(address.endpoint)/putMedia",
        ])
    }
}
