import Foundation
import TestSupport

/// A program that runs to its end, with nothing around it that a test doesn't name.
enum Command {
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
    static func run(
        _ words: [String], environment: [String: String] = [:]
    ) async throws -> ChildProgram.Result {
        let usual = ["PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "AWS_EC2_METADATA_DISABLED": "true"]
        return try await ChildProgram(words, environment: environment.merging(usual) { $1 }).run()
    }
}
