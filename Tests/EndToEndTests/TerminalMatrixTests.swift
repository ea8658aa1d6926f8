import Testing

/// What must hold on any terminal, at any size, whatever is pressed. Each test has several programs running at once.
@Suite(.tags(.endToEnd), .serialized)
struct TerminalMatrixTests {
    @Test(
        "Each key on each screen, of recordings and of many streams, too, and keys in any order, leave a whole screen"
    )
    func takesEveryKey() async throws {
        try await TerminalCases("keys", "dialogs", "fleets").expectAllFine(atLeast: 35)
    }

    @Test("Every size and terminal type gets what it knows, in characters that the locale has")
    func drawsOnEveryTerminal() async throws {
        try await TerminalCases("sizes", "kinds").expectAllFine(atLeast: 96)
    }

    @Test("However it ends or stops, the terminal is given back, and nothing spins")
    func givesTheTerminalBack() async throws {
        try await TerminalCases("endings").expectAllFine(atLeast: 63)
    }

    @Test(
        "While every request hangs keys are answered, and none is lost; hostile words stay text wherever they come out"
    )
    func staysUsableWhateverTheServiceDoes() async throws {
        try await TerminalCases("services", "hostile").expectAllFine(atLeast: 27)
    }

    @Test(
        "What stands still writes nothing; URLs reach the clipboard through tmux and screen, and what is said of them is so"
    )
    func writesWhatItSays() async throws {
        try await TerminalCases("calm", "clipboard").expectAllFine(atLeast: 24)
    }
}
