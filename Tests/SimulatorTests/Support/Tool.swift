import Foundation
import Testing

@testable import KinesisVideoSimulator

/// A program outside this package that judges the simulator.
struct Tool: Sendable {
    /// Where it is.
    let path: String

    /// What it left.
    struct Result: Sendable {
        var status: Int32
        var output: String
        var errors: String
    }

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

    /// Runs it to its end; throws where it isn't there.
    func run(_ arguments: [String], environment: [String: String] = [:]) async throws -> Result {
        try await Self.inFolder { folder in try await run(arguments, environment: environment, in: folder) }
    }

    private func run(
        _ arguments: [String], environment: [String: String], in folder: URL
    ) async throws -> Result {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        // Files don't fill up as pipes do.
        process.standardOutput = try Self.emptyFile(folder.appendingPathComponent("output"))
        process.standardError = try Self.emptyFile(folder.appendingPathComponent("errors"))
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in continuation.resume() }
            do { try process.run() } catch { continuation.resume(throwing: error) }
        }
        return Result(
            status: process.terminationStatus,
            output: try String(contentsOf: folder.appendingPathComponent("output"), encoding: .utf8),
            errors: try String(contentsOf: folder.appendingPathComponent("errors"), encoding: .utf8))
    }

    /// Runs `body` with a new folder, which is removed afterwards.
    static func inFolder<Output>(_ body: (URL) async throws -> Output) async throws -> Output {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer {
            do { try FileManager.default.removeItem(at: folder) } catch {
                print("left behind: \(folder.path)")
            }
        }
        return try await body(folder)
    }

    /// The URL of a new session that shows `stream` live, dates and discontinuities included.
    static func sessionURL(_ address: SimulatorServer.Address, _ stream: String) async throws -> String {
        let result = try await python.run(
            [script("session_url.py"), stream], environment: address.environment)
        #expect(result.status == 0, "\(result.errors)")
        return result.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private static func emptyFile(_ url: URL) throws -> FileHandle {
        try Data().write(to: url)
        return try FileHandle(forWritingTo: url)
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
