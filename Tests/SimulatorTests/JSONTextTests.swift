import Testing

@testable import KinesisVideoSimulator

struct JSONTextTests {
    /// Dates as the service was seen to write them.
    @Test(arguments: [
        (1_643_353_235_931 as Int64, "1.643353235931E9"), (1_705_489_836_421, "1.705489836421E9"),
        (1_643_353_235_900, "1.6433532359E9"), (1_600_000_000_000, "1.6E9"), (1_000_000_000_000, "1.0E9"),
        // A producer whose clock began in 1970; Java writes no exponent below ten millions.
        (0, "0.0"), (7, "0.007"), (12_340, "12.34"), (9_999_999_500, "9999999.5"),
        (10_000_000_500, "1.00000005E7"),
        (-1_500, "-1.5"),
    ])
    func writesDatesLikeJavasDoubles(milliseconds: Int64, text: String) {
        #expect(JSONText.date(Instant(milliseconds: milliseconds)).written() == text)
    }

    @Test(arguments: [
        (1_643_353_235_931 as Int64, "1643353235.931"), (1_600_000_000_000, "1600000000.0"), (7, "0.007"),
    ])
    func writesDatesWithoutExponentsWhereAsked(milliseconds: Int64, text: String) {
        #expect(JSONText.date(Instant(milliseconds: milliseconds)).written(.decimal) == text)
    }

    @Test func sortsKeysAndWritesNulls() {
        let value: JSONText = ["b": .text(nil), "a": .array([.integer(1), .text("x")])]
        #expect(value.written() == #"{"a":[1,"x"],"b":null}"#)
    }

    @Test func escapesWhatMustBeEscaped() {
        #expect(JSONText.text("ä\"b\\c\nd\u{1}").written() == #""ä\"b\\c\nd\u0001""#)
    }
}

extension JSONText {
    fileprivate func written(_ spelling: ServiceScript.TimeSpelling = .exponent) -> String {
        String(decoding: bytes(dates: spelling), as: UTF8.self)
    }
}
