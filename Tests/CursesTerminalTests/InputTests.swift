import CPseudoTerminal
import Canvas
import CursesTerminal
import Glibc
import Testing

extension TerminalTests {
    @MainActor
    struct InputTests {
        private static let encodings: [(String, Key)] = [
            ("a", .character("a")), (" ", .character(" ")), ("é", .character("é")), ("→", .character("→")),
            ("😀", .character("😀")),
            ("\u{1B}[A", .up), ("\u{1B}OA", .up), ("\u{1B}[B", .down), ("\u{1B}OB", .down),
            ("\u{1B}[C", .right), ("\u{1B}OC", .right), ("\u{1B}[D", .left), ("\u{1B}OD", .left),
            ("\u{1B}[H", .home), ("\u{1B}OH", .home), ("\u{1B}[1~", .home), ("\u{1B}[7~", .home),
            ("\u{1B}[F", .end), ("\u{1B}OF", .end), ("\u{1B}[4~", .end), ("\u{1B}[8~", .end),
            ("\u{1B}[5~", .pageUp), ("\u{1B}[6~", .pageDown), ("\u{1B}[3~", .delete),
            ("\u{1B}OP", .function(1)), ("\u{1B}[11~", .function(1)), ("\u{1B}[24~", .function(12)),
            ("\r", .enter), ("\n", .enter), ("\t", .tab), ("\u{1B}[Z", .backTab), ("\u{7F}", .backspace),
            ("\u{08}", .backspace), ("\u{1B}", .escape), ("\u{01}", .control("a")), ("\u{12}", .control("r")),
            ("\u{1D}", .control("]")),
            ("\u{1B}[1;2D", .shiftLeft), ("\u{1B}[1;2C", .shiftRight),
        ]

        private static let mouse: [(String, MouseEvent)] = [
            ("\u{1B}[<0;1;1M", MouseEvent(.pressed, at: Point(column: 0, row: 0))),
            ("\u{1B}[<32;120;40M", MouseEvent(.dragged, at: Point(column: 119, row: 39))),
            ("\u{1B}[<0;300;7m", MouseEvent(.released, at: Point(column: 299, row: 6))),
            ("\u{1B}[<64;5;6M", MouseEvent(.wheelUp, at: Point(column: 4, row: 5))),
            ("\u{1B}[<65;5;6M", MouseEvent(.wheelDown, at: Point(column: 4, row: 5))),
        ]

        @Test(arguments: ["xterm-256color", "vt100", "linux", "screen-256color", "tmux-256color"])
        func everyMouseEventIsTold(term: String) async throws {
            let fixture = try TerminalFixture(term: term)
            defer { fixture.terminal.restore() }
            fixture.terminal.reportsMouse = true
            var inputs = fixture.terminal.inputs.makeAsyncIterator()
            _ = await inputs.next()
            for (encoding, event) in Self.mouse {
                fixture.pair.type(encoding)
                #expect(await inputs.next() == .mouse(event), "\(encoding.debugDescription)")
            }
        }

        @Test(arguments: ["xterm-256color", "vt100", "linux", "screen-256color", "tmux-256color"])
        func everyEncodingOfAKeyIsThatKey(term: String) async throws {
            let fixture = try TerminalFixture(term: term)
            defer { fixture.terminal.restore() }
            var inputs = fixture.terminal.inputs.makeAsyncIterator()
            _ = await inputs.next()
            for (encoding, key) in Self.encodings {
                fixture.pair.type(encoding)
                #expect(await inputs.next() == .key(key), "\(encoding.debugDescription)")
            }
        }

        @Test(arguments: [
            "\u{1B}[<1;5;5M", "\u{1B}[<4;5;5M", "\u{1B}[<0;0;9M", "\u{1B}[<0;5M", "\u{1B}[99;5u",
            "\u{1B}[200~", "\u{1B}[I", "\u{1B}Ow", "\u{1B}[?62;c",
        ])
        func unknownSequenceIsNotTakenForKeys(sequence: String) async throws {
            let fixture = try TerminalFixture()
            defer { fixture.terminal.restore() }
            var inputs = fixture.terminal.inputs.makeAsyncIterator()
            _ = await inputs.next()
            fixture.pair.type(sequence + "k")
            #expect(await inputs.next() == .key(.character("k")))
        }

        @Test
        func keysTypedAheadArriveInOrder() async throws {
            let fixture = try TerminalFixture()
            defer { fixture.terminal.restore() }
            fixture.pair.type("ab\u{1B}[Ac")
            var arrived: [Input] = []
            for await input in fixture.terminal.inputs.prefix(5) { arrived.append(input) }
            #expect(
                arrived.dropFirst() == [
                    .key(.character("a")), .key(.character("b")), .key(.up), .key(.character("c")),
                ])
        }

        @Test
        func newSizeIsReportedAndDrawnFor() async throws {
            let fixture = try TerminalFixture()
            defer { fixture.terminal.restore() }
            var inputs = fixture.terminal.inputs.makeAsyncIterator()
            #expect(await inputs.next() == .resized(Size(columns: 40, rows: 10)))
            _ = fixture.bytes(showing: "hello")
            fixture.pair.resize(columns: 100, rows: 30)
            // The pseudo-terminal isn't this process' own, so the kernel doesn't send this itself.
            kill(getpid(), SIGWINCH)
            #expect(await inputs.next() == .resized(Size(columns: 100, rows: 30)))
            #expect(fixture.terminal.size == Size(columns: 100, rows: 30))
            let wide = String(repeating: "-", count: 99) + ">"
            #expect(fixture.bytes(showing: wide).contains(">"))
        }

        @Test(arguments: [SIGTERM, SIGHUP, SIGINT])
        func signalToEndIsAHangUp(signal: Int32) async throws {
            let fixture = try TerminalFixture()
            defer { fixture.terminal.restore() }
            var inputs = fixture.terminal.inputs.makeAsyncIterator()
            _ = await inputs.next()
            kill(getpid(), signal)
            #expect(await inputs.next() == .hangUp)
        }

        @Test
        func terminalThatTakesNothingDoesNotHoldAProcessThatShouldEnd() async throws {
            let fixture = try TerminalFixture()
            var inputs = fixture.terminal.inputs.makeAsyncIterator()
            _ = await inputs.next()
            kill(getpid(), SIGTERM)
            #expect(await inputs.next() == .hangUp)
            // More than any pseudo-terminal holds; nobody reads it.
            let letters = ["a", "b"].map { String(repeating: $0, count: 40) }
            for number in 0..<4_000 {
                fixture.terminal.present(.showing(letters[number % 2], size: fixture.terminal.size))
            }
            #expect(await inputs.next() == .hangUp)
            fixture.terminal.restore()
            #expect(await inputs.next() == nil)
            #expect(pseudo_terminal_modes_equal(fixture.pair.modes, fixture.modesBefore))
        }

        @Test
        func lostTerminalIsAHangUpAndEndsListening() async throws {
            let fixture = try TerminalFixture()
            var inputs = fixture.terminal.inputs.makeAsyncIterator()
            _ = await inputs.next()
            fixture.pair.hangUp()
            #expect(await inputs.next() == .hangUp)
            fixture.terminal.restore()
            #expect(await inputs.next() == nil)
        }
    }
}
