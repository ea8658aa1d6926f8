import Canvas
import CursesTerminal
import Testing

struct ColourDepthTests {
    @Test(arguments: [
        (0, ColourDepth.none), (8, .eight), (16, .sixteen), (88, .sixteen), (256, .indexed),
        (65_536, .direct),
        (0x100_0000, .direct),
    ])
    func followsFromTheNumberOfColours(colours: Int, depth: ColourDepth) {
        #expect(ColourDepth(colours: colours) == depth)
    }

    @Test(arguments: [
        // colour, 256, 16, 8
        ("red", 1, 1, 1), ("bright-red", 9, 9, 1), ("bright-black", 8, 8, -1),
        ("#ff0000", 196, 1, 1), ("#ffd7d7", 224, 7, 7), ("#d7af00", 178, 3, 3), ("#8a8a8a", 245, 8, -1),
        ("#0087d7", 32, 6, 6), ("#00af87", 36, 6, 6), ("#00af5f", 35, 2, 2), ("#d75f00", 166, 1, 1),
        ("#d78700", 172, 3, 3), ("#ffffff", 231, 15, 7), ("208", 208, 1, 1),
        ("255", 255, 7, 7), ("#d787ff", 177, 13, 5),
    ])
    func colourBecomesTheNearestThatShows(name: String, indexed: Int32, sixteen: Int32, eight: Int32) {
        let colour = Colour(named: name)
        #expect(ColourDepth.indexed.index(for: colour) == indexed)
        #expect(ColourDepth.sixteen.index(for: colour) == sixteen)
        #expect(ColourDepth.eight.index(for: colour) == eight)
        #expect(ColourDepth.none.index(for: colour) == -1)
    }

    @Test(arguments: [("#123456", 0x123456), ("#000003", 0x00000B), ("red", 1), ("196", 0xFF0000)])
    func directColourIsTheColourItselfButNeverMistakenForAnAnsiColour(name: String, number: Int32) {
        #expect(ColourDepth.direct.index(for: Colour(named: name)) == number)
    }

    @Test(arguments: [ColourDepth.none, .eight, .sixteen, .indexed, .direct])
    func noColourIsTheTerminalsOwn(depth: ColourDepth) {
        #expect(depth.index(for: nil) == -1)
    }
}
