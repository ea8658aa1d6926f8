import Canvas
import Testing

/// Text from outside on its way to a terminal that isn't drawn on.
struct HarmlessTextTests {
    @Test(
        "What a terminal would obey is left out",
        arguments: [
            ("front-door", "front-door"),
            ("\u{1B}[31mred\u{1B}[m", "[31mred[m"),
            ("a\u{9B}31mb\u{9D}0;t\u{9C}c", "a31mb0;tc"),
            ("\u{7F}\0\u{8}x\r\u{B}\u{85}", "x"),
            ("\u{202E}back\u{2066}\u{200F}\u{2028}\u{2029}\u{FEFF}\u{AD}", "back"),
            ("\u{E000}\u{E0041}\u{378}y", "y"),
            ("e\u{301} 日本", "e\u{301} 日本"),
        ])
    func leavesOutWhatIsObeyed(text: String, harmless: String) {
        #expect(text.harmlessLines == harmless)
        #expect(text.harmlessLine == harmless)
    }

    @Test("Line breaks stay where there may be several lines, and are blanks where there may be one")
    func keepsLines() {
        #expect("a\nb\r\nc\td".harmlessLines == "a\nb\ncd")
        #expect("a\nb\r\nc\td".harmlessLine == "a b c d")
    }
}
