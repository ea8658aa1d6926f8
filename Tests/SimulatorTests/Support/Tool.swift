import Foundation
import TestSupport
import Testing

@testable import KinesisVideoSimulator

/// A program outside this package that judges the simulator.
struct Tool: Sendable {
    /// Where it is.
    let path: String

    static let ffmpeg = Tool(path: "/usr/bin/ffmpeg")
    static let ffprobe = Tool(path: "/usr/bin/ffprobe")
    static let curl = Tool(path: "/usr/bin/curl")
    static let shell = Tool(path: "/bin/sh")

    /// The Python that has boto3: the package's own where there is one.
    static var python: Tool {
        let own = packageRoot.appendingPathComponent(".build/python/bin/python3").path
        return Tool(path: FileManager.default.isExecutableFile(atPath: own) ? own : "/usr/bin/python3")
    }

    /// The script `name` of this folder's `Scripts`.
    static func script(_ name: String) -> String {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Scripts/\(name)").path
    }

    private static let packageRoot = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Runs it to its end, with what the tests' own environment holds besides `environment`.
    func run(
        _ arguments: [String], environment: [String: String] = [:]
    ) async throws -> ChildProgram.Result {
        let whole = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        return try await ChildProgram([path] + arguments, environment: whole).run()
    }

    /// The URL of a new session that shows `stream` live, dates and discontinuities included.
    static func sessionURL(_ address: SimulatorServer.Address, _ stream: String) async throws -> String {
        let result = try await python.run(
            [script("session_url.py"), stream], environment: address.environment)
        #expect(result.status == 0, "\(result.errors)")
        return result.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}

extension SimulatorServer.Address {
    /// What boto3 reads: the endpoint, the region, the key, and no other source of them.
    var environment: [String: String] {
        [
            "AWS_ENDPOINT_URL": endpoint, "AWS_DEFAULT_REGION": region, "AWS_ACCESS_KEY_ID": accessKeyID,
            "AWS_SECRET_ACCESS_KEY": secretAccessKey, "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_CONFIG_FILE": "/dev/null", "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
            "AWS_MAX_ATTEMPTS": "1",
        ]
    }
}
