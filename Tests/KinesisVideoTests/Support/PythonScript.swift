import Foundation
import Synchronization

/// A script of `Scripts/` that runs in a child process for as long as a test needs it.
final class PythonScript: Sendable {
    /// Why a script couldn't be used.
    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    private let process: Mutex<Process>
    private let output: FileHandle
    private let input: FileHandle

    /// Starts the script called `name`.
    private init(_ name: String) throws {
        let interpreter = try Self.interpreter()
        let process = Process()
        let (output, input) = (Pipe(), Pipe())
        process.executableURL = interpreter
        process.arguments = [Self.folder.appending(path: "Scripts/\(name)").path]
        process.standardOutput = output
        process.standardInput = input
        try process.run()
        self.output = output.fileHandleForReading
        self.input = input.fileHandleForWriting
        self.process = Mutex(process)
    }

    /// Everything that the script called `name` prints.
    static func output(of name: String) async throws -> [Data] {
        let script = try PythonScript(name)
        try script.input.close()
        let data = await script.read(until: { _ in false })
        guard !data.isEmpty else { throw Failure(description: "\(name) printed nothing; \(remedy)") }
        return data.split(separator: UInt8(ascii: "\n")).map { Data($0) }
    }

    /// Runs `body` with the port of the server that the script called `name` starts, then waits for the server's end.
    static func serving<Output>(_ name: String, _ body: (Int) async throws -> Output) async throws -> Output {
        try await serving(name, as: Int.self, body)
    }

    /// Runs `body` with the JSON value that the script called `name` prints on a line once its servers are there, then
    /// waits for their end.
    static func serving<Servers: Decodable, Output>(
        _ name: String, as kind: Servers.Type, _ body: (Servers) async throws -> Output
    ) async throws -> Output {
        let script = try PythonScript(name)
        let line = await script.read(until: { $0.last == UInt8(ascii: "\n") })
        // Whatever it is that can't be decoded is shown.
        guard let servers = try? JSONDecoder().decode(kind, from: line) else {
            let text = String(decoding: line, as: UTF8.self)
            throw Failure(description: "\(name) printed '\(text)'. Run it by hand; \(remedy)")
        }
        let result: Result<Output, any Error>
        do { result = .success(try await body(servers)) } catch { result = .failure(error) }
        // The end of its standard input tells the script to end, the end of its output that it has.
        try script.input.close()
        _ = await script.read(until: { _ in false })
        return try result.get()
    }

    private static let remedy =
        "the tests need boto3 and moto: python3 -m venv .build/python && "
        + ".build/python/bin/pip install boto3==1.43.11 'moto[server]==5.2.1'; "
        + "some need openssl or tinyproxy, too"

    /// The test target's folder.
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The virtual environment's interpreter where there is one, else the system's.
    private static func interpreter() throws -> URL {
        let root = folder.deletingLastPathComponent().deletingLastPathComponent()
        let candidates = [root.appending(path: ".build/python/bin/python3").path, "/usr/bin/python3"]
        guard let path = candidates.first(where: { FileManager.default.isExecutableFile(atPath: $0) }) else {
            throw Failure(description: "no python3: \(remedy)")
        }
        return URL(filePath: path)
    }

    /// What the script prints until `isEnough`, or until it ends; off the cooperative threads, which must not block.
    private func read(until isEnough: @escaping @Sendable (Data) -> Bool) async -> Data {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { [output] in
                var data = Data()
                while !isEnough(data), case let chunk = output.availableData, !chunk.isEmpty {
                    data.append(chunk)
                }
                continuation.resume(returning: data)
            }
        }
    }
}
