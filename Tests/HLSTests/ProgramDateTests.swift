import Foundation
import Testing

@testable import HLS

struct ProgramDateTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0), ("1969-12-31T23:59:59.999Z", -1),
        ("2000-02-29T00:00:00Z", 951_782_400_000),
        ("2022-01-28T07:00:35.931Z", 1_643_353_235_931), ("2022-01-28T08:00:35.931+01:00", 1_643_353_235_931),
        ("2022-01-28T03:00:35.931-0400", 1_643_353_235_931),
        ("2022-01-28T08:00:35,931+01", 1_643_353_235_931),
        ("2016-12-31T23:59:60Z", 1_483_228_800_000), ("2022-01-28T07:00:35.9309999Z", 1_643_353_235_931),
    ])
    func countsMillisecondsSince1970(_ text: String, milliseconds: Int) {
        let parsed = ProgramDate.parse(Array(text.utf8)[...])
        #expect(parsed?.date == Date(timeIntervalSince1970: Double(milliseconds) / 1000))
        #expect(parsed?.hasTimeZone == true)
    }

    @Test(arguments: [
        "", "2022", "2022-13-01T00:00:00Z", "2022-02-29T00:00:00Z", "2100-02-29T00:00:00Z",
        "2022-01-00T00:00:00Z",
        "2022-01-01 00:00:00Z", "2022-01-01T24:00:00Z", "2022-01-01T00:60:00Z", "2022-01-01T00:00:61Z",
        "2022-01-01T00:00:00.Z", "2022-01-01T00:00:00+1", "2022-01-01T00:00:00+01:", "2022-01-01T00:00:00Zx",
    ])
    func refusesWhatIsNoDate(_ text: String) {
        #expect(ProgramDate.parse(Array(text.utf8)[...]) == nil)
    }

    @Test func agreesWithFoundationOnEveryHundredthDayOfTheGregorianCalendar() throws {
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        for day in stride(from: -141_000, to: 200_000, by: 100) {
            let date = Date(timeIntervalSince1970: Double(day) * 86_400 + 0.25)
            let text = ProgramDate.text(date)
            #expect(text == style.format(date))
            #expect(ProgramDate.parse(Array(text.utf8)[...])?.date == date)
        }
    }
}
