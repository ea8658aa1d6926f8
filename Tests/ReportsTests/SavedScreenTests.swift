import Foundation
import StreamAnalysis
import Testing

@testable import Reports

struct SavedScreenTests {
    private static let list = SavedScreen(
        date: Sample.date, name: "fragments", filter: "late",
        rows: [[("id", "9134…"), ("lag", "+3.200 s")], [("id", "9135…"), ("lag", "–")]], rowCount: 7)

    @Test func aListHasItsRowsBesideTheReport() throws {
        let text = JSONReport.render(Self.list, of: Sample.report([Sample.gap]))
        #expect(
            text.hasPrefix(
                #"""
                {"schema":1,"screen":{"date":"2022-01-28T07:01:00.000Z","name":"fragments","filter":"late",\#
                "row_count":7,"rows":[{"id":"9134…","lag":"+3.200 s"},{"id":"9135…","lag":"–"}]},"stream":"cam1",
                """#))
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        let plain =
            try JSONSerialization.jsonObject(
                with: Data(JSONReport.render(Sample.report([Sample.gap])).utf8)) as? [String: Any]
        #expect(Set(try #require(object).keys) == Set(try #require(plain).keys).union(["screen"]))
    }

    @Test func aScreenWithoutListAndReportHasItsMoment() {
        let screen = SavedScreen(date: Sample.date, name: "stream", filter: nil, rows: nil, rowCount: 0)
        #expect(
            JSONReport.render(screen, of: nil)
                == #"{"schema":1,"screen":{"date":"2022-01-28T07:01:00.000Z","name":"stream"}}"#)
    }
}
