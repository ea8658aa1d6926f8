import Testing

/// What must hold on any terminal, at any size, whatever is pressed. Each group has several programs running at once.
@Suite(.tags(.endToEnd), .serialized)
struct TerminalMatrixTests {
    @Test(
        "Each key on each screen, and keys in any order, leave a whole screen")
    func takesEveryKey() async throws {
        try await TerminalCases("keys").expectAllFine(atLeast: 11)
    }

    @Test("Every size shows something, and so do 200 others while it runs")
    func takesEverySize() async throws {
        try await TerminalCases("sizes").expectAllFine(atLeast: 12)
    }

    @Test("Each terminal type gets what it knows, in characters that the locale has")
    func drawsForEveryType() async throws {
        try await TerminalCases("kinds").expectAllFine(atLeast: 60)
    }

    @Test("However it ends or stops, the terminal is given back, and nothing spins")
    func givesTheTerminalBack() async throws {
        try await TerminalCases("endings").expectAllFine(atLeast: 63)
    }

    @Test("While every request hangs keys are answered, and none is lost; hostile answers stay text")
    func staysUsableWhateverTheServiceDoes() async throws {
        try await TerminalCases("services").expectAllFine(atLeast: 2)
    }

    @Test("What stands still writes nothing, and large frames are one update where that is known")
    func writesOnlyWhatChanges() async throws {
        try await TerminalCases("calm").expectAllFine(atLeast: 3)
    }

    @Test("A session's URL reaches the clipboard through tmux and screen, and what is said of it is so")
    func handsOutWhatItSays() async throws {
        try await TerminalCases("clipboard").expectAllFine(atLeast: 10)
    }
}
