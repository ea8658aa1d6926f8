import Foundation
import TestSupport
import Testing

/// A recording by the real binary, looked at with the binary and with other tools.
@Suite(.tags(.endToEnd))
struct RecordingTests {
    private let folder: TemporaryFolder
    private var file: String { folder.path("gap.jsonl.gz") }

    init() throws { folder = try TemporaryFolder() }

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

    @Test("R records into the folder of snapshots, and says which folder it can't write to")
    func recordsIntoTheFolder() async throws {
        let place = try TemporaryFolder()
        let there = try TmuxScreen(
            running: "\(Command.kvsmon) demo steady --snapshots \(place.path)", columns: 160, rows: 40,
            environment: ["LC_ALL": "C.UTF-8"])
        try await there.wait(for: "archive", patience: .seconds(15))
        try there.press("R")
        try await there.wait(for: "recording to \(place.path)/kvsmon-steady-")
        try there.press("q")
        #expect(try await there.waitForEnd() == .code(0))
        #expect(try place.contents().count { $0.hasSuffix(".jsonl.gz") } == 1)
        let nowhere = try TmuxScreen(
            running: "\(Command.kvsmon) demo steady --snapshots \(place.path)/none", columns: 160, rows: 40,
            environment: ["LC_ALL": "C.UTF-8"])
        try await nowhere.wait(for: "archive", patience: .seconds(15))
        try nowhere.press("R")
        try await nowhere.wait(
            for: "nothing recorded in \(place.path)/none: No such file or directory; --snapshots")
    }

    @Test("A name that is taken and a file that is no recording are told in a line")
    func namesWhatIsWrong() async throws {
        let simulator = try Simulator(scenario: "gap")
        try Data("mine".utf8).write(to: URL(filePath: file))
        let taken = try await simulator.kvsmon("record", "gap", "-o", file, "--for", "1s")
        #expect(
            taken.errors
                == "kvsmon: \(file) is there already, and stays as it is. Give another name, or --force.\n")
        let other = try await Command.run([Command.kvsmon, "replay", file])
        #expect(other.status == 3)
        #expect(other.errors.contains("isn't a recording of kvsmon"))
    }
}
