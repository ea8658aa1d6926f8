import Testing

@testable import KinesisVideo

@Suite struct JSONTests {
    /// The number that is the whole of `text`.
    static func number(_ text: String) -> JSONNumber? {
        var position = 0
        let number = JSONNumber(Array(text.utf8), at: &position)
        return position == text.utf8.count ? number : nil
    }

    @Test(arguments: [
        ("0", 0, 0), ("7", 0, 7), ("-7.4", 0, -7), ("7.5", 0, 8), ("-7.5", 0, -8), ("1.2345", 3, 1235),
        ("1e3", 0, 1000),
        ("1E-3", 3, 1), ("123456789012345678", 0, 123_456_789_012_345_678),
        ("0.000000000000000000000000001", 3, 0),
        ("1e-999", 3, 0), ("0e999", 0, 0),
    ])
    func scalesAndRoundsNumbers(text: String, power: Int, value: Int) throws {
        let number = try #require(Self.number(text))
        #expect(number.scaled(byPowerOfTen: power) == value)
    }

    @Test(arguments: ["1e19", "9e18000", "99999999999999999999"])
    func knowsNumbersBeyondInt(text: String) throws {
        let number = try #require(Self.number(text))
        #expect(number.scaled(byPowerOfTen: 0) == nil)
    }

    @Test(arguments: ["", "-", ".5", "1.", "1e", "1e+-2", "1e++2", "1e-", "1e1234567", "--1", "1-2", "e5"])
    func refusesWhatIsNotANumber(text: String) {
        #expect(Self.number(text) == nil)
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

    /// Scanning takes eight bytes at a time: every place of a mark within them must be found.
    @Test(arguments: 0..<20)
    func findsMarksWhereverTheyStand(length: Int) throws {
        for mark in ["\"", "\\", "\u{1}", "é"] {
            for place in 0...length {
                let text =
                    String(repeating: "a", count: place) + mark
                    + String(repeating: "b", count: length - place)
                var scanner = JSONScanner(JSONValue.string(text).bytes)
                #expect(try scanner.string() == text)
            }
        }
    }

    private enum Name: String, CaseIterable {
        case short = "a"
        case sevenLong = "sevenbb"
        case eight = "eightccc"
        case otherEight = "eightccd"
        case long = "a name of many words in it"
    }

    @Test(arguments: ["a", "sevenbb", "eightccc", "eightccd", "a name of many words in it"])
    func tellsNamesApart(name: String) throws {
        for json in ["{\"\(name)\":1}", "{\"x\(name)\":2,\"\(name)\":1,\"\(name)x\":3}"] {
            var scanner = JSONScanner(Array(json.utf8))
            var found: [String] = []
            try scanner.object(JSONKeys<Name>()) { scanner, name throws(UndecodableBody) in
                found.append(name.rawValue)
                try scanner.skip()
            }
            #expect(found == [name])
        }
    }
}
