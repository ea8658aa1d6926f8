import FoundationEssentials
import TestSupport
import Testing

@testable import StreamAnalysis

struct DriftTests {
    /// Server times and lags over `seconds`, one every two seconds, with jitter of ±`jitter` seconds.
    private func series(
        _ seconds: Double, slope: Double, jitter: Double, seed: UInt64
    ) -> [(x: Double, y: Double)] {
        var generator = SeededGenerator(seed: seed)
        return stride(from: 0, through: seconds, by: 2).map {
            ($0, 1 + slope * $0 + Double.random(in: -jitter...jitter, using: &generator))
        }
    }

    @Test func belowTwoMinutesThereIsNoFigure() {
        #expect(Drift(series(110, slope: 0.002, jitter: 0, seed: 1)) == nil)
        #expect(Drift(series(120, slope: 0.002, jitter: 0, seed: 1)) != nil)
    }

    @Test(arguments: [0.002, -0.002, 0.0, 0.01])
    func theSlopeIsExactWithoutJitter(slope: Double) throws {
        let drift = try #require(Drift(series(180, slope: slope, jitter: 0, seed: 1)))
        #expect(abs(drift.slope - slope) < 1e-9)
        #expect(abs(drift.millisecondsPerHour + slope * 3_600_000) < 1e-3)
    }

    @Test func theTrendEndsAtTheLevelOfTheNewestLags() throws {
        let points = series(180, slope: 0.002, jitter: 0.01, seed: 3).map { (x: $0.x - 180, y: $0.y) }
        let end = Date(timeIntervalSince1970: 1_000_000)
        let trend = try #require(Drift(points)).trend(until: end)
        #expect(abs(trend.lagSecondsAtEnd - 1.36) < 0.01)
        #expect(abs(trend.lagSeconds(at: trend.start) - 1) < 0.02)
        #expect(trend.isSignificant)
        #expect(abs(trend.millisecondsPerHour + 7200) < 500)
    }

    @Test func outliersDontMoveTheSlope() throws {
        var points = series(180, slope: 0.002, jitter: 0.01, seed: 1)
        for index in stride(from: 3, to: points.count, by: 15) { points[index].y += 6 }
        let drift = try #require(Drift(points))
        #expect(abs(drift.slope - 0.002) < 0.0003)
    }

    @Test(arguments: 1...50)
    func jitterOf200MillisecondsIsNeverTakenForDrift(seed: UInt64) {
        for length in stride(from: 120.0, through: 600, by: 60) {
            guard let drift = Drift(series(length, slope: 0, jitter: 0.2, seed: seed)) else { continue }
            #expect(
                abs(drift.partsPerMillion) < ClockDriftCheck.partsPerMillion
                    || abs(drift.slope) < 500e-6 + 5 * drift.standardError)
        }
    }

    @Test(arguments: 1...50)
    func driftOf2000MillionthsIsFoundWithinThreeMinutesDespiteJitter(seed: UInt64) throws {
        let drift = try #require(Drift(series(180, slope: -0.002, jitter: 0.1, seed: seed)))
        #expect(drift.partsPerMillion > ClockDriftCheck.partsPerMillion)
        #expect(abs(drift.slope) > 500e-6 + 5 * drift.standardError)
    }
}

struct ClockDriftCheckTests {
    /// Fragments every two seconds on a clock that gains `rate`, and that is set forward by 3 s after `jump` fragments.
    private func text(count: Int, rate: Double, jump: Int? = nil, reconnect: Int? = nil) -> TimelineText {
        let lines = (0..<count).map { index -> String in
            let time = Double(index) * 2
            let jumped = jump.map { index >= $0 ? 3.0 : 0 } ?? 0
            let base = reconnect.map { index >= $0 ? 8001 - $0 : 7001 } ?? 7001
            return "\(time) \(base + index) \(time * (1 + rate) - 4 + jumped) 1.939"
        }
        return TimelineText(lines.joined(separator: "\n"))
    }

    @Test func aFastClockIsFoundWithinThreeMinutes() throws {
        let findings = TimelineDriver(hasSession: false).findings(text(count: 80, rate: 0.002))
        let drift = try #require(findings.first)
        #expect(findings.map(\.kind) == [.clockDrift])
        #expect(drift.cause == "fast")
        #expect(drift.evidence.firstNumber("drift_ppm").map { abs($0 - 2000) < 20 } == true)
    }

    @Test(arguments: [0.0, 0.0003, -0.0003])
    func slewingOfNTPIsNoDrift(rate: Double) {
        #expect(TimelineDriver(hasSession: false).findings(text(count: 100, rate: rate)).isEmpty)
    }

    @Test(arguments: 1...100)
    func slewingWithJitterIsNoDrift(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let lines = (0..<80).map { index -> String in
            let time = Double(index) * 4
            let lag = 2 + time * 0.0004 + Double.random(in: -0.2...0.2, using: &generator)
            return "\(time + lag) \(7001 + index) \(time) 3.939"
        }
        let findings = TimelineDriver(hasSession: false).findings(TimelineText(lines.joined(separator: "\n")))
        #expect(findings.isEmpty)
    }

    @Test func aClockJumpIsNoDrift() {
        let findings = TimelineDriver(hasSession: false).findings(text(count: 110, rate: 0, jump: 40))
        #expect(findings.map(\.kind) == [.clockJump])
    }

    @Test func aReconnectBeginsTheSeriesAnew() {
        let report = TimelineDriver(hasSession: false).report(text(count: 80, rate: 0.002, reconnect: 50))
        #expect(report.lagTrend == nil)
    }
}
