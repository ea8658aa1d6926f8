import Foundation
import StreamAnalysis
import Testing

@testable import Monitoring

struct HistoryPlanTests {
    private static let end = Date(timeIntervalSince1970: 1_700_000_000)

    /// What became of a plan that was carried out.
    private struct Run {
        var listed = Coverage()
        var order: [ClosedRange<Date>] = []
        var points = 0
        var seconds = 0.0
        var busiest = 0.0
    }

    /// Carries out a plan over `hours` of `rate` fragments a second; `fails` says which request, counted from 0, fails.
    private func run(
        hours: Double, rate: Double, throttled: Bool = false, fails: (Int) -> Bool = { _ in false }
    ) -> Run {
        let range = Self.end.addingTimeInterval(-hours * 3600)...Self.end
        var plan = HistoryPlan(range)
        var (uptime, run, asked) = (Duration.zero, Run(), 0)
        while asked < 5000 {
            switch plan.next(at: uptime) {
            case .finished:
                run.seconds = uptime / .seconds(1)
                return run
            case .wait(let duration): uptime += duration
            case .list(let request):
                uptime += .milliseconds(50)
                asked += 1
                guard !fails(asked - 1) else {
                    plan.failed(request, at: uptime, isThrottling: throttled)
                    continue
                }
                let length = request.range.upperBound.timeIntervalSince(request.range.lowerBound)
                let cost = plan.answered(request, count: Int(length * rate), at: uptime)
                run.points += cost
                run.order.append(request.range)
                run.listed.insert(request.range)
                if uptime > .zero {
                    run.busiest = max(run.busiest, Double(run.points) / (uptime / .seconds(1)))
                }
            }
        }
        return run
    }

    @Test("The newest slice comes first, and all of the range is listed", arguments: [0.01, 0.5, 1, 5])
    func newestFirst(rate: Double) {
        let run = run(hours: 24, rate: rate)
        #expect(run.listed.covers(Self.end.addingTimeInterval(-86_400)...Self.end))
        #expect(run.order.first?.upperBound == Self.end)
        #expect(zip(run.order, run.order.dropFirst()).allSatisfy { $0.lowerBound >= $1.upperBound })
    }

    @Test("It keeps to a quarter of the points that callers share", arguments: [0.01, 0.5, 1, 5])
    func keepsToItsShare(rate: Double) {
        let run = run(hours: 24, rate: rate)
        #expect(Double(run.points) / max(1, run.seconds) <= 2600)
    }

    @Test("A day of one-second fragments takes about a minute, and little more points than it has fragments")
    func aDayTakesAMinute() {
        let run = run(hours: 24, rate: 1)
        #expect((30...75).contains(run.seconds))
        #expect((86_400...130_000).contains(run.points))
    }

    @Test("A slice that fails is tried again, and nothing is lost")
    func triesAgain() {
        let run = run(hours: 6, rate: 1) { $0 % 3 == 1 }
        #expect(run.listed.covers(Self.end.addingTimeInterval(-6 * 3600)...Self.end))
    }

    @Test("What fails for a minute is waited for, the longer the more often it failed")
    func waitsLonger() {
        let run = run(hours: 1, rate: 1) { (2..<9).contains($0) }
        #expect(run.seconds > 60 && run.seconds < 300)
        #expect(run.listed.covers(Self.end.addingTimeInterval(-3600)...Self.end))
    }

    @Test("Throttling makes it ask for less a second")
    func yieldsToThrottling() {
        let calm = run(hours: 6, rate: 1)
        let throttled = run(hours: 6, rate: 1, throttled: true) { (3..<6).contains($0) }
        #expect(throttled.seconds > calm.seconds + 7)
        #expect(Double(throttled.points) / throttled.seconds < Double(calm.points) / calm.seconds)
    }

    @Test("A slice that fails again is listed in halves")
    func splits() throws {
        var plan = HistoryPlan(Self.end.addingTimeInterval(-100)...Self.end)
        var (uptime, lengths) = (Duration.zero, [Double]())
        for _ in 0..<40 {
            switch plan.next(at: uptime) {
            case .finished: return
            case .wait(let duration): uptime += duration
            case .list(let request):
                lengths.append(request.range.upperBound.timeIntervalSince(request.range.lowerBound))
                plan.failed(request, at: uptime, isThrottling: false)
            }
        }
        #expect(lengths.first == 100)
        #expect(try #require(lengths.min()) <= 50)
    }
}

struct HistoryBoundsTests {
    private let now = Date(timeIntervalSince1970: 1_700_000_000)
    private func ago(_ hours: Double) -> Date { now.addingTimeInterval(-hours * 3600) }

    @Test("What the stream keeps is loaded as asked")
    func keepsWhatIsKept() {
        let bounds = HistoryBounds(ago(6)...now, retentionHours: 24, now: now)
        #expect(bounds.range == ago(6)...now && bounds.shortening == nil)
        #expect(HistoryBounds(ago(6)...now, retentionHours: nil, now: now).shortening == nil)
    }

    @Test("The seconds that asking took cut nothing off")
    func allowsForSeconds() {
        let bounds = HistoryBounds(ago(24) - 5...now, retentionHours: 24, now: now)
        #expect(bounds.range == ago(24) - 5...now && bounds.shortening == nil)
    }

    @Test("A range that reaches behind the retention is cut, in words")
    func cutsAtTheRetention() {
        let bounds = HistoryBounds(ago(48)...now, retentionHours: 24, now: now)
        #expect(bounds.range == ago(24)...now)
        #expect(bounds.shortening == "The stream keeps 24 hours, so what lies before is gone.")
    }

    @Test("Where nothing is left there is nothing to load, in words", arguments: [0, 1])
    func saysThatNothingIsLeft(hours: Int) {
        let bounds = HistoryBounds(ago(9)...ago(8), retentionHours: hours, now: now)
        #expect(bounds.range == nil && bounds.shortening != nil)
    }
}
