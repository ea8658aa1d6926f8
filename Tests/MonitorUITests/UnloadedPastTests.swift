import Canvas
import FoundationEssentials
import StreamAnalysis
import Testing

@testable import MonitorUI

@Suite struct UnloadedPastTests {
    /// A screen of `report` so far zoomed out.
    private static func screen(
        _ report: StreamReport, zoom: Int = 6, columns: Int = 120, isASCII: Bool = false
    ) -> Model {
        var model = Model.showing(.healthy, columns: columns, rows: 40, isASCII: isASCII)
        _ = model.update(.report(report))
        for _ in 0..<zoom { model.press(.character("-")) }
        return model
    }

    /// Five minutes of a stream that keeps so many hours, with what was asked for.
    private static func report(
        retentionHours: Int? = 24, _ standing: HistoryRequest.Standing? = nil, hours: Double = 1,
        isFollowed: Bool = true
    ) -> StreamReport {
        var report = Scene.report(of: FragmentScript().fragments(until: Scene.now))
        report.stream.retentionHours = retentionHours
        let start = Scene.now.addingTimeInterval(-hours * 3600)
        report.history = standing.map {
            HistoryProgress(
                range: start...Scene.now, standing: $0, isFollowed: isFollowed, fraction: 0.5,
                fragmentCount: 900)
        }
        let listed = standing == nil ? 300 : standing == .loading ? 1800 : hours * 3600
        report.coverage.insert(Scene.now.addingTimeInterval(-listed)...Scene.now)
        return report
    }

    @Test(
        "The past that nobody asked for is named with what would load what the screen has room for",
        arguments: [(2, "15m"), (4, "1h"), (6, "2h"), (8, "12h"), (11, "24h"), (20, "24h")])
    func itSaysHowToAsk(zoom: Int, span: String) {
        let screen = Self.screen(Self.report(), zoom: zoom).screen
        #expect(screen.contains("╱ not loaded (--since \(span)) ╱"))
    }

    @Test func inASCIIToo() {
        #expect(Self.screen(Self.report(), isASCII: true).screen.contains("/ not loaded (--since 2h) /"))
    }

    @Test func littleRoomHasFewWords() {
        #expect(Self.screen(Self.report(), zoom: 3, columns: 66).screen.contains("╱ not loaded ╱"))
    }

    @Test func nothingIsSaidWhereAllOnScreenIsLoaded() {
        let screen = Self.screen(Self.report(), zoom: 0).screen
        #expect(!screen.contains("not loaded") && !screen.contains("╱"))
    }

    @Test(
        "Each reason has words of its own",
        arguments: [
            (HistoryRequest.Standing.loading, true, 24, "not loaded yet"),
            (.finished, true, 24, "not loaded (--since 12h)"), (.finished, false, 24, "not loaded"),
            (.full, true, 24, "not loaded"), (.finished, true, 1, "not kept: older than 1 h"),
        ])
    func everyReasonIsTold(
        standing: HistoryRequest.Standing, isFollowed: Bool, retention: Int, words: String
    ) {
        let report = Self.report(retentionHours: retention, standing, isFollowed: isFollowed)
        #expect(Self.screen(report, zoom: 8).screen.contains("╱ \(words) ╱"))
    }

    @Test func whatWasListedAndIsEmptyIsBlank() {
        let report = Self.report(.finished)
        let model = Self.screen(report, zoom: 8)
        let lanes = TimelineColumns(report: report, axis: model.axis, now: Scene.now)
        let listed = model.axis.column(at: Scene.now.addingTimeInterval(-1800))
        #expect(lanes.archive.cell(at: listed) == nil)
        #expect(lanes.archive.cell(at: 0)?.role == .unloaded)
    }

    @Test(
        "Only a single live stream can be asked for more",
        arguments: [
            (UnloadedPast.Source.service, "not loaded (--since 1h)"), (.asItIs, "not loaded"),
            (.recording, "not in the recording"),
        ])
    func whatToDoDependsOnTheSource(source: UnloadedPast.Source, words: String) throws {
        let past = try #require(UnloadedPast(Self.report()))
        let start = Scene.now.addingTimeInterval(-3000)
        #expect(past.words(from: source, start: start, now: Scene.now, retentionHours: 24).first == words)
    }

    @Test(arguments: [(true, UnloadedPast.Source.service), (false, .asItIs)])
    func anOptionIsNamedOnlyWhereThereIsOne(takesRange: Bool, source: UnloadedPast.Source) {
        var options = ProgramOptions(stream: "front-door", region: "us-west-2")
        options.takesRange = takesRange
        #expect(Model(options: options, size: Size(columns: 80, rows: 24)).pastSource == source)
    }

    @Test func whatCallsMissedIsNotCalledUnloaded() {
        var report = Self.report()
        report.outages = [
            PollOutage(
                source: .listings, from: Scene.now.addingTimeInterval(-200),
                to: Scene.now.addingTimeInterval(-60), failures: 140)
        ]
        let oldest = Scene.now.addingTimeInterval(-90)
        var history = FragmentHistory()
        for fragment in report.fragments where fragment.fragment.producerTimestamp >= oldest {
            history.insert(fragment)
        }
        report.fragments = history
        let screen = Self.screen(report, zoom: 0).screen
        #expect(screen.contains("╱╱╱") && !screen.contains("not loaded"))
    }
}
