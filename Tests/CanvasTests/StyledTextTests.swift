import Testing

@testable import Canvas

@Suite struct StyledTextTests {
    @Test(arguments: [(10, "abcdef"), (6, "abcdef"), (5, "abcd…"), (1, "…"), (0, "")])
    func whatIsCutOffIsSaidSo(width: Int, text: String) {
        #expect(StyledText("abcdef").truncated(to: width).plain == text)
    }

    @Test(arguments: [
        (StyledText.Alignment.left, "abc  "), (.right, "  abc"), (.center, " abc "),
    ])
    func textIsPlacedInItsSpace(alignment: StyledText.Alignment, text: String) {
        #expect(StyledText("abc").fitted(to: 5, alignment).plain == text)
    }

    @Test(arguments: [
        ("", 5, [""]), ("one two", 7, ["one two"]), ("one two", 6, ["one", "two"]),
        ("one two three", 8, ["one two", "three"]), ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("a bcdefgh", 3, ["a", "bcd", "efg", "h"]), ("one   two", 3, ["one", "two"]), ("x", 0, []),
    ])
    func textIsBrokenAtBlanks(text: String, width: Int, lines: [String]) {
        #expect(StyledText(text).wrapped(to: width).map(\.plain) == lines)
    }

    @Test func rolesSurviveJoiningCuttingAndWrapping() {
        let text = StyledText("lag ", .muted) + StyledText("+1.82 s", .lag, .bold)
        #expect(text.truncated(to: 6).cells.map(\.role) == [.muted, .muted, .muted, .muted, .lag, .lag])
        #expect(text.wrapped(to: 5).map { $0.cells.first?.role } == [.muted, .lag, .lag])
        #expect(text.emphasized(.underline).cells.last?.emphasis == [.bold, .underline])
    }

    @Test func emptyPartsLeaveNoSeparator() {
        let parts = [StyledText("a"), StyledText(), StyledText("b")]
        #expect(StyledText.joined(parts, separator: ", ").plain == "a, b")
    }
}
