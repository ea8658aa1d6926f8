import CPseudoTerminal
import Canvas
import CursesTerminal
import Glibc
import Testing

extension TerminalTests {
    @MainActor
    struct CrashTests {
        @Test(arguments: [SIGABRT, SIGTRAP, SIGILL, SIGSEGV])
        func crashGivesTheTerminalBackAndStaysACrash(signal: Int32) async throws {
            let pair = try PseudoTerminalPair()
            let modesBefore = pair.modes
            let path = try #require(ttyname(pair.secondary).map { String(cString: $0) })
            await #expect(processExitsWith: .signal(signal)) {
                [path = path as String, signal = signal as Int32] in
                try await MainActor.run {
                    let terminal = try CursesTerminal(
                        TerminalOptions(
                            theme: .plain, environment: ["TERM": "xterm-256color"],
                            descriptor: open(path, O_RDWR | O_NOCTTY)))
                    terminal.present(.showing("hello", size: terminal.size))
                    terminal.reportsMouse = true
                    // raise would leave SIGABRT pending on a thread of Dispatch, which blocks it; abort unblocks it.
                    if signal == SIGABRT { abort() }
                    raise(signal)
                }
            }
            let bytes = pair.read(until: "\u{1B}[?1049l")
            #expect(bytes.contains("hello"))
            #expect(bytes.contains("\u{1B}[?1006l\u{1B}[?1002l\u{1B}[?1000l"))
            #expect(bytes.contains("\u{1B}[?1049l"))
            #expect(pseudo_terminal_modes_equal(pair.modes, modesBefore))
        }

        @Test
        func nothingIsDrawnWhileACrashOfAnotherThreadIsReported() async throws {
            let pair = try PseudoTerminalPair()
            let path = try #require(ttyname(pair.secondary).map { String(cString: $0) })
            await #expect(processExitsWith: .signal(SIGTRAP)) { [path = path as String] in
                signal(SIGTRAP, reportSlowly)
                try await MainActor.run {
                    let terminal = try CursesTerminal(
                        TerminalOptions(
                            theme: .plain, environment: ["TERM": "xterm-256color"],
                            descriptor: open(path, O_RDWR | O_NOCTTY)))
                    crashElsewhere()
                    for number in 0... {
                        terminal.present(.showing("frame \(number)", size: terminal.size))
                        usleep(1_000)
                    }
                }
            }
            let bytes = pair.read(until: "forever")
            let ending = try #require(bytes.ranges(of: "\u{1B}[?1049l").last)
            #expect(bytes[ending.upperBound...] == "\u{1B}[23;0;0t\r\n")
        }
    }
}

/// A crash' report takes its time before the process ends, as Swift's does.
private func reportSlowly(_ number: Int32) {
    usleep(300_000)
    signal(number, SIG_DFL)
    raise(number)
}

/// A thread of its own dies.
private func crashElsewhere() {
    var thread = pthread_t()
    pthread_create(&thread, nil, { _ in UnsafeMutableRawPointer(bitPattern: Int(raise(SIGTRAP))) }, nil)
}
