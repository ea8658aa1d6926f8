import Foundation
import TestSupport
import Testing

/// The stream in lines, for terminals that can't be drawn on, for pipes, for screen readers.
@Suite(.tags(.endToEnd))
struct PlainTests {
    private func demo(_ words: String..., term: String = "xterm-256color", locale: String = "C.UTF-8") throws
        -> PseudoTerminal
    {
        try PseudoTerminal(
            [Command.kvsmon, "demo", "gap"] + words, environment: ["TERM": term, "LANG": locale])
    }

    /// The scalars of `text` that a terminal might act on, but for line ends.
    private func controls(in text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.filter { $0.value < 0x20 && $0 != "\n" && $0 != "\r" || $0.value == 0x7F }
    }

    @Test("--plain tells changes in lines without control characters, and Ctrl-C ends it cleanly")
    func tellsChanges() async throws {
        let terminal = try demo("--plain")
        _ = try await terminal.wait(for: "health: warning", patience: .seconds(15))
        // The archive and the session are asked for at once; whichever answers first is told first.
        let session = "Z  session: number 1 opened for 12 h"
        let text = try await terminal.wait(for: session, patience: .seconds(15))
        #expect(text.contains("Z  stream: gap in us-west-2"))
        let gap = try #require(text.split(whereSeparator: \.isNewline).first { $0.contains(" gap, ") })
        #expect(gap.contains("Z  warning: gap, confirmed, ") && gap.contains(", refused-at-ingest. 6.1 s of"))
        #expect(controls(in: text).isEmpty)
        terminal.type("\u{3}")
        #expect(try await terminal.waitForEnd() == .code(0))
        #expect(try terminal.isInOriginalModes)
    }

    @Test("TERM=dumb is plain by itself, and a locale without UTF-8 gets ASCII")
    func isAutomatic() async throws {
        let terminal = try demo(term: "dumb", locale: "C")
        let text = try await terminal.wait(for: "health: warning", patience: .seconds(15))
        #expect(text.unicodeScalars.allSatisfy { $0.isASCII })
        #expect(controls(in: text).isEmpty)
    }

    @Test("A pipe gets lines, and whoever closes it ends the program")
    func endsWithItsReader() async throws {
        let result = try await Command.run([
            "timeout", "20", "sh", "-c", "\(Command.kvsmon) demo gap | head -n 2",
        ])
        #expect(result.status == 0)
        #expect(result.output.split(separator: "\n").count == 2)
        #expect(result.errors == "")
    }

    @Test("Many streams are told of by their names, once all were looked at")
    func tellsOfManyStreams() async throws {
        let simulator = try Simulator(scenario: "gap", elapsed: "90s", options: ["--streams", "12"])
        let variables = ["TERM": "dumb", "LANG": "C.UTF-8"].merging(simulator.environment) { $1 }
        let terminal = try PseudoTerminal(
            [Command.kvsmon, "watch", "gap-*", "--plain"], environment: variables)
        let text = try await terminal.wait(for: "streams: 12, 12 warning", patience: .seconds(30))
        #expect(text.contains("Z  streams: gap-* in us-west-2"))
        #expect(text.contains("Z  streams: 12, a look at each every 5.0 s"))
        #expect(text.contains("Z  gap-0007: warning: gap, confirmed, "))
        #expect(text.contains("Z  gap-0012: health: warning"))
        #expect(controls(in: text).isEmpty)
        terminal.type("\u{3}")
        #expect(try await terminal.waitForEnd() == .code(0))
    }

    @Test("Several scenarios of the demo are told of in lines, the worst first")
    func tellsOfSeveralScenarios() async throws {
        let terminal = try PseudoTerminal(
            [Command.kvsmon, "demo", "steady", "gap", "--plain"],
            environment: ["TERM": "xterm", "LANG": "C.UTF-8"])
        let text = try await terminal.wait(for: "streams: 2, 1 warning, 1 ok", patience: .seconds(30))
        let gap = try #require(text.firstRange(of: "gap: health: warning")).lowerBound
        let steady = try #require(text.firstRange(of: "steady: health: ok")).lowerBound
        #expect(gap < steady)
        terminal.send(signal: SIGTERM)
        #expect(try await terminal.waitForEnd() == .code(0))
    }

    @Test("A recording is told whole, as fast as it can be read")
    func tellsARecording() async throws {
        let folder = try TemporaryFolder()
        let simulator = try Simulator(scenario: "gap", elapsed: "90s")
        let file = folder.path + "/gap.jsonl.gz"
        let recording = try await simulator.kvsmon("record", "gap", "-o", file, "--for", "12s")
        try #require(recording.status == 0, "\(recording.errors)")
        let told = try await simulator.kvsmon("replay", file, "--plain")
        #expect(told.status == 0)
        #expect(told.output.contains("warning: gap, confirmed, "))
        #expect(told.output.contains("health: warning"))
        #expect(told.errors == "")
    }

    @Test("A service that can't be asked is told of, not waited for in silence")
    func tellsOfADeadService() async throws {
        let terminal = try PseudoTerminal(
            [
                Command.kvsmon, "front-door", "--plain", "--endpoint-url", "http://127.0.0.1:9", "--region",
                "us-west-2",
            ],
            environment: [
                "TERM": "xterm", "LANG": "C.UTF-8", "AWS_ACCESS_KEY_ID": "A", "AWS_SECRET_ACCESS_KEY": "B",
            ])
        try await terminal.wait(for: "127.0.0.1", patience: .seconds(30))
        terminal.send(signal: SIGTERM)
        #expect(try await terminal.waitForEnd() == .code(0))
    }
}
