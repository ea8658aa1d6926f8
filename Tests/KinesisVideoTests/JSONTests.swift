import Testing

@testable import KinesisVideo

@Suite struct JSONTests {
    @Test(arguments: [
        ("0", 0, 0), ("7", 0, 7), ("-7.4", 0, -7), ("7.5", 0, 8), ("-7.5", 0, -8), ("1.2345", 3, 1235),
        ("1e3", 0, 1000),
        ("1E-3", 3, 1), ("123456789012345678", 0, 123_456_789_012_345_678),
        ("0.000000000000000000000000001", 3, 0),
        ("1e-999", 3, 0), ("0e999", 0, 0),
    ])
    func scalesAndRoundsNumbers(text: String, power: Int, value: Int) throws {
        let number = try #require(JSONNumber(Array(text.utf8)[...]))
        #expect(number.scaled(byPowerOfTen: power) == value)
    }

    @Test(arguments: ["1e19", "9e18000", "99999999999999999999"])
    func knowsNumbersBeyondInt(text: String) throws {
        let number = try #require(JSONNumber(Array(text.utf8)[...]))
        #expect(number.scaled(byPowerOfTen: 0) == nil)
    }

    @Test(arguments: ["", "-", ".5", "1.", "1e", "1e+-2", "1e++2", "1e-", "1e1234567", "--1", "1-2", "e5"])
    func refusesWhatIsNotANumber(text: String) {
        #expect(JSONNumber(Array(text.utf8)[...]) == nil)
    }

    @Test(arguments: [
        (#""plain""#, "plain"), (#""""#, ""), (#""a\"b\\c\/d""#, "a\"b\\c/d"),
        (#""\n\t\r\b\f""#, "\n\t\r\u{8}\u{c}"),
        (#""\u00e9\u20AC""#, "é€"), (#""\ud83d\ude00""#, "😀"), (#""\ud83d""#, "\u{FFFD}"), (#""\x""#, "\\x"),
        (#""é😀""#, "é😀"),
    ])
    func readsStrings(json: String, text: String) throws {
        var scanner = JSONScanner(Array(json.utf8))
        #expect(try scanner.string() == text)
    }

    @Test(arguments: ["", "a\"b", "line\nbreak", "\u{0}\u{1f}", "é😀\\"])
    func readsTheStringsItWrites(text: String) throws {
        var scanner = JSONScanner(JSONValue.string(text).bytes)
        #expect(try scanner.string() == text)
    }
}
