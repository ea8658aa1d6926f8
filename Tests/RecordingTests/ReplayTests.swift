import FoundationEssentials
import Reports
import StreamAnalysis
import Testing

@testable import Recording

struct ReplayTests {
    private let recording: RecordedStream
    private var replay: Replay

    init() throws {
        var watch = SampleWatch()
        recording = try Recorded.stream(Recorded.bytes(watch.observations(seconds: 120)))
        replay = try Replay(recording, checkpointDistance: 100)
    }

    private func at(_ seconds: Double) -> Date { SampleWatch.start.addingTimeInterval(seconds) }

    @Test("Whichever way a moment is gone to, the report is the one of that moment")
    func anyJumpGivesTheReportOfTheMoment() throws {
        var replay = replay
        for seconds in [70, 3.5, 119, 60, 60.2, 0, 118.7, 12] {
            try replay.go(to: at(seconds))
            let expected = try recording.report(at: at(seconds))
            #expect(JSONReport.render(replay.report) == JSONReport.render(expected))
            #expect(replay.date == at(seconds))
        }
    }

    @Test func playsOnInSmallSteps() throws {
        var replay = replay
        for step in 0..<500 { try replay.go(to: at(Double(step) / 10)) }
        #expect(
            JSONReport.render(replay.report) == JSONReport.render(try recording.report(at: at(49.9))))
    }

    @Test func stepsFromPollToPoll() throws {
        var replay = replay
        try replay.go(to: at(50))
        try replay.stepOn()
        let first = replay.date
        try replay.stepOn()
        #expect(replay.date > first && replay.date < at(52))
        try replay.stepBack()
        #expect(replay.date == first)
        try replay.stepBack()
        #expect(replay.date < at(50) && replay.date > at(48))
    }

    @Test func goesToWhenFindingsWereMade() throws {
        var replay = replay
        let finding = try #require(try replay.goToNextFinding())
        #expect(replay.report.findings.contains { $0.subject == finding.subject })
        let date = replay.date
        try replay.go(to: date.addingTimeInterval(-0.000_1))
        #expect(!replay.report.findings.contains { $0.subject == finding.subject })
        while try replay.goToNextFinding() != nil {}
        let last = replay.date
        #expect(last > date)
        #expect(try replay.goToPreviousFinding() != nil)
        #expect(replay.date < last)
    }

    @Test func staysWithinTheRecording() throws {
        var replay = replay
        try replay.go(to: .distantFuture)
        #expect(replay.date == replay.end)
        try replay.stepOn()
        #expect(replay.date == replay.end)
        try replay.go(to: .distantPast)
        #expect(replay.date == replay.start)
        try replay.stepBack()
        #expect(replay.date == replay.start)
    }

    @Test func aScoutGoesAheadAndArrives() throws {
        var replay = replay
        #expect(try replay.scout(lines: 100))
        #expect(replay.scouted > 0 && replay.scouted < 1)
        while try replay.scout(lines: 100) {}
        #expect(replay.scouted == 1)
        #expect(replay.date == replay.start)
    }
}
