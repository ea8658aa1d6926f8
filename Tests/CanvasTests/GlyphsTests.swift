import Testing

@testable import Canvas

@Suite struct GlyphsTests {
    @Test func everyStandInIsASCIIAndStandsForWhatACellCanHold() {
        for (character, ascii) in Glyphs.ascii {
            #expect(character.fitsCell && !character.isASCII, "\(character)")
            #expect(ascii.fitsCell && ascii.isASCII, "\(character)")
        }
    }

    @Test(
        arguments: [
            ("⠉", "'"), ("⠤", "-"), ("⣀", "."), ("⡇", "|"), ("⠀", " "), ("⠒", "-"), ("⠛", "'"), ("⣤", "."),
        ] as [(Character, Character)])
    func dotsKeepTheirHeight(dots: Character, ascii: Character) {
        #expect(Glyphs.ascii(for: dots) == ascii)
    }

    @Test(
        arguments: [("a", "a"), ("─", "-"), ("█", "#"), ("é", "?"), ("Ж", "?")] as [(Character, Character)])
    func everyCharacterHasAStandIn(character: Character, ascii: Character) {
        #expect(Glyphs.ascii(for: character) == ascii)
    }

    @Test func nothingMovesWhenAFrameBecomesASCII() {
        var frame = Frame(size: Size(columns: 8, rows: 1))
        frame.writeLine(StyledText("▐█▌ ⠒ é…", .lag, .bold), row: 0, in: frame.bounds)
        #expect(frame.inASCII.characterPlane == "|## - ?*")
        #expect(frame.inASCII.rolePlane == frame.rolePlane)
    }
}
