import Foundation
import Testing

/// The real binary on a terminal that isn't ours.
@Suite(.tags(.endToEnd))
struct ScreenTests {
    private func demo(_ words: String, columns: Int = 120, rows: Int = 40) throws -> TmuxScreen {
        try TmuxScreen(running: "\(Command.kvsmon) demo \(words)", columns: columns, rows: rows)
    }

    @Test("The first frame comes without any answer, and a dead service is shown, not fatal")
    func showsADeadService() async throws {
        let screen = try TmuxScreen(
            running: "\(Command.kvsmon) front-door --endpoint-url http://127.0.0.1:9 --region us-west-2",
            environment: ["LC_ALL": "C.UTF-8", "AWS_ACCESS_KEY_ID": "A", "AWS_SECRET_ACCESS_KEY": "B"])
        try await screen.wait(for: "front-door")
        try await screen.wait(for: "127.0.0.1", patience: .seconds(15))
        try screen.press("q")
        let end = try await screen.waitForEnd()
        #expect(end == .code(0))
    }

    @Test("A gap is on the timeline, in the marks, in the findings and in words")
    func showsAGap() async throws {
        let screen = try demo("gap")
        let text = try await screen.wait(for: "gap 6.1 s", patience: .seconds(15))
        #expect(text.contains("archive"))
        try await screen.wait(for: "was never archived")
    }

    @Test("A gap that comes while one watches appears by itself")
    func showsANewGap() async throws {
        // The next fragments are refused within 15 s; the ones of the minutes before are known from the first listing.
        let simulator = try Simulator(scenario: "gap", elapsed: "5s")
        let variables = simulator.environment.merging(["LC_ALL": "C.UTF-8"]) { $1 }
        let screen = try TmuxScreen(
            running: "\(Command.kvsmon) gap", columns: 200, rows: 60, environment: variables)
        let past = try await screen.wait(for: "gap 6.1 s", patience: .seconds(15))
        let known = gaps(in: past)
        #expect(known > 0)
        try await screen.wait(for: "one gap more", patience: .seconds(40)) { gaps(in: $0) > known }
    }

    /// How many gaps the list of findings holds.
    private func gaps(in text: String) -> Int {
        text.split(separator: "\n").count { $0.contains("refused") && $0.contains("gap 6.1 s") }
    }

    @Test("Every part is on the screen at every size", arguments: [(80, 24), (120, 40), (200, 60)])
    func fits(columns: Int, rows: Int) async throws {
        let screen = try demo("steady", columns: columns, rows: rows)
        let text = try await screen.wait(for: "█", patience: .seconds(15))
        for part in ["steady", "archive", "playlist", "marks", "lag", "Findings", "help"] {
            #expect(text.contains(part), "\(part) in\n\(text)")
        }
    }

    @Test("Resizing at any time keeps it whole, down to one line")
    func resizes() async throws {
        let screen = try demo("steady")
        try await screen.wait(for: "archive", patience: .seconds(15))
        for (columns, rows, part) in [
            (80, 24, "archive"), (40, 10, "steady"), (20, 2, "ok"), (200, 60, "archive"),
        ] {
            try screen.resize(columns: columns, rows: rows)
            try await screen.wait(for: part)
        }
    }

    @Test("The keys do what the help says")
    func obeysItsKeys() async throws {
        let screen = try demo("gap")
        try await screen.wait(for: "was never archived", patience: .seconds(15))
        try screen.press("?")
        try await screen.wait(for: "Select the next finding")
        try screen.press("Escape")
        try await screen.wait(for: "the help is gone") { !$0.contains("Select the next finding") }
        try screen.press("Space")
        try await screen.wait(for: "FROZEN")
        try screen.press("Space")
        try await screen.wait(for: "the frame is live again") { !$0.contains("FROZEN") }
        try screen.press("+")
        try await screen.wait(for: "0.5 s/col")
        try screen.press("-", "-")
        try await screen.wait(for: "2 s/col")
        try screen.press("q")
        let end = try await screen.waitForEnd()
        #expect(end == .code(0))
    }

    @Test("c mints a session whose URL reaches the clipboard, while its token stays off the screen")
    func handsOutAURL() async throws {
        let screen = try demo("steady")
        try await screen.wait(for: "█", patience: .seconds(15))
        try screen.press("c")
        try await screen.wait(for: "Copy a session URL")
        try screen.press("Enter")
        let text = try await screen.wait(for: "sent to the tmux buffer")
        let url = try screen.clipboard()
        let token = try #require(url.split(separator: "=").last)
        #expect(url.contains("/hls/v1/getHLSMasterPlaylist.m3u8?SessionToken="))
        #expect(token.count > 100)
        let beginning = String(token.prefix(12))
        #expect(!text.contains(beginning))
    }

    @Test("Without UTF-8 it draws in ASCII", arguments: ["C", "POSIX"])
    func drawsInASCII(locale: String) async throws {
        let screen = try TmuxScreen(running: "\(Command.kvsmon) demo gap", environment: ["LC_ALL": locale])
        let text = try await screen.wait(for: "archive", patience: .seconds(15))
        let isASCII = text.unicodeScalars.allSatisfy { $0.isASCII }
        #expect(isASCII)
    }

    @Test(
        "The terminal is given back as it was, whatever ends it",
        arguments: [
            (nil, PseudoTerminal.End.code(0)), (SIGTERM, .code(0)), (SIGHUP, .code(0)), (SIGINT, .code(0)),
        ] as [(Int32?, PseudoTerminal.End)])
    func restoresTheTerminal(signal: Int32?, end: PseudoTerminal.End) async throws {
        let terminal = try PseudoTerminal([Command.kvsmon, "demo", "steady"])
        try await terminal.wait(for: "archive", patience: .seconds(15))
        if let signal { terminal.send(signal: signal) } else { terminal.type("q") }
        let actual = try await terminal.waitForEnd()
        #expect(actual == end)
        let isRestored = try terminal.isInOriginalModes
        #expect(isRestored)
    }
}
