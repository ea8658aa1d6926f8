import Foundation
import TestSupport
import Testing

/// The proxy tinyproxy on loopback, running until this value goes away.
final class TinyProxy {
    /// Where it is.
    let url: String
    private let folder: TemporaryFolder
    private let process = Process()

    /// Starts it with more `options`, lines of its configuration, and waits until it listens.
    init(options: [String] = []) async throws {
        folder = try TemporaryFolder()
        let port = try await Self.freePort()
        url = "http://127.0.0.1:\(port)"
        let lines = [
            "Port \(port)", "Listen 127.0.0.1", "LogFile \"\(folder.path)/log\"", "LogLevel Connect",
        ]
        try (lines + options + [""]).joined(separator: "\n").write(
            toFile: "\(folder.path)/conf", atomically: true, encoding: .utf8)
        process.executableURL = URL(filePath: "/usr/bin/tinyproxy")
        process.arguments = ["-d", "-c", "\(folder.path)/conf"]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        let command = ["curl", "-s", "--retry", "50", "--retry-delay", "1", "--retry-connrefused", url]
        _ = try await Command.run(command)
    }

    /// The requests that it was asked, such as `CONNECT 127.0.0.1:8080 HTTP/1.1`.
    var requests: [String] {
        get throws {
            try folder.text(of: "log").split(separator: "\n").compactMap { line in
                line.contains("CONNECT 127") ? line.split(separator: "): ").last.map(String.init) : nil
            }
        }
    }

    deinit { kill(process.processIdentifier, SIGKILL) }

    /// A port that nobody listens at just now; tinyproxy doesn't choose one.
    private static func freePort() async throws -> Int {
        let script = "import socket; s = socket.socket(); s.bind(('127.0.0.1', 0)); print(s.getsockname()[1])"
        let output = try await Command.run(["python3", "-c", script]).output
        return try #require(Int(output.trimmingCharacters(in: .whitespacesAndNewlines)))
    }
}
