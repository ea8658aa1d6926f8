import Canvas
import FoundationEssentials
import StreamAnalysis
import Testing

@testable import MonitorUI

@Suite struct SlownessTests {
    /// A slow screen of a healthy stream on a step of five seconds.
    private static func model() -> Model {
        let options = ProgramOptions(stream: "front-door", region: "us-west-2", isLowBandwidth: true)
        var model = Model(options: options, size: Size(columns: 120, rows: 40))
        _ = model.update(.tick(start, bytesWritten: 0))
        _ = model.update(.report(report(at: 0)))
        return model
    }

    /// 14:22:05.
    private static let start = Scene.now.addingTimeInterval(-2)

    private static func report(at seconds: Double) -> StreamReport {
        var report = Scene.report(of: FragmentScript().fragments(until: start))
        report.date = start.addingTimeInterval(seconds)
        report.metrics.newestFragmentAgeSeconds = 2 + seconds
        report.metrics.pollSeconds = 0.04 + seconds / 1000
        return report
    }

    @Test func whatMovesWithTimeMovesEveryFiveSeconds() {
        var model = Self.model()
        var changes = 0
        var frame = RootView.frame(model)
        for second in 1...20 {
            _ = model.update(.report(Self.report(at: Double(second) - 0.5)))
            _ = model.update(.tick(Self.start.addingTimeInterval(Double(second)), bytesWritten: 0))
            let next = RootView.frame(model)
            if next != frame { changes += 1 }
            frame = next
        }
        #expect(changes == 4)
        #expect(model.screen.contains("14:22:25Z"))
        // The report of half a second before the step.
        #expect(
            model.screen.contains("newest fragment 22 s ago")
                || model.screen.contains("newest fragment 21 s ago"))
    }

    @Test func aFindingIsShownAtOnce() {
        var model = Self.model()
        var report = Self.report(at: 1)
        report.findings = [Scene.gap]
        _ = model.update(.report(report))
        #expect(model.screen.contains("gap 8.0 s"))
    }

    @Test func aCallThatFailsIsShownAtOnce() throws {
        var model = Self.model()
        var report = Self.report(at: 1)
        report.calls = try #require(Scene.failing.report).calls
        _ = model.update(.report(report))
        #expect(model.screen.contains("failed 3×"))
    }

    @Test func aReplayMovesOnInStepsToo() {
        var model = Self.model()
        var status = ReplayStatus(range: Self.start...Self.start.addingTimeInterval(600), speed: 10)
        _ = model.update(.replayed(status, Self.report(at: 0)))
        let frame = RootView.frame(model)
        status.position += 40
        _ = model.update(.replayed(status, Self.report(at: 40)))
        #expect(RootView.frame(model) == frame)
        status.position += 10
        _ = model.update(.replayed(status, Self.report(at: 50)))
        #expect(RootView.frame(model) != frame)
    }

    @Test func keysAreAnsweredAtOnce() {
        var model = Self.model()
        let frame = RootView.frame(model)
        model.press(.left)
        #expect(RootView.frame(model) != frame)
    }
}
