import Glibc
import TestSupport
import Testing

/// A tmux server of a test's own.
struct TmuxServer {
    private let folder: TemporaryFolder
    /// Where it listens.
    var socket: String { folder.path("tmux") }

    init() throws {
        folder = try TemporaryFolder()
        try run("-f /dev/null new-session -d -x 80 -y 24 cat")
    }

    /// Runs a tmux command, words separated by blanks; returns what it prints.
    @discardableResult
    func run(_ command: String) throws -> String {
        let output = try #require(popen("tmux -S \(socket) \(command)", "r"))
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = fread(&bytes, 1, bytes.count, output)
        try #require(pclose(output) == 0, "tmux is needed for this test")
        return String(decoding: bytes[..<count], as: UTF8.self)
    }

    func end() {
        #expect(throws: Never.self) { try run("kill-server") }
    }
}
