import Foundation
import Testing

/// A recording by the real binary, looked at with the binary and with other tools.
@Suite(.tags(.endToEnd))
final class RecordingTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "kvsmon-\(UUID())").path
    private var file: String { folder + "/gap.jsonl.gz" }

    init() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    @Test("What is recorded is checked and shown later, and holds no token")
    func recordsAndReplays() async throws {
        let simulator = try Simulator(scenario: "gap", elapsed: "35s")
        let recorded = try await simulator.kvsmon("record", "gap", "-o", file, "--for", "5s")
        #expect(recorded.status == 0)
        #expect(recorded.errors == "")
        let check = try await Command.run([
            Command.kvsmon, "check", "--recording", file, "--format", "json",
        ])
        #expect(check.status == 1)
        #expect(check.output.contains(#""cause":"refused-at-ingest""#))
        let text = try await Command.run(["zcat", file]).output
        let keys = simulator.environment.values.filter { $0.count > 15 && !$0.contains("://") }
        for secret in ["SessionToken="] + keys { #expect(!text.contains(secret)) }
        #expect(text.contains("getMP4MediaFragment"))

        let screen = try TmuxScreen(
            running: "\(Command.kvsmon) replay \(file)", columns: 120, rows: 40,
            environment: ["LC_ALL": "C.UTF-8"])
        try await screen.wait(for: "REPLAY")
        try await screen.wait(for: "gap 6.1 s")
        try screen.press("Space")
        try await screen.wait(for: "‖ REPLAY")
        try screen.press("q")
        #expect(try await screen.waitForEnd() == .code(0))
    }

    @Test("A name that is taken and a file that is no recording are told in a line")
    func namesWhatIsWrong() async throws {
        let simulator = try Simulator(scenario: "gap")
        try Data("mine".utf8).write(to: URL(filePath: file))
        let taken = try await simulator.kvsmon("record", "gap", "-o", file, "--for", "1s")
        #expect(
            taken.errors
                == "Error: \(file) is there already, and stays as it is. Give another name, or --force.\n")
        let other = try await Command.run([Command.kvsmon, "replay", file])
        #expect(other.status != 0)
        #expect(other.errors.contains("isn't a recording of kvsmon"))
    }
}
