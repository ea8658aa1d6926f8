import Foundation
import TestSupport
import Testing

/// What leaves the screen: files, text, the last picture.
@Suite(.tags(.endToEnd))
struct LeavingTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func demo(_ words: String...) throws -> PseudoTerminal {
        try PseudoTerminal(
            [Command.kvsmon, "demo", "gap"] + words,
            environment: ["TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"])
    }

    @Test("s saves text and JSON that only their owner can read, and overwrites nothing")
    func savesSnapshots() async throws {
        let terminal = try demo("--snapshots", folder.path)
        try await terminal.wait(for: "was never archived", patience: .seconds(15))
        terminal.type(" ")
        terminal.type("s")
        try await terminal.wait(for: ".txt and .json")
        terminal.forgetOutput()
        terminal.type("s")
        try await terminal.wait(for: "-2.txt and .json")
        let files = try folder.contents()
        #expect(files.count == 4)
        for file in files { #expect(try folder.mode(of: file) == 0o600, "\(file)") }
        let picture = try folder.text(of: try #require(files.first { $0.hasSuffix("Z.txt") }))
        #expect(picture.contains("was never archived"))
        #expect(!picture.contains("\u{1B}"))
        let report = try folder.text(of: try #require(files.first { $0.hasSuffix("Z.json") }))
        let object = try JSONSerialization.jsonObject(with: Data(report.utf8)) as? [String: Any]
        #expect(object?["stream"] as? String == "gap")
        #expect((object?["screen"] as? [String: Any])?["name"] as? String == "stream")
    }

    @Test("A folder that isn't there is an error on the screen that says what to do")
    func saysWhyNothingWasSaved() async throws {
        let terminal = try demo("--snapshots", folder.path + "/none")
        try await terminal.wait(for: "archive", patience: .seconds(15))
        terminal.type("s")
        try await terminal.wait(for: "No such file or directory; --snapshots names another folder")
    }

    @Test("With --print-on-exit the last picture stays in the terminal as text")
    func printsTheLastPicture() async throws {
        let terminal = try demo("--print-on-exit")
        try await terminal.wait(for: "was never archived", patience: .seconds(15))
        terminal.type("q")
        #expect(try await terminal.waitForEnd() == .code(0))
        let printed = try #require(terminal.output.components(separatedBy: "\u{1B}[?1049l").last)
        #expect(printed.contains("archive"))
        #expect(printed.contains("Findings"))
        #expect(!printed.drop { $0 != "\n" }.contains("\u{1B}"))
    }

    @Test("A URL that is to be printed at exit is printed then, whole")
    func printsAURLAtExit() async throws {
        let terminal = try demo()
        try await terminal.wait(for: "archive", patience: .seconds(15))
        terminal.type("c\u{1B}[B\u{1B}[B\u{1B}[B\u{1B}[B\u{1B}[B")
        terminal.type("\u{1B}[C\u{1B}[C\u{1B}[C\r")
        try await terminal.wait(for: "to be printed when you quit")
        #expect(!terminal.output.contains("SessionToken=c"))
        // The first closes the dialog.
        terminal.type("qq")
        #expect(try await terminal.waitForEnd() == .code(0))
        let line = terminal.output.split(whereSeparator: \.isNewline).last { $0.contains("SessionToken=") }
        #expect(try #require(line).count > 150)
    }

    @Test("A session whose URL can't be written is listed, and its URL can be printed")
    func keepsWhatWasNotDelivered() async throws {
        let screen = try TmuxScreen(
            running: "\(Command.kvsmon) demo steady", columns: 120, rows: 40,
            environment: ["LC_ALL": "C.UTF-8", "TMPDIR": folder.path + "/none", "XDG_RUNTIME_DIR": ""])
        try await screen.wait(for: "Fragment …", patience: .seconds(15))
        try screen.press("c", "Down", "Down", "Down", "Down", "Down", "Right", "Right", "Enter")
        try await screen.wait(for: "its URL wasn't delivered", patience: .seconds(10))
        try screen.press("L")
        let page = try await screen.wait(for: "(Enter returns)")
        #expect(page.contains("LIVE session URL") && page.contains("SessionToken="))
        try screen.press("Enter")
        try await screen.wait(for: "archive")
        try screen.press("5")
        try await screen.wait(for: "× not delivered")
    }

    @Test("y sends the whole fragment number, and L prints it where it can be selected")
    func yanksAndPrints() async throws {
        let screen = try TmuxScreen(running: "\(Command.kvsmon) demo steady")
        try await screen.wait(for: "Fragment …", patience: .seconds(15))
        try screen.press("Left", "y")
        try await screen.wait(for: "fragment number sent to the tmux buffer")
        let number = try screen.clipboard()
        #expect(number.count == 47)
        #expect(number.allSatisfy { $0.isNumber })
        // The first asks whether a session is to be opened.
        try screen.press("L", "L")
        let page = try await screen.wait(for: "(Enter returns)")
        #expect(page.contains(number))
        try screen.press("Enter")
        try await screen.wait(for: "archive")
    }

    @Test("L without a URL opens a session where that is wanted, and prints its URL")
    func printsAURL() async throws {
        let screen = try TmuxScreen(running: "\(Command.kvsmon) demo steady", columns: 200, rows: 50)
        try await screen.wait(for: "number", patience: .seconds(15))
        try screen.press("L")
        try await screen.wait(for: "L prints without one")
        try screen.press("Enter")
        let page = try await screen.wait(for: "(Enter returns)")
        #expect(page.contains("LIVE session URL"))
        #expect(page.contains("SessionToken="))
        try screen.press("Enter")
        try await screen.wait(for: "the screen again") {
            $0.contains("archive") && !$0.contains("SessionToken=")
        }
    }

    @Test("The bell rings when a new gap is certain")
    func rings() async throws {
        let simulator = try Simulator(scenario: "gap", elapsed: "5s")
        let variables = ["TERM": "xterm-256color", "LANG": "C.UTF-8"].merging(simulator.environment) { $1 }
        let terminal = try PseudoTerminal([Command.kvsmon, "gap"], environment: variables)
        try await terminal.wait(for: "was never archived", patience: .seconds(15))
        terminal.type("b")
        try await terminal.wait(for: "bell on")
        try await terminal.wait(for: "\u{07}", patience: .seconds(60))
    }
}
