import CPseudoTerminal
import Canvas
import CursesTerminal
import Glibc
import Testing

extension TerminalTests {
    @MainActor
    struct GivingBackTests {
        @Test
        func restoreBringsBackModesScreenAndCursor() throws {
            let fixture = try TerminalFixture()
            _ = fixture.bytes(showing: "hello")
            #expect(!pseudo_terminal_modes_equal(fixture.pair.modes, fixture.modesBefore))
            let bytes = fixture.bytes { fixture.terminal.restore() }
            #expect(bytes.contains("\u{1B}[?1049l"))
            #expect(bytes.contains("\u{1B}[?25h"))
            #expect(pseudo_terminal_modes_equal(fixture.pair.modes, fixture.modesBefore))
        }

        @Test
        func theMouseIsTakenOnlyWhenAskedForAndGivenBack() async throws {
            let fixture = try TerminalFixture()
            #expect(!fixture.bytes(showing: "hello").contains("\u{1B}[?1000h"))
            let taking = fixture.bytes { fixture.terminal.reportsMouse = true }
            #expect(taking == "\u{1B}[?1000h\u{1B}[?1002h\u{1B}[?1006h")
            fixture.terminal.showPlainPage("a line")
            #expect(fixture.pair.read(until: "returns)").contains("\u{1B}[?1006l\u{1B}[?1002l\u{1B}[?1000l"))
            fixture.pair.type("\nk")
            var inputs = fixture.terminal.inputs.makeAsyncIterator()
            _ = await inputs.next()
            #expect(await inputs.next() == .key(.character("k")))
            #expect(fixture.pair.read(until: "\u{1B}[?1006h").contains("\u{1B}[?1000h"))
            fixture.terminal.restore()
            let leaving = fixture.pair.read(until: "\u{1B}[?1049l")
            #expect(leaving.contains("\u{1B}[?1006l\u{1B}[?1002l\u{1B}[?1000l"))
        }

        @Test
        func restoringTwiceAndDrawingAfterwardsWriteNothing() throws {
            let fixture = try TerminalFixture()
            _ = fixture.bytes(showing: "hello")
            _ = fixture.bytes { fixture.terminal.restore() }
            let bytes = fixture.bytes {
                fixture.terminal.restore()
                fixture.terminal.present(.showing("late", size: fixture.terminal.size))
                fixture.terminal.send([0x07])
            }
            #expect(bytes.isEmpty)
        }

        @Test
        func inputsEndAfterRestore() async throws {
            let fixture = try TerminalFixture()
            fixture.terminal.restore()
            var inputs = fixture.terminal.inputs.makeAsyncIterator()
            #expect(await inputs.next() == .resized(Size(columns: 40, rows: 10)))
            #expect(await inputs.next() == nil)
        }

        @Test
        func plainPageLeavesTheScreenAndEnterReturns() async throws {
            let fixture = try TerminalFixture()
            defer { fixture.terminal.restore() }
            _ = fixture.bytes(showing: "hello")
            fixture.terminal.showPlainPage("a line to select")
            #expect(pseudo_terminal_modes_equal(fixture.pair.modes, fixture.modesBefore))
            let page = fixture.pair.read(until: "returns)")
            #expect(page.contains("\u{1B}[?1049l"))
            #expect(page.contains("a line to select"))
            fixture.pair.type("\nk")
            var inputs = fixture.terminal.inputs.makeAsyncIterator()
            _ = await inputs.next()
            #expect(await inputs.next() == .key(.character("k")))
            #expect(fixture.pair.read(until: "hello").contains("hello"))
        }

        @Test
        func bytesOfACallerGoOutUnchanged() throws {
            let fixture = try TerminalFixture()
            defer { fixture.terminal.restore() }
            _ = fixture.bytes(showing: "hello")
            #expect(
                fixture.bytes { fixture.terminal.send(Array("\u{1B}]52;c;aGk=\u{07}".utf8)) }
                    == "\u{1B}]52;c;aGk=\u{07}")
        }

        @Test("The other screen's cursor stays where it was: nothing moves it before the screen is switched")
        func returningMovesNoCursor() async throws {
            let fixture = try TerminalFixture()
            defer { fixture.terminal.restore() }
            _ = fixture.bytes(showing: "hello")
            fixture.terminal.showPlainPage("a line to select")
            _ = fixture.pair.read(until: "returns)")
            fixture.pair.resize(columns: 60, rows: 20)
            kill(getpid(), SIGWINCH)
            var inputs = fixture.terminal.inputs.makeAsyncIterator()
            while let input = await inputs.next(), input != .resized(Size(columns: 60, rows: 20)) {}
            fixture.pair.type("\nk")
            _ = await inputs.next()
            fixture.terminal.present(.showing("hello", size: fixture.terminal.size))
            let returning = fixture.pair.read(until: "hello")
            let before = returning.prefix { $0 != "h" }
            // DECSTBM takes the cursor home (VT510 Reference Manual).
            #expect(!before.contains("r"))
            #expect(returning.contains("\u{1B}[?1049h"))
        }

        @Test(arguments: [("xterm-256color", "\u{1B}]104"), ("linux", "\u{1B}]R")])
        func theOperatorsPaletteIsLeftAlone(type: String, reset: String) throws {
            let fixture = try TerminalFixture(term: type)
            defer { fixture.terminal.restore() }
            #expect(!fixture.bytes(showing: "hello").contains(reset))
            fixture.terminal.showPlainPage("a line to select")
            fixture.pair.type("\n")
            #expect(!fixture.pair.read(until: "hello").contains(reset))
        }

        @Test("Where the picture stays, the shell's next line isn't written into its last one")
        func theLastLineIsCleared() throws {
            let fixture = try TerminalFixture(term: "vt100")
            _ = fixture.bytes(showing: "hello")
            #expect(fixture.bytes { fixture.terminal.restore() }.contains("\r\u{1B}[K"))
        }
    }
}
