package import Foundation

/// A program outside of the tests, which runs to its end.
package struct ChildProgram: Sendable {
    /// What it left.
    package struct Result: Sendable {
        /// The exit code, or the number of the signal that ended it.
        package let status: Int32
        /// What it wrote to its standard output.
        package let bytes: [UInt8]
        /// What it wrote to its standard error.
        package let errors: String

        /// ``bytes`` as text.
        package var output: String { String(decoding: bytes, as: UTF8.self) }
    }

    private let words: [String]
    private let environment: [String: String]
    private let folder: URL?

    /// The program that `words` name and its arguments, with all of `environment`, in `folder` where there is one.
    package init(
        _ words: [String], environment: [String: String] = ProcessInfo.processInfo.environment,
        in folder: URL? = nil
    ) {
        (self.words, self.environment, self.folder) = (words, environment, folder)
    }

    /// Runs it; no thread waits for it.
    package func run() async throws -> Result {
        let leavings = try Leavings()
        let process = try process(leaving: leavings)
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in continuation.resume() }
            do { try process.run() } catch { continuation.resume(throwing: error) }
        }
        return try leavings.result(process.terminationStatus)
    }

    /// Runs it; this thread waits for it.
    package func runBlocking() throws -> Result {
        let leavings = try Leavings()
        let process = try process(leaving: leavings)
        try process.run()
        process.waitUntilExit()
        return try leavings.result(process.terminationStatus)
    }

    private func process(leaving leavings: Leavings) throws -> Process {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = words
        process.environment = environment
        process.currentDirectoryURL = folder
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try leavings.file("output")
        process.standardError = try leavings.file("errors")
        return process
    }

    /// Files for what a program writes: they don't fill up as pipes do, and nobody needs to read along.
    private struct Leavings {
        private let folder: TemporaryFolder

        init() throws { folder = try TemporaryFolder() }

        func file(_ name: String) throws -> FileHandle {
            try folder.write("", to: name)
            return try FileHandle(forWritingTo: folder.url.appending(path: name))
        }

        func result(_ status: Int32) throws -> Result {
            let bytes = try Array(Data(contentsOf: folder.url.appending(path: "output")))
            let errors = try Data(contentsOf: folder.url.appending(path: "errors"))
            return Result(status: status, bytes: bytes, errors: String(decoding: errors, as: UTF8.self))
        }
    }
}
