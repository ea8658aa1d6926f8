import FoundationEssentials
import Testing

@testable import StreamAnalysis

struct StreamMetricsTests {
    private let report = TimelineDriver(ends: 42).report(
        TimelineText(
            """
              0.0   7001    -0.900    1.939
              +30
            """))

    @Test func measuresTheStreamsRhythm() {
        #expect(report.metrics.fragmentCount == 20)
        #expect(report.metrics.strideSeconds.map { abs($0 - 2) < 0.001 } == true)
        #expect(report.metrics.lagSeconds.map { abs($0 - 0.9) < 0.001 } == true)
        #expect(report.metrics.lagJitterSeconds.map { $0 < 0.001 } == true)
    }

    @Test func bitRateIsBytesOverMedia() {
        // 400,000 bytes every two seconds.
        #expect(report.metrics.bitRate.map { abs($0 - 1_600_000) < 2000 } == true)
    }

    @Test func agesAreTakenAtTheReportsDate() throws {
        let newest = try #require(report.fragments.last)
        let age = try #require(report.metrics.newestFragmentAgeSeconds)
        #expect(abs(age - report.date.timeIntervalSince(newest.fragment.serverTimestamp)) < 0.0001)
        let latency = try #require(report.metrics.liveLatencySeconds)
        #expect(abs(latency - report.date.timeIntervalSince(newest.end)) < 0.01)
    }

    @Test func whatIsntKnownIsNil() {
        let metrics = StreamTimeline(stream: StreamDescription(name: "cam", region: "r")).report().metrics
        #expect(metrics == StreamMetrics())
    }

    @Test func quotaIsPointsASecondOverTenThousand() {
        var timeline = StreamTimeline(stream: StreamDescription(name: "cam", region: "r"))
        for second in 0...30 {
            for (operation, points) in [
                (CallOutcome.Operation.listFragments, 100), (.getHLSMediaPlaylist, 10),
            ] {
                timeline.absorb(
                    .called(
                        CallOutcome(
                            date: at(Double(second)), operation: operation,
                            latency: .milliseconds(points), quotaPoints: points)))
            }
        }
        let metrics = timeline.report().metrics
        #expect(metrics.quotaFraction.map { abs($0 - 0.011) < 0.0005 } == true)
        #expect(metrics.pollSeconds == 0.1)
        #expect(timeline.report().calls.map(\.operation) == [.listFragments, .getHLSMediaPlaylist])
    }

    @Test(arguments: [(slow: 1, expected: 0.1), (4, 0.1), (5, 2), (9, 2)])
    func thePollIsAsSlowAsMostOfTheLastNineCalls(slow: Int, expected: Double) {
        var timeline = StreamTimeline(stream: StreamDescription(name: "cam", region: "r"))
        for second in 0..<20 {
            let latency: Duration = second < 20 - slow ? .milliseconds(100) : .seconds(2)
            timeline.absorb(
                .called(
                    CallOutcome(
                        date: at(Double(second)), operation: .listFragments, latency: latency, quotaPoints: 1)
                ))
        }
        #expect(timeline.report().metrics.pollSeconds == expected)
    }

    @Test func theMedianIgnoresOutliers() {
        #expect(Statistics.median([3, 1, 2]) == 2)
        #expect(Statistics.median([1, 2, 3, 100]) == 2.5)
        #expect(Statistics.median([]) == nil)
        #expect(Statistics.medianAbsoluteDeviation([1, 2, 3, 100]) == 1)
        #expect(Statistics.midmean([0, 2, 2, 100]) == 2)
    }
}
