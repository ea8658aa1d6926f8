import CPseudoTerminal
import Glibc
import Testing

/// A program on a pseudo-terminal of its own: what it writes, what is typed, how it ends.
///
/// It shows bytes and modes; for what a person sees, use ``TmuxScreen``.
final class PseudoTerminal {
    /// How a program ended.
    enum End: Hashable {
        case code(Int32)
        case signal(Int32)
    }

    /// The program.
    let process: pid_t
    /// Everything the program has written so far, as far as it was read.
    private(set) var output = ""
    private let primary: Int32
    private var pending: [UInt8] = []
    private var end: End?

    /// Starts the program `arguments[0]`, a path, with nothing but `environment`.
    init(
        _ arguments: [String], environment: [String: String] = ["TERM": "xterm-256color", "LANG": "C.UTF-8"],
        columns: UInt16 = 120, rows: UInt16 = 40
    ) throws {
        var words = arguments.map { strdup($0) } + [nil]
        var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in words + variables { free(text) } }
        var primary: Int32 = -1
        process = pseudo_terminal_spawn(&primary, columns, rows, &words, &variables)
        try #require(process > 0)
        self.primary = primary
    }

    deinit {
        if end == nil {
            kill(process, SIGKILL)
            waitpid(process, nil, 0)
        }
        close(primary)
    }

    /// Reads on until everything written, from the start, satisfies `predicate`; returns that.
    @discardableResult
    func wait(
        for expectation: String, patience: Patience = .seconds(5), until predicate: (String) -> Bool
    ) async throws -> String {
        try await patience.wait(for: expectation, found: { output.debugDescription }) {
            read()
            return predicate(output) ? output : nil
        }
    }

    /// Reads on until `text` has been written.
    @discardableResult
    func wait(for text: String, patience: Patience = .seconds(5)) async throws -> String {
        try await wait(for: text.debugDescription, patience: patience) { $0.contains(text) }
    }

    /// Forgets what was written before, so that the next wait is for something new.
    func forgetOutput() {
        read()
        output = ""
    }

    /// Types `text`, control characters included.
    func type(_ text: String) {
        let bytes = Array(text.utf8)
        #expect(write(primary, bytes, bytes.count) == bytes.count)
    }

    /// Gives the terminal a new size, of which the program hears by SIGWINCH.
    func resize(columns: UInt16, rows: UInt16) {
        #expect(pseudo_terminal_resize(primary, columns, rows) == 0)
    }

    /// Sends the program a signal.
    func send(signal: Int32) {
        #expect(kill(process, signal) == 0)
    }

    /// Reads on until the program has ended; returns how.
    func waitForEnd(patience: Patience = .seconds(5)) async throws -> End {
        let end = try await patience.wait(for: "the program's end", found: { output.debugDescription }) {
            read()
            return ended()
        }
        read()
        return end
    }

    /// Whether the terminal is in the modes that a new one has.
    var isInOriginalModes: Bool {
        get throws {
            var ends: (Int32, Int32) = (-1, -1)
            try #require(pseudo_terminal_open(&ends.0, &ends.1, 80, 24) == 0)
            defer {
                close(ends.0)
                close(ends.1)
            }
            return pseudo_terminal_modes_equal(
                pseudo_terminal_modes_of(primary), pseudo_terminal_modes_of(ends.1))
        }
    }

    private func ended() -> End? {
        var status: Int32 = 0
        if end == nil, waitpid(process, &status, WNOHANG) == process {
            // wait(2): the low seven bits are the signal, the next eight the exit code.
            let signal = status & 0x7F
            end = signal == 0 ? .code(status >> 8 & 0xFF) : .signal(signal)
        }
        return end
    }

    private func read() {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = pseudo_terminal_read(primary, &buffer, buffer.count, 0)
            guard count > 0 else { return }
            output += decoded(buffer[..<count])
        }
    }

    /// The characters that are complete; the beginning of another waits for its rest.
    private func decoded(_ bytes: ArraySlice<UInt8>) -> String {
        pending += bytes
        let start = pending.lastIndex { $0 < 0x80 || $0 >= 0xC0 } ?? pending.startIndex
        let isComplete = String(validating: pending[start...], as: UTF8.self) != nil
        let complete = isComplete ? pending[...] : pending[..<start]
        pending = Array(pending[complete.endIndex...])
        return String(decoding: complete, as: UTF8.self)
    }
}
