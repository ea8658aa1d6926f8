import Foundation
import Testing

/// A program that runs to its end, and what it printed.
struct Command {
    /// What came of it.
    struct Result {
        /// The exit code.
        let status: Int32
        /// Standard output.
        let output: String
        /// Standard error.
        let errors: String
    }

    /// The program under test, which is built beside the tests.
    static var kvsmon: String {
        let tests = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? CommandLine.arguments[0]
        return URL(filePath: tests).deletingLastPathComponent().appending(path: "kvsmon").path
    }

    /// The package's root folder.
    static var root: URL {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardized
    }

    /// Runs `words` with nothing but `environment` and a path to look for programs in.
    static func run(_ words: [String], environment: [String: String] = [:]) async throws -> Result {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = words
        process.environment = environment.merging([
            "PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "AWS_EC2_METADATA_DISABLED": "true",
        ]) { $1 }
        let output = Pipe()
        let errors = Pipe()
        process.standardOutput = output
        process.standardError = errors
        process.standardInput = FileHandle.nullDevice
        try process.run()
        async let errorText = text(of: errors)
        let outputText = await text(of: output)
        process.waitUntilExit()
        return Result(status: process.terminationStatus, output: outputText, errors: await errorText)
    }

    private static func text(of pipe: Pipe) async -> String {
        let handle = pipe.fileHandleForReading
        return await withCheckedContinuation { continuation in
            // Reading blocks, so it gets a thread that isn't the tests'.
            DispatchQueue.global().async {
                let data = (try? handle.readToEnd()) ?? nil
                continuation.resume(returning: String(decoding: data ?? Data(), as: UTF8.self))
            }
        }
    }
}
