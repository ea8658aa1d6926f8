import Testing

@testable import kvsmon

@Suite struct FragmentArgumentTests {
    @Test(arguments: ["1", "987", "5987", "15595987"])
    func bareDigitsAreTheEndOfANumber(digits: String) {
        let argument = FragmentArgument(argument: digits)
        #expect(argument != nil && argument == FragmentArgument(argument: "…" + digits))
    }

    @Test func aSpanHasItsUnit() {
        #expect(FragmentArgument(argument: "90s")?.meaning == .moment(.ago(TimeSpan(seconds: 90))))
        #expect(FragmentArgument(argument: "now")?.meaning == .moment(.ago(TimeSpan(seconds: 0))))
        #expect(Moment(argument: "90") == nil)
        #expect(TimeSpan(argument: "90") == TimeSpan(seconds: 90))
    }

    @Test(arguments: ["", "…", "s", "12x", "-5", "25:00", "14:21:60"])
    func whatIsNeitherIsRefused(text: String) { #expect(FragmentArgument(argument: text) == nil) }
}
