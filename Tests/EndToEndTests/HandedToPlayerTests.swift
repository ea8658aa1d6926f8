import Foundation
import TestSupport
import Testing

/// o hands a session to real players, which nobody else on the machine can listen in on.
@Suite(.tags(.endToEnd))
struct HandedToPlayerTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// A screen whose players' files are in ``folder``.
    private func screen(player: String, _ variables: [String: String] = [:]) throws -> PseudoTerminal {
        let environment = [
            "TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "TMPDIR": folder.path,
            "HOME": folder.path,
        ]
        return try PseudoTerminal(
            [Command.kvsmon, "demo", "steady", "--player", player],
            environment: environment.merging(variables) { $1 })
    }

    /// Presses o and Enter, and waits until the session is the player's.
    private func play(on terminal: PseudoTerminal, name: String) async throws {
        try await terminal.wait(for: "archive", patience: .seconds(15))
        terminal.type("o")
        try await terminal.wait(for: "opens a session in \(name)")
        terminal.type("\r")
        try await terminal.wait(for: "handed to \(name)", patience: .seconds(10))
    }

    /// A player, and what everybody on the machine can see of it.
    private struct Seen {
        let process: pid_t
        let text: String
    }

    /// What is to be seen of the program `name` that `parent` started.
    private func visible(_ name: String, of parent: pid_t) async throws -> Seen {
        try await Patience.seconds(5).wait(for: name, found: { "no process" }) {
            for process in try FileManager.default.contentsOfDirectory(atPath: "/proc") {
                // Processes end while one looks.
                guard let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8),
                    status.hasPrefix("Name:\t\(name)\n"), status.contains("PPid:\t\(parent)\n")
                else { continue }
                let files = ["cmdline", "environ"].map { "/proc/\(process)/\($0)" }
                let seen = files.compactMap { FileManager.default.contents(atPath: $0) }
                guard seen.count == 2, let number = pid_t(process) else { continue }
                let text = seen.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
                return Seen(process: number, text: text)
            }
            return nil
        }
    }

    /// The session's files, which are the only ones that begin so.
    private func sessionFiles() throws -> [String] {
        try folder.contents().filter { $0.contains("/session.") }
    }

    @Test("mpv plays the file, whose URL is neither in its arguments nor in its environment")
    func mpvPlays() async throws {
        let log = folder.path + "/log"
        let terminal = try screen(
            player: "mpv --no-config --vo=null --ao=null --length=4 --log-file=\(log)",
            ["AWS_SECRET_ACCESS_KEY": "mine"])
        try await play(on: terminal, name: "mpv")
        let seen = try await visible("mpv", of: terminal.process).text
        #expect(seen.contains("session.m3u"))
        #expect(!seen.contains("SessionToken") && !seen.contains("http"))
        #expect(!seen.contains("AWS_SECRET_ACCESS_KEY"))
        let file = try #require(try sessionFiles().first)
        #expect(try folder.mode(of: file) == 0o600)
        #expect(try folder.mode(of: String(file.split(separator: "/")[0])) == 0o700)
        _ = try await Patience.seconds(30).wait(for: "the file goes away", found: { "\(try sessionFiles())" })
        {
            try sessionFiles().isEmpty ? true : nil
        }
        #expect(try folder.text(of: "log").contains("VO: [null] 320x180"))
        try await terminal.wait(for: "○ mpv ended")
        #expect(!terminal.output.contains("mpv ended with"))
        terminal.type("\u{1B}")
        terminal.forgetOutput()
        terminal.type("5")
        try await terminal.wait(for: "○ mpv ended")
    }

    @Test("ffplay plays it too")
    func ffplayPlays() async throws {
        let log = folder.path + "/log"
        let terminal = try screen(
            player: "ffplay",
            [
                "SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy",
                "FFREPORT": "file=\(log):level=32",
            ])
        try await play(on: terminal, name: "ffplay")
        let player = try await visible("ffplay", of: terminal.process)
        // It outlives the screen, not the test.
        defer { kill(player.process, SIGTERM) }
        #expect(!player.text.contains("SessionToken") && !player.text.contains("http:"))
        _ = try await Patience.seconds(20).wait(for: "the video", found: { try folder.text(of: "log") }) {
            // Until it has started there is no log.
            (try? folder.text(of: "log"))?.contains("getMP4MediaFragment") == true ? true : nil
        }
        terminal.type("\u{3}")
        #expect(try await terminal.waitForEnd() == .code(0))
        #expect(try sessionFiles().isEmpty)
    }

    @Test("A player that fails at once is told of with its last words, without the token")
    func tellsOfAFailure() async throws {
        // cat prints the file, which holds the URL, and fails because the other isn't there.
        let screen = try TmuxScreen(
            running: "\(Command.kvsmon) demo steady --player 'cat /nonexistent'",
            environment: ["LC_ALL": "C.UTF-8", "TMPDIR": folder.path])
        try await screen.wait(for: "█", patience: .seconds(15))
        try screen.press("o", "Enter")
        try await screen.wait(for: "cat ended with code 1: http", patience: .seconds(10))
        try await screen.wait(for: "SessionToken=•••")
        #expect(try sessionFiles().isEmpty)
        try screen.press("Escape", "5")
        try await screen.wait(for: "× cat ended")
    }

    @Test("Without a display nothing is started, and the reason is said")
    func saysThatThereIsNoDisplay() async throws {
        let terminal = try PseudoTerminal(
            [Command.kvsmon, "demo", "steady"],
            environment: [
                "TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin",
                "SSH_CONNECTION": "10.0.0.1 1 10.0.0.2 22",
            ])
        try await terminal.wait(for: "archive", patience: .seconds(15))
        terminal.type("o")
        try await terminal.wait(for: "no player: this is an SSH session without a display")
    }
}
