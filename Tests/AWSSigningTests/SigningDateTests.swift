import FoundationEssentials
import Testing

@testable import AWSSigning

@Suite struct SigningDateTests {
    @Test(arguments: [
        (0.0, "19700101T000000Z"), (1_440_938_160, "20150830T123600Z"), (951_782_399, "20000228T235959Z"),
        (951_782_400, "20000229T000000Z"), (1_709_251_199, "20240229T235959Z"),
        (4_107_542_400, "21000301T000000Z"),
        (-1, "19691231T235959Z"), (1_699_332_454.999, "20231107T044734Z"),
    ])
    func writesWholeSecondsOfUTC(seconds: Double, text: String) {
        #expect(SigningDate(Date(timeIntervalSince1970: seconds)).description == text)
    }

    @Test(arguments: [0, 68_169_600, 951_782_400, 1_440_938_160, 4_107_542_400, 1_704_067_199])
    func readsWhatItWrites(seconds: Int) throws {
        let date = Date(timeIntervalSince1970: Double(seconds))
        let read = try #require(SigningDate(SigningDate(date).description))
        #expect(read.date == date)
    }

    @Test(arguments: [
        "", "20150830", "20150830T123600", "2015-08-30T12:3Z", "2015083aT123600Z", "20150830 123600Z",
    ])
    func refusesOtherForms(text: String) {
        #expect(SigningDate(text) == nil)
    }

    @Test func countsEveryDayOfFourCenturies() {
        var previous = CivilDay(daysSinceEpoch: -1)
        for day in 0..<146_097 {
            let civil = CivilDay(daysSinceEpoch: day)
            let isNext =
                civil.day == previous.day + 1 && civil.month == previous.month
                || civil.day == 1
                    && (civil.month == previous.month + 1 || civil.month == 1 && previous.month == 12)
            guard isNext, civil.daysSinceEpoch == day else {
                Issue.record("day \(day) is \(civil), after \(previous)")
                return
            }
            previous = civil
        }
    }
}
