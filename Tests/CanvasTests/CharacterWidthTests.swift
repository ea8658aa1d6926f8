import Testing

@testable import Canvas

@Suite struct CharacterWidthTests {
    @Test(arguments: ["a", "~", "é", "█", "▐", "╌", "⣿", "…", "Δ", "▲", "↻", "≤", "Ж"] as [Unicode.Scalar])
    func whatTakesOneColumnEverywhereIsShown(scalar: Unicode.Scalar) {
        #expect(CharacterWidth(scalar) == .single)
    }

    @Test(
        arguments: ["語", "한", "！", "😀", "⌚", "\u{E000}", "\u{378}", "א", "ع", "\u{1F6D8}", "\u{903}"]
            as [Unicode.Scalar])
    func whatIsWideOrReorderedIsReplaced(scalar: Unicode.Scalar) {
        #expect(CharacterWidth(scalar) == .unsure)
    }

    @Test(
        arguments: [
            "\u{1B}", "\u{7F}", "\u{9B}", "\0", "\u{301}", "\u{200B}", "\u{202E}", "\u{2066}", "\u{FEFF}",
            "\u{AD}", "\u{2028}",
        ] as [Unicode.Scalar])
    func whatHasNoColumnVanishes(scalar: Unicode.Scalar) {
        #expect(CharacterWidth(scalar) == .none)
    }

    @Test(arguments: [
        ("plain", "plain"), ("a\tb\nc", "a b c"), ("\u{1B}[31mred\u{1B}[0m", "[31mred[0m"), ("a\r\nb", "a b"),
        ("e\u{301}", "e"), ("日本", "??"), ("👩‍👩‍👧", "???"), ("\u{202E}abc", "abc"), ("", ""),
    ])
    func textBecomesOneHarmlessCharacterACell(text: String, shown: String) {
        #expect(String(text.cellCharacters) == shown)
    }

    @Test(
        arguments: [
            ("a", true), ("\r\n", false), ("e\u{301}", false), ("語", false), ("\u{1B}", false), (" ", true),
        ] as [(Character, Bool)])
    func aCellHoldsOneScalarOfOneColumn(character: Character, fits: Bool) {
        #expect(character.fitsCell == fits)
    }

    @Test func everyScalarHasAWidthAndNoneActsOnATerminal() {
        for value in stride(from: UInt32(0), through: 0x10FFFF, by: 7) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let shown = String(Character(scalar)).cellCharacters
            #expect(shown.count <= 1 && shown.allSatisfy(\.fitsCell), "U+\(String(value, radix: 16))")
        }
    }
}
