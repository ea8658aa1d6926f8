import Foundation
import TestSupport
import Testing

/// What a person sees of a program, by the eyes of tmux: a terminal emulator that isn't ours.
///
/// Every screen has a server of its own, which ends with it. The program's last screen stays after its end.
final class TmuxScreen: Sendable {
    private let folder: TemporaryFolder

    /// Runs `command`, a line for the shell, on a new screen.
    init(
        running command: String, columns: Int = 120, rows: Int = 40,
        environment: [String: String] = ["LC_ALL": "C.UTF-8"]
    ) throws {
        folder = try TemporaryFolder()
        let variables = environment.flatMap { ["-e", "\($0.key)=\($0.value)"] }
        try tmux(
            ["start-server", ";", "set", "-g", "default-terminal", "tmux-256color", ";"]
                + ["set", "-g", "remain-on-exit", "on", ";", "set", "-g", "status", "off", ";"]
                + ["new-session", "-d", "-x", "\(columns)", "-y", "\(rows)"] + variables
                // tmux 3.3a sometimes never learns how a program ended, so the shell writes it down.
                + ["(\(command)); echo $? > \(folder.path)/end"])
    }

    deinit {
        // A failure here has no test to fail: the server may have ended by itself.
        _ = try? tmux(["kill-server"])
    }

    /// The characters on the screen, a line a row, without trailing blanks.
    func text() throws -> String { try tmux(["capture-pane", "-p"]) }

    /// The characters with the sequences that style them.
    func styledText() throws -> String { try tmux(["capture-pane", "-p", "-e"]) }

    /// Waits until the screen satisfies `predicate`; returns its text.
    @discardableResult
    func wait(
        for expectation: String, patience: Patience = .seconds(5), until predicate: (String) -> Bool
    ) async throws -> String {
        try await patience.wait(for: expectation, found: text) {
            let text = try text()
            return predicate(text) ? text : nil
        }
    }

    /// Waits until `text` is somewhere on the screen; returns the screen's text.
    @discardableResult
    func wait(for text: String, patience: Patience = .seconds(5)) async throws -> String {
        try await wait(for: text.debugDescription, patience: patience) { $0.contains(text) }
    }

    /// Presses keys by tmux' names for them: `Down`, `Enter`, `Escape`, `C-z`, `q`.
    func press(_ keys: String...) throws { try tmux(["send-keys"] + keys) }

    /// Types `text` as it is.
    func type(_ text: String) throws { try tmux(["send-keys", "-l", "--", text]) }

    /// Gives the screen a new size.
    func resize(columns: Int, rows: Int) throws {
        try tmux(["resize-window", "-x", "\(columns)", "-y", "\(rows)"])
    }

    /// Waits for the end of the program; returns how it ended.
    func waitForEnd(patience: Patience = .seconds(5)) async throws -> PseudoTerminal.End {
        try await patience.wait(for: "the program's end", found: text) {
            // Until the program has ended there is no file, and until the shell has written it it is empty.
            let written = try? String(contentsOfFile: "\(folder.path)/end", encoding: .utf8)
            guard let status = written.flatMap({ Int32($0.dropLast()) }) else { return nil }
            // The shell adds 128 to a signal's number.
            return status > 128 ? .signal(status - 128) : .code(status)
        }
    }

    /// What tmux holds for pasting, the newest of it.
    func clipboard() throws -> String { try tmux(["show-buffer"]) }

    @discardableResult
    private func tmux(_ arguments: [String]) throws -> String {
        let words = arguments.map {
            "'" + $0.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
        }
        // A pipe of popen isn't inherited by the server that the first call starts; it would never end.
        let command =
            "LC_ALL=C.UTF-8 tmux -u -S \(folder.path)/tmux -f /dev/null \(words.joined(separator: " ")) 2>&1"
        let output = try #require(popen(command, "r"))
        var text: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = fread(&buffer, 1, buffer.count, output)
            guard count > 0 else { break }
            text += buffer[..<count]
        }
        let status = pclose(output)
        let printed = String(decoding: text, as: UTF8.self)
        try #require(status == 0, "tmux \(arguments): \(printed)")
        return printed
    }
}
