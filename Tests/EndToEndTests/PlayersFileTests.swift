import Foundation
import TestSupport
import Testing

/// What becomes of the files and windows of players, on screens and after their end.
@Suite(.tags(.endToEnd))
struct PlayersFileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// The session's files, which are the only ones that begin so.
    private func sessionFiles() throws -> [String] {
        try folder.contents().filter { $0.contains("/session.") }
    }

    @Test("In a list of streams the player's window is called after the stream that is open")
    func namesTheStream() async throws {
        let screen = try TmuxScreen(
            running: "\(Command.kvsmon) demo steady gap --player ffplay", columns: 120, rows: 40,
            environment: [
                "LC_ALL": "C.UTF-8", "TMPDIR": folder.path, "SDL_VIDEODRIVER": "dummy",
                "SDL_AUDIODRIVER": "dummy", "FFREPORT": "file=\(folder.path)/log:level=32",
            ])
        try await screen.wait(for: "2 streams: ▲ 1 warning", patience: .seconds(20))
        try screen.press("Enter")
        try await screen.wait(for: "was never archived", patience: .seconds(10))
        try screen.press("o", "Enter")
        try await screen.wait(for: "handed to ffplay", patience: .seconds(10))
        _ = try await Patience.seconds(20).wait(
            for: "the window's name", found: { try folder.contents().joined(separator: " ") }
        ) {
            // Until it has started there is no log.
            (try? folder.text(of: "log"))?.contains("-window_title gap ") == true ? true : nil
        }
        try screen.press("Escape", "q")
        _ = try await screen.waitForEnd()
    }

    @Test("Files of a program that was killed go away when the next one starts, and nothing else does")
    func clearsUpBehindTheKilled() async throws {
        for name in ["kvsmon-1-abcdef", "kvsmon-999999999-abcdef", "other-999999999-abcdef"] {
            try FileManager.default.createDirectory(
                atPath: "\(folder.path)/\(name)", withIntermediateDirectories: false,
                attributes: [.posixPermissions: 0o700])
            try Data().write(to: URL(filePath: "\(folder.path)/\(name)/notes"))
        }
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/kvsmon-999999998-abcdef", withDestinationPath: folder.path)
        let others = try folder.contents()
        let killed = try demo()
        try await killed.wait(for: "archive", patience: .seconds(15))
        killed.type("o\r")
        try await killed.wait(for: "handed to tail", patience: .seconds(10))
        #expect(try sessionFiles().count == 1)
        killed.send(signal: SIGKILL)
        _ = try await killed.waitForEnd()
        #expect(try sessionFiles().count == 1)
        let next = try demo()
        try await next.wait(for: "archive", patience: .seconds(15))
        _ = try await Patience.seconds(5).wait(for: "the end of the file", found: { "\(try sessionFiles())" })
        { try sessionFiles().isEmpty ? true : nil }
        #expect(try folder.contents() == others)
    }

    /// A screen whose player does nothing but stay for a while.
    private func demo() throws -> PseudoTerminal {
        try PseudoTerminal(
            [Command.kvsmon, "demo", "steady", "--player", "tail -s 1 --pid=\(getpid()) -f"],
            environment: [
                "TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "TMPDIR": folder.path,
            ])
    }
}
