import Testing

@testable import Canvas

@Suite struct DrawingTests {
    private static func drawn(_ columns: Int, _ rows: Int, _ draw: (inout Frame) -> Void) -> String {
        var frame = Frame(size: Size(columns: columns, rows: rows))
        draw(&frame)
        return frame.characterPlane
    }

    @Test func nothingIsWrittenOutsideAnArea() {
        let plane = Self.drawn(6, 3) { frame in
            let area = Rect(column: 1, row: 1, columns: 4, rows: 1)
            frame.write(StyledText("abcdefgh"), at: Point(column: -1, row: 0), in: area)
            frame.write(StyledText("x"), at: Point(column: 0, row: 1), in: area)
            frame.write(StyledText("x"), at: Point(column: 0, row: -1), in: area)
        }
        #expect(plane == "      \n bcde \n      ")
    }

    @Test func aFrameHoldsNoCharacterThatDoesNotFitACell() {
        var frame = Frame(size: Size(columns: 2, rows: 1))
        frame[Point(column: 0, row: 0)] = Cell(character: "\u{1B}", role: .text)
        frame[Point(column: 1, row: 0)] = Cell(character: "語", role: .text)
        #expect(frame.characterPlane == "??")
    }

    @Test func aBoxHasATitleAndLeavesTheInside() {
        let plane = Self.drawn(12, 3) { frame in
            let inner = Box(title: StyledText("Keys")).draw(into: &frame, area: frame.bounds)
            frame.writeLine(StyledText("inside it"), row: 0, in: inner)
        }
        #expect(plane == "╭─ Keys ───╮\n│ inside … │\n╰──────────╯")
    }

    @Test(arguments: [(0, 0), (1, 1), (3, 2), (4, 1)])
    func aBoxTooSmallIsNotDrawn(columns: Int, rows: Int) {
        let plane = Self.drawn(columns, rows) { frame in
            _ = Box(title: StyledText("x")).draw(into: &frame, area: frame.bounds)
        }
        #expect(!plane.contains("╭"))
    }

    @Test func aRuleCarriesItsTitle() {
        let plane = Self.drawn(12, 1) { Rule(title: StyledText("Calls")).draw(into: &$0, area: $0.bounds) }
        #expect(plane == "─ Calls ────")
    }

    @Test(arguments: [
        (0.0, "────"), (0.5, "━━──"), (0.6, "━━╸─"), (1, "━━━━"), (7, "━━━━"), (-1, "────"),
        (Double.nan, "────"),
    ])
    func aGaugeIsFilledInHalfColumns(fraction: Double, text: String) {
        #expect(Gauge(fraction: fraction).text(width: 4, role: .ok).plain == text)
    }

    @Test func barsAreAnEighthOfARowFine() {
        let bars = Bars(fractions: [nil, 0, 0.25, 0.5, 1, 2, .nan], rows: 1)
        let plane = Self.drawn(7, 1) { bars.draw(into: &$0, area: $0.bounds, role: .axis) }
        #expect(plane == " ▁▂▄██ ")
    }

    @Test func highBarsTakeSeveralRows() {
        let bars = Bars(fractions: [0.25, 0.75, 1], rows: 2)
        let plane = Self.drawn(3, 2) { bars.draw(into: &$0, area: $0.bounds, role: .axis) }
        #expect(plane == " ▄█\n▄██")
    }

    @Test func dotsAreTwoByFourACell() {
        var plot = BraillePlot(columns: 2, rows: 1)
        plot.set(x: 0, y: 0)
        plot.setColumn(x: 3, from: 3, to: -9)
        plot.set(x: 4, y: 0)
        plot.set(x: 0, y: 4)
        let plane = Self.drawn(2, 1) { plot.draw(into: &$0, area: $0.bounds, role: .lag) }
        #expect(plane == "⠁⢸")
    }

    @Test func tablesLineUp() {
        let table = Table(columns: [.init(.fixed(3)), .init(.share(2)), .init(.share(1), .right)])
        #expect(table.widths(in: 16) == [3, 6, 3])
        let line = table.line([StyledText("abcd"), StyledText("x"), StyledText("9")], width: 16)
        #expect(line.plain == "ab…  x         9")
    }

    @Test(arguments: [0, 1, 5])
    func tablesTooWideAreCut(width: Int) {
        let table = Table(columns: [.init(.fixed(3)), .init(.share(1)), .init(.fixed(4))])
        #expect(table.line([StyledText("abc")], width: width).width == width)
    }
}
