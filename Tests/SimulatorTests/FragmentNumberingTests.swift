import Testing

@testable import KinesisVideoSimulator

struct FragmentNumberingTests {
    @Test func eachConnectionBeginsTheNextThousand() {
        var numbering = FragmentNumbering()
        #expect(numbering.beginBlock() == 1)
        numbering.gave(17)
        #expect(numbering.beginBlock() == 1001)
        numbering.gave(2500)
        #expect(numbering.beginBlock() == 3001)
        #expect(numbering.beginBlock() == 4001)
    }
}
