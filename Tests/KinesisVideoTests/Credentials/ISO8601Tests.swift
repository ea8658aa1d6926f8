import FoundationEssentials
import Testing

@testable import KinesisVideo

@Suite struct ISO8601Tests {
    @Test(arguments: [
        ("2023-11-07T04:47:34Z", 1_699_332_454.0), ("2023-11-07T04:47:34UTC", 1_699_332_454),
        ("2023-11-07 04:47:34+00:00", 1_699_332_454), ("2023-11-07T05:47:34+01:00", 1_699_332_454),
        ("2023-11-07T02:17:34-0230", 1_699_332_454), ("2023-11-07T04:47:34.250Z", 1_699_332_454.25),
        ("2024-02-29T23:59:60Z", 1_709_251_200),
    ])
    func readsWhatToolsWrite(text: String, seconds: Double) throws {
        #expect(try #require(ISO8601.date(text)).timeIntervalSince1970 == seconds)
    }

    @Test(arguments: [
        "", "soon", "2023-11-07", "2023-13-07T04:47:34Z", "2023-11-07T24:47:34Z", "2023-11-07T04:47:34.Z",
        "2023-11-07T04:47:34+1:00", "2023-11-07T04:47:3xZ", "+023-11-07T04:47:34Z", "2023-11-07T04:47:34Z ",
        "2023-11-07T04:47:34+99:00", "２０２３-11-07T04:47:34Z",
    ])
    func refusesAnythingElse(text: String) {
        #expect(ISO8601.date(text) == nil)
    }

    @Test func writesWhatItReads() {
        let date = Date(timeIntervalSince1970: 1_699_332_454)
        #expect(ISO8601.text(date + 0.9) == "2023-11-07T04:47:34Z")
        #expect(ISO8601.date(ISO8601.text(date)) == date)
    }
}
