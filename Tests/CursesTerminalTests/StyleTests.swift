import Canvas
import Testing

struct StyleTests {
    @Test(arguments: [
        ("", Style.plain),
        ("default on default", .plain),
        ("yellow bold", Style(foreground: .indexed(3), emphasis: .bold)),
        ("bright-black", Style(foreground: .indexed(8))),
        ("208 on 17", Style(foreground: .indexed(208), background: .indexed(17))),
        (
            "#ff5F00 on default reverse",
            Style(foreground: .rgb(red: 255, green: 95, blue: 0), emphasis: .reverse)
        ),
        ("on red underline bold", Style(background: .indexed(1), emphasis: [.underline, .bold])),
    ])
    func notationStatesColoursAndEmphasis(notation: String, style: Style) throws {
        #expect(try Style(notation: notation) == style)
    }

    @Test(arguments: [
        ("yelow", "yelow"), ("red on", ""), ("256", "256"), ("-1", "-1"), ("#ff5f0", "#ff5f0"),
        ("#ggffff", "#ggffff"),
        ("red bold blink", "blink"),
    ])
    func wordThatMeansNothingIsNamed(notation: String, word: String) {
        #expect(throws: Style.NotationError(word: word)) { try Style(notation: notation) }
    }
}
