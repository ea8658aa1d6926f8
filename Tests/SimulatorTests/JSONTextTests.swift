import Testing

@testable import KinesisVideoSimulator

struct JSONTextTests {
    /// Dates as the service was seen to write them.
    @Test(arguments: [
        (1_643_353_235_931 as Int64, "1.643353235931E9"), (1_705_489_836_421, "1.705489836421E9"),
        (1_643_353_235_900, "1.6433532359E9"), (1_600_000_000_000, "1.6E9"), (1_000_000_000_000, "1.0E9"),
    ])
    func writesDatesLikeJavasDoubles(milliseconds: Int64, text: String) {
        #expect(JSONText.date(Instant(milliseconds: milliseconds)).written == text)
    }

    @Test func sortsKeysAndWritesNulls() {
        let value = JSONText.object(["b": .text(nil), "a": .array([.integer(1), .text("x")])])
        #expect(value.written == #"{"a":[1,"x"],"b":null}"#)
    }

    @Test func escapesWhatMustBeEscaped() {
        #expect(JSONText.text("a\"b\\c\nd\u{1}").written == #""a\"b\\c\nd""#)
    }
}
