import FoundationEssentials
import TestSupport
import Testing

@testable import StreamAnalysis

struct FragmentNumberTests {
    @Test(arguments: [
        ("91343852333185057105875891022195998207386831087", 1_643_353_247.067),
        ("91343852333185057110827651179337519666762451998", 1_643_353_248.407),
        ("91343852333181432392682062622220590765191907586", 1_565_781_909.738),
    ])
    func aRealNumberGivesBackTheServersTimestamp(digits: String, seconds: Double) throws {
        let structure = try #require(FragmentNumber(digits)?.structure)
        #expect(abs(structure.serverTimestamp.timeIntervalSince1970 - seconds) < 0.0005)
    }

    @Test func theSequenceOfAFreshStreamIsOne() {
        let first = FragmentNumber("91343852333181432392682062622220590765191907586")
        #expect(first?.structure?.sequence == 1)
        #expect(first?.structure?.block == 0)
    }

    @Test func neighboursOfOneConnectionHaveConsecutiveSequences() throws {
        let one = try #require(FragmentNumber("91343852333185057105875891022195998207386831087")?.structure)
        let other = try #require(FragmentNumber("91343852333185057110827651179337519666762451998")?.structure)
        #expect(other.sequence == one.sequence + 1)
        #expect(one.block == 732)
    }

    @Test(arguments: ["0", "1", "9134385", "913438518", "1234567890123456789012345678901234567890", "99999"])
    func aNumberOfAnotherFormHasNoStructure(digits: String) {
        #expect(FragmentNumber(digits)?.structure == nil)
    }

    @Test func theLowestStructuredNumberIsTwoToThe156th() {
        let structure = FragmentNumber("91343852333181432387730302044767688728495783936")?.structure
        #expect(structure?.sequence == 0)
        #expect(structure?.serverTimestamp == Date(timeIntervalSince1970: 0))
        #expect(structure?.random == 0)
    }

    @Test(arguments: [(0.0, true), (86_000, true), (-86_000, true), (90_000, false), (-90_000, false)])
    func aStructureMoreThanADayOffTheServersTimestampIsNone(off: Double, isBelieved: Bool) {
        var fragment = fragment(7001, producer: 0, server: 0)
        fragment.serverTimestamp = fragment.serverTimestamp.addingTimeInterval(off)
        #expect((fragment.structure != nil) == isBelieved)
    }

    @Test(arguments: [
        ("9", "10", true), ("0010", "9", false), ("007", "8", true), ("8", "007", false), ("7", "7", false),
        (String(repeating: "9", count: 100), "1" + String(repeating: "0", count: 100), true),
        (String(repeating: "9", count: 57), "1" + String(repeating: "0", count: 57), true),
    ])
    func ordersByValue(one: String, other: String, isLess: Bool) throws {
        let (left, right) = (try #require(FragmentNumber(one)), try #require(FragmentNumber(other)))
        #expect((left < right) == isLess)
    }

    @Test func leadingZerosDontTellNumbersApart() throws {
        let (plain, padded) = (try #require(FragmentNumber("42")), try #require(FragmentNumber("00042")))
        #expect(plain == padded)
        #expect(plain.hashValue == padded.hashValue)
        #expect(padded.digits == "00042")
    }

    @Test func numbersThatAgreeInTheirLowest192BitsAreStillTwo() throws {
        // 2 to the 192nd, and zero.
        let wide = try #require(FragmentNumber("6277101735386680763835789423207666416102355444464034512896"))
        let zero = try #require(FragmentNumber("0"))
        #expect(wide != zero)
        #expect(zero < wide)
    }

    @Test(arguments: ["", "12a", "-1", "1.0", "٣", String(repeating: "1", count: 129)])
    func refusesWhatIsNoNumber(text: String) {
        #expect(FragmentNumber(text) == nil)
    }

    @Test func keepsEveryDigit() {
        var generator = SeededGenerator(seed: 3)
        for count in 1...128 {
            var digits = String(Int.random(in: 1...9, using: &generator))
            while digits.count < count { digits += String(Int.random(in: 0...9, using: &generator)) }
            #expect(FragmentNumber(digits)?.digits == digits)
        }
    }

    @Test func hashesAllNumbersOfAStreamApart() {
        let numbers = (0..<1000).map { structuredNumber(sequence: $0, server: at(Double($0) * 2)) }
        #expect(Set(numbers).count == 1000)
        #expect(numbers == numbers.shuffled().sorted())
    }
}
