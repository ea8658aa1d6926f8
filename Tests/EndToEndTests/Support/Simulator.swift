import Foundation
import TestSupport
import Testing

/// `kvsmon simulate`, running until this value goes away.
final class Simulator {
    /// What it told clients to export.
    let environment: [String: String]
    /// The streams it serves.
    let streams: [String]
    private let process: Process

    /// Starts it, as if it had been running for `elapsed` already, with more `options`, and waits until it has said where it is.
    init(scenario: String? = nil, elapsed: String = "0s", options: [String] = []) throws {
        process = Process()
        process.executableURL = URL(filePath: Command.kvsmon)
        process.arguments = ["simulate"] + (scenario.map { [$0] } ?? []) + ["--elapsed", elapsed] + options
        let output = Pipe()
        process.standardOutput = output
        process.standardInput = FileHandle.nullDevice
        try process.run()
        var text = ""
        while !text.contains("# streams:") || !text.hasSuffix("\n") {
            let data = output.fileHandleForReading.availableData
            try #require(!data.isEmpty, "the simulator ended after printing: \(text)")
            text += String(decoding: data, as: UTF8.self)
        }
        var environment: [String: String] = [:]
        for line in text.split(separator: "\n") where line.hasPrefix("export ") {
            let pair = line.dropFirst("export ".count).split(separator: "=", maxSplits: 1).map(String.init)
            environment[pair[0]] = pair[1]
        }
        self.environment = environment
        streams =
            text.split(separator: "\n").last.map { $0.split(separator: " ").dropFirst(2).map(String.init) }
            ?? []
    }

    deinit { process.terminate() }

    /// Runs kvsmon with `words` against it.
    func kvsmon(_ words: String...) async throws -> ChildProgram.Result {
        try await Command.run([Command.kvsmon] + words, environment: environment)
    }
}
