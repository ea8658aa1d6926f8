import Foundation
import StreamAnalysis
import Testing

@testable import Reports

struct IncidentFacesTests {
    private static let hostile = "<script>alert(1)</script>|`*_[x](y)\u{1B}]52;c;x\u{7}\"'&=1+1"

    func report(_ findings: [Finding] = [Sample.gap, Sample.silent], name: String = "cam1")
        -> IncidentReport
    {
        var report = Sample.report(findings, name: name)
        for index in 0..<30 where index != 10 {
            report.fragments.insert(Sample.archived(index, at: Double(index) * 2 - 60, seconds: 2))
        }
        report.failedCalls = [
            CallOutcome(
                date: Sample.date.addingTimeInterval(-5), operation: .listFragments,
                latency: .milliseconds(41),
                failure: .init(
                    code: "ClientLimitExceededException", message: "Rate, exceeded", status: 400,
                    requestID: "2f1c-7"))
        ]
        report.calls = [
            CallHealth(operation: .listFragments, latest: report.failedCalls[0], consecutiveFailures: 1)
        ]
        report.latencySamples = [LatencySample(date: Sample.date.addingTimeInterval(-9), seconds: 4.2)]
        return IncidentReport(report)
    }

    /// What a report is written as.
    enum Face: CaseIterable {
        case markdown, html, json, csv

        /// All of `report`, or its `table` where a file holds only one.
        func text(of report: IncidentReport, _ table: CSVIncident.Table) -> String {
            switch self {
            case .markdown: MarkdownIncident.render(report)
            case .html: HTMLIncident.render(report)
            case .json: IncidentJSON.render(report)
            case .csv: CSVIncident.render(report, table)
            }
        }
    }

    @Test(arguments: Face.allCases)
    func everyFaceNamesTheRequestThatFailed(face: Face) {
        let text = face.text(of: report(), .failedCalls)
        #expect(text.contains("2f1c-7"))
        #expect(text.contains("ClientLimitExceededException"))
    }

    @Test func markdownCaptionsNoPicture() {
        let (text, page) = (MarkdownIncident.render(report()), HTMLIncident.render(report()))
        #expect(text.contains("\n\nThe media has 1 hole, the longest 2.0 s.\n\n"))
        for caption in ["Timeline, UTC: media (green)", "Lag over time: the line"] {
            #expect(page.contains(caption) && !text.contains(caption))
        }
    }

    @Test func theNewestLiveLatencyIsOneOfTheSamples() {
        var report = Sample.report([])
        report.metrics.liveLatencySeconds = 37.5
        report.latencySamples = [
            LatencySample(date: Sample.date - 22, seconds: 4.2),
            LatencySample(date: Sample.date - 12, seconds: 25.518),
        ]
        let range = (Sample.date - 60)...Sample.date
        let text = MarkdownIncident.render(IncidentReport(report, range: range))
        #expect(text.contains("**Live latency**: 25.518 s at 2022-01-28 07:00:48, measured last"))
        #expect(!text.contains("37.5"))
    }

    @Test func theSameReportGivesTheSameBytes() {
        #expect(HTMLIncident.render(report()) == HTMLIncident.render(report()))
        #expect(IncidentJSON.render(report()) == IncidentJSON.render(report()))
    }

    @Test(arguments: Face.allCases)
    func everyFaceTellsEachGapWithItsCause(face: Face) {
        let text = face.text(of: report(), .gaps)
        #expect(text.contains("reconnect-with-loss"))
        #expect(text.contains("91343852333185057105875891022195998207386831087"))
    }

    @Test func jsonIsOneObjectWithTheRangesFigures() throws {
        let object = try JSONSerialization.jsonObject(with: Data(IncidentJSON.render(report()).utf8))
        let members = try #require(object as? [String: Any])
        let availability = try #require(members["availability"] as? [String: Any])
        #expect(members["fragments"] as? Int == 29)
        #expect(availability["missing_seconds"] as? Double == 2)
        #expect((members["lag_seconds"] as? [String: Any])?["median"] as? Double == 0.8)
    }

    @Test func nothingFromOutsideReachesAPageAsMarkup() {
        var finding = Sample.gap
        finding.sentences.what = Self.hostile
        finding.cause = Self.hostile
        let page = HTMLIncident.render(report([finding], name: Self.hostile))
        #expect(!page.contains("<script"))
        #expect(!page.contains("\u{1B}"))
        #expect(page.contains("&lt;script&gt;"))
    }

    @Test func aPageNeedsNothingElse() {
        let page = HTMLIncident.render(report())
        for reference in ["http://", "https://", "src=", "href=", "url(", "@import"] {
            #expect(!page.contains(reference), "\(reference)")
        }
    }

    @Test func markdownOfHostileTextIsText() {
        let text = MarkdownIncident.render(report([], name: Self.hostile))
        #expect(!text.replacing("\\<", with: "").contains("<script"))
        #expect(!text.contains("\u{1B}"))
    }

    @Test(arguments: [
        ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""), ("=1+1", "'=1+1"),
        ("-1.5", "-1.5"), ("@cmd", "'@cmd"),
    ])
    func csvCellsAreQuotedAndNoFormulas(text: String, cell: String) {
        #expect(CSVIncident.quoted(text) == cell)
    }

    @Test(arguments: CSVIncident.Table.allCases)
    func everyCSVRowHasAsManyCellsAsTheHeader(_ table: CSVIncident.Table) {
        let rows = CSVIncident.render(report(), table).split(separator: "\r\n").map { row in
            row.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
                .filter { $0.offset % 2 == 0 }.map { $0.element.count { $0 == "," } }.reduce(0, +)
        }
        #expect(Set(rows).count == 1)
    }

    @Test func theTimelineShowsEachHoleHoweverShort() {
        var report = Sample.report([])
        let day = 43_200
        for index in 0..<day where index != 20_000 {
            report.fragments.insert(Sample.archived(index, at: Double(index - day) * 2, seconds: 2))
        }
        let svg = Chart.timeline(TimelineChart(IncidentReport(report))).svg
        let hole = svg.split(separator: "\n").first { $0.contains("class=\"hole\"") }
        #expect(hole?.contains("width=\"1.5\"") == true)
    }
}
