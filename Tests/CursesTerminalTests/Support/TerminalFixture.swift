import CPseudoTerminal
import Canvas
import CursesTerminal
import Glibc
import Testing

/// Everything that opens a terminal: signals and the locale belong to the whole process, so one at a time.
@Suite(.serialized, .timeLimit(.minutes(1)))
struct TerminalTests {}

/// A pseudo-terminal that nobody sits at.
@MainActor
final class PseudoTerminalPair {
    /// The person's end.
    private(set) var primary: Int32
    /// The program's end.
    let secondary: Int32

    init(columns: UInt16 = 40, rows: UInt16 = 10) throws {
        var ends: (Int32, Int32) = (-1, -1)
        try #require(pseudo_terminal_open(&ends.0, &ends.1, columns, rows) == 0)
        (primary, secondary) = ends
    }

    var modes: pseudo_terminal_modes { pseudo_terminal_modes_of(secondary) }

    func resize(columns: UInt16, rows: UInt16) {
        #expect(pseudo_terminal_resize(primary, columns, rows) == 0)
    }

    func type(_ text: String) {
        type(Array(text.utf8))
    }

    func type(_ bytes: [UInt8]) {
        #expect(write(primary, bytes, bytes.count) == bytes.count)
    }

    /// What arrived until there are `count` bytes; the kernel hands them over a moment after they were written.
    func read(count: Int) -> String {
        var arrived: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while arrived.count < count {
            let length = pseudo_terminal_read(primary, &buffer, buffer.count, 2_000)
            guard length > 0 else { break }
            arrived += buffer[..<length]
        }
        #expect(arrived.count == count)
        return String(decoding: arrived, as: UTF8.self)
    }

    /// What arrived up to the first place where `text` is complete.
    func read(until text: String) -> String {
        var arrived: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while !String(decoding: arrived, as: UTF8.self).contains(text) {
            let length = pseudo_terminal_read(primary, &buffer, buffer.count, 2_000)
            guard length > 0 else { break }
            arrived += buffer[..<length]
        }
        return String(decoding: arrived, as: UTF8.self)
    }

    /// Takes the program's end away, as a dropped connection does.
    func hangUp() {
        close(primary)
        // Closed twice, it would be somebody else's the second time.
        primary = -1
    }

    isolated deinit {
        if primary >= 0 { close(primary) }
        close(secondary)
    }
}

/// A terminal opened on a pseudo-terminal, with what it writes.
@MainActor
struct TerminalFixture {
    let pair: PseudoTerminalPair
    let terminal: CursesTerminal
    let modesBefore: pseudo_terminal_modes

    init(
        term: String = "xterm-256color", locale: String = "C.UTF-8", noColour: Bool = false,
        theme: Theme = .plain, rows: UInt16 = 10
    ) throws {
        pair = try PseudoTerminalPair(rows: rows)
        modesBefore = pair.modes
        terminal = try CursesTerminal(
            TerminalOptions(
                theme: theme, noColour: noColour, environment: ["TERM": term, "LANG": locale],
                descriptor: pair.secondary))
    }

    /// The bytes that `action` makes the terminal write.
    func bytes(of action: () -> Void) -> String {
        let before = terminal.bytesWritten
        action()
        return pair.read(count: terminal.bytesWritten - before)
    }

    /// The bytes of showing a frame with `text` in its first row.
    func bytes(showing text: String, role: Role = .text, emphasis: Cell.Emphasis = []) -> String {
        bytes { terminal.present(.showing(text, size: terminal.size, role: role, emphasis: emphasis)) }
    }
}

extension Frame {
    /// A frame with `text` in its first row.
    static func showing(
        _ text: String, size: Size, role: Role = .text, emphasis: Cell.Emphasis = []
    ) -> Frame {
        var frame = Frame(size: size)
        for (column, character) in text.enumerated() {
            frame[Point(column: column, row: 0)] = Cell(character: character, role: role, emphasis: emphasis)
        }
        return frame
    }
}
