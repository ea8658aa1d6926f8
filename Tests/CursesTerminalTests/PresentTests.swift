import Canvas
import CursesTerminal
import Testing

extension TerminalTests {
    @MainActor
    struct PresentTests {
        @Test
        func firstFrameEntersTheAlternateScreenHidesTheCursorAndShowsTheText() throws {
            let fixture = try TerminalFixture()
            defer { fixture.terminal.restore() }
            fixture.terminal.present(.showing("hello", size: fixture.terminal.size))
            let bytes = fixture.pair.read(count: fixture.terminal.bytesWritten)
            #expect(bytes.contains("\u{1B}[?1049h"))
            #expect(bytes.contains("\u{1B}[?25l"))
            #expect(bytes.contains("hello"))
        }

        @Test
        func unchangedFrameWritesNothing() throws {
            let fixture = try TerminalFixture()
            defer { fixture.terminal.restore() }
            _ = fixture.bytes(showing: "hello", role: .gap)
            #expect(fixture.bytes(showing: "hello", role: .gap).isEmpty)
        }

        @Test
        func changedDigitWritesAtMostADozenBytes() throws {
            let fixture = try TerminalFixture()
            defer { fixture.terminal.restore() }
            _ = fixture.bytes(showing: "newest fragment 1.9 s ago")
            let bytes = fixture.bytes(showing: "newest fragment 2.9 s ago")
            #expect(bytes.contains("2"))
            #expect(bytes.utf8.count <= 12, "\(bytes.debugDescription)")
        }

        @Test
        func lastColumnAndLastRowShow() throws {
            let fixture = try TerminalFixture()
            defer { fixture.terminal.restore() }
            var frame = Frame(size: fixture.terminal.size)
            frame[Point(column: 39, row: 0)] = Cell(character: "X", role: .text)
            frame[Point(column: 39, row: 9)] = Cell(character: "Z", role: .text)
            let bytes = fixture.bytes { fixture.terminal.present(frame) }
            #expect(bytes.contains("X"))
            #expect(bytes.contains("Z"))
        }

        @Test
        func frameLargerThanTheTerminalIsClipped() throws {
            let fixture = try TerminalFixture()
            defer { fixture.terminal.restore() }
            let wide = Frame.showing(
                String(repeating: "a", count: 40) + "bbb", size: Size(columns: 60, rows: 30))
            #expect(!fixture.bytes { fixture.terminal.present(wide) }.contains("b"))
        }

        @Test(arguments: [
            ("196", "38;5;196m"), ("red", "31m"), ("on red", "41m"), ("#ff0000", "38;5;196m"),
            ("reverse", "7m"),
            ("bold", "1m"), ("underline", "4m"),
        ])
        func styleOfARoleReachesTheScreen(notation: String, sequence: String) throws {
            let fixture = try TerminalFixture(
                theme: Theme(name: "test", styles: [.gap: Style(notation: notation)]))
            defer { fixture.terminal.restore() }
            #expect(fixture.bytes(showing: "gap", role: .gap).contains("\(sequence)gap"))
        }

        @Test(arguments: [
            (Cell.Emphasis.bold, "1m"), (.reverse, "7m"), (.underline, "4m"),
        ])
        func emphasisOfACellReachesTheScreen(emphasis: Cell.Emphasis, sequence: String) throws {
            let fixture = try TerminalFixture()
            defer { fixture.terminal.restore() }
            #expect(fixture.bytes(showing: "gap", emphasis: emphasis).contains("\(sequence)gap"))
        }

        @Test(
            "An end of attributes is not written where others begin, nor is the character set changed to what it is"
        )
        func attributesAreWrittenOnce() throws {
            let theme = Theme(
                name: "test",
                styles: [
                    .gap: Style(foreground: .indexed(1)),
                    .ok: Style(foreground: .indexed(2), emphasis: .bold),
                ])
            let fixture = try TerminalFixture(theme: theme)
            defer { fixture.terminal.restore() }
            _ = fixture.bytes(showing: "")
            var frame = Frame(size: fixture.terminal.size)
            for (column, role) in [Role.gap, .ok, .text].enumerated() {
                frame[Point(column: column, row: 0)] = Cell(character: "x", role: role)
            }
            let bytes = fixture.bytes { fixture.terminal.present(frame) }
            #expect(bytes.hasSuffix("\u{1B}[31mx\u{1B}[;1;32mx\u{1B}[mx"), "\(bytes.debugDescription)")
        }

        @Test func attributesEndWithTheFrame() throws {
            let theme = Theme(name: "test", styles: [.gap: Style(foreground: .indexed(1))])
            let fixture = try TerminalFixture(theme: theme)
            defer { fixture.terminal.restore() }
            #expect(fixture.bytes(showing: "gap", role: .gap).hasSuffix("gap\u{1B}[m"))
        }

        @Test
        func newThemeShowsAtOnce() throws {
            let fixture = try TerminalFixture()
            defer { fixture.terminal.restore() }
            _ = fixture.bytes(showing: "gap", role: .gap)
            let red = Theme(name: "red", styles: [.gap: Style(foreground: .indexed(1))])
            #expect(fixture.bytes { fixture.terminal.theme = red }.contains("\u{1B}[31m"))
        }

        @Test(arguments: [("xterm-256color", true), ("vt100", false)])
        func withoutColoursOnlyEmphasisIsLeft(term: String, noColour: Bool) throws {
            let theme = Theme(
                name: "test", styles: [.gap: Style(foreground: .indexed(1), emphasis: .reverse)])
            let fixture = try TerminalFixture(term: term, noColour: noColour, theme: theme)
            defer { fixture.terminal.restore() }
            let bytes = fixture.bytes(showing: "gap", role: .gap)
            #expect(!bytes.contains("31m"))
            #expect(bytes.contains("7m"))
        }

        @Test
        func onlyLargeChangesAreSynchronised() throws {
            let fixture = try TerminalFixture(rows: 30)
            defer { fixture.terminal.restore() }
            var full = Frame(size: fixture.terminal.size)
            for row in 0..<full.size.rows {
                for column in 0..<full.size.columns {
                    full[Point(column: column, row: row)] = Cell(
                        character: column % 2 == 0 ? "#" : "+", role: .text)
                }
            }
            let large = fixture.bytes { fixture.terminal.present(full) }
            #expect(large.hasPrefix("\u{1B}[?2026h"))
            #expect(large.hasSuffix("\u{1B}[?2026l"))
            full[Point(column: 3, row: 3)] = .blank
            #expect(!fixture.bytes { fixture.terminal.present(full) }.contains("2026"))
        }
    }
}
