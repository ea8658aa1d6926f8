import Glibc
import Testing

/// The tools that the end-to-end tests see with, tried on programs that are known to work.
struct PseudoTerminalTests {
    @Test
    func whatIsTypedComesBackFromCat() async throws {
        let terminal = try PseudoTerminal(["/bin/cat"])
        terminal.type("grüße\n")
        try await terminal.wait(for: "grüße\r\ngrüße\r\n")
        terminal.type("\u{4}")
        #expect(try await terminal.waitForEnd() == .code(0))
        #expect(try terminal.isInOriginalModes)
    }

    @Test
    func changedModesAreNoticed() async throws {
        let terminal = try PseudoTerminal(["/bin/sh", "-c", "stty -echo; echo done; exit 3"])
        #expect(try await terminal.waitForEnd() == .code(3))
        #expect(terminal.output.contains("done"))
        #expect(try !terminal.isInOriginalModes)
    }

    @Test
    func newSizeAndSignalsArrive() async throws {
        let terminal = try PseudoTerminal(
            ["/bin/sh", "-c", "trap 'stty size' WINCH; stty size; while :; do sleep 0.02; done"])
        try await terminal.wait(for: "40 120")
        terminal.resize(columns: 80, rows: 24)
        try await terminal.wait(for: "24 80")
        terminal.send(signal: SIGTERM)
        #expect(try await terminal.waitForEnd() == .signal(SIGTERM))
    }

    @Test
    func waitingInVainShowsWhatWasThere() async throws {
        let terminal = try PseudoTerminal(["/bin/echo", "something else"])
        let failure = await #expect(throws: Patience.Exhausted.self) {
            try await terminal.wait(for: "this", patience: .seconds(1))
        }
        #expect(failure?.found.contains("something else") == true)
    }
}

/// The same for what a person sees.
struct TmuxScreenTests {
    @Test
    func keysSizeAndEndAreSeen() async throws {
        let screen = try TmuxScreen(running: "tput cup 3 5; printf 'a┃b'; read x; stty size; read y; exit 7")
        let first = try await screen.wait(for: "a┃b")
        #expect(first.split(separator: "\n", omittingEmptySubsequences: false)[3] == "     a┃b")
        try screen.resize(columns: 80, rows: 24)
        try screen.type("it's typed")
        try screen.press("Enter")
        try await screen.wait(for: "24 80")
        #expect(try screen.text().contains("it's typed"))
        try screen.press("Enter")
        #expect(try await screen.waitForEnd() == .code(7))
    }

    @Test
    func coloursAndTheClipboardAreSeen() async throws {
        let screen = try TmuxScreen(
            running:
                "tput setaf 1; echo red; tput sgr0; printf %s secret | tmux load-buffer -w -; echo sent; read x"
        )
        try await screen.wait(for: "sent")
        #expect(try screen.styledText().contains("\u{1B}[31mred"))
        #expect(try screen.clipboard() == "secret")
    }
}
