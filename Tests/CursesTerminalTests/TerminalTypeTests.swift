import CPseudoTerminal
import Canvas
import CursesTerminal
import Foundation
import Testing

extension TerminalTests {
    @MainActor
    struct TerminalTypeTests {
        @Test(arguments: [
            "xterm-256color", "xterm", "vt100", "linux", "screen", "screen-256color", "tmux-256color", "rxvt",
        ])
        func everyKnownTypeShowsAFrameAndIsGivenBack(term: String) throws {
            let fixture = try TerminalFixture(
                term: term,
                theme: Theme(name: "test", styles: [.gap: Style(notation: "bright-red on #123456")]))
            #expect(fixture.terminal.type == term)
            #expect(fixture.terminal.notice == nil)
            #expect(fixture.bytes(showing: "hello", role: .gap).contains("hello"))
            fixture.terminal.restore()
            #expect(pseudo_terminal_modes_equal(fixture.pair.modes, fixture.modesBefore))
        }

        @Test(arguments: [
            ("never-heard-of", "nothing can be drawn for TERM=never-heard-of here"),
            ("dumb", "nothing can be drawn for TERM=dumb here"), ("", "TERM isn't set"),
        ])
        func typeThatCannotBeDrawnOnIsReplacedAndNamed(term: String, reason: String) throws {
            let fixture = try TerminalFixture(term: term)
            defer { fixture.terminal.restore() }
            #expect(fixture.terminal.type == "xterm-256color")
            #expect(fixture.terminal.notice == "\(reason); drawing for xterm-256color")
            #expect(fixture.bytes(showing: "hello").contains("hello"))
        }

        /// terminfo's VT100 has 24 rows, and no cursor gets below a scrolling region by relative moves.
        @Test
        func everyRowOfATallTerminalIsReached() throws {
            let fixture = try TerminalFixture(term: "vt100", rows: 40)
            defer { fixture.terminal.restore() }
            let bytes = fixture.bytes(showing: "hello")
            let start = try #require(bytes.range(of: "hello")?.lowerBound)
            let regions = bytes[..<start].matches(of: /\u{1B}\[1;(\d+)r/).map(\.output.1)
            #expect(regions.last == "40")
        }

        @Test(arguments: [
            ("C.UTF-8", true), ("C", false), ("xx_YY.UTF-8", true), ("xx_YY", false),
        ])
        func localeDecidesWhetherUnicodeShows(locale: String, showsUnicode: Bool) throws {
            let fixture = try TerminalFixture(locale: locale)
            defer { fixture.terminal.restore() }
            #expect(fixture.terminal.showsUnicode == showsUnicode)
            let bytes = fixture.bytes(showing: "a┃⣿b")
            #expect(bytes.contains(showsUnicode ? "a┃⣿b" : "a??b"))
        }

        @Test
        func wideCharacterDoesNotMoveItsRow() throws {
            let fixture = try TerminalFixture()
            defer { fixture.terminal.restore() }
            #expect(fixture.bytes(showing: "a漢b").contains("a?b"))
        }

        @Test
        func withoutATerminalTheErrorSaysWhatToDo() {
            #expect(
                TerminalError(.noTerminal, subject: "/dev/tty").description.contains("run it in a terminal"))
        }
    }
}
