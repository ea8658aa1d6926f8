import Foundation
import Testing

/// A server on loopback that breaks the rules of HTTP and of the service, running until this value goes away.
final class FaultyServer: Sendable {
    /// Its address; a path behind it names the fault.
    let url: String
    private let input: FileHandle

    /// Starts it and waits until it listens.
    init() throws {
        let process = Process()
        let (output, input) = (Pipe(), Pipe())
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = [
            Command.root.appending(path: "Tests/KinesisVideoTests/Scripts/faulty_server.py").path
        ]
        process.standardOutput = output
        process.standardInput = input
        try process.run()
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        let port = try #require(Int(line.trimmingCharacters(in: .newlines)), "it printed '\(line)'")
        url = "http://127.0.0.1:\(port)"
        self.input = input.fileHandleForWriting
    }

    // The end of its standard input tells it to end; there is nobody to tell where that fails.
    deinit { try? input.close() }
}
