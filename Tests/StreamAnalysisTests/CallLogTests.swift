import FoundationEssentials
import HLS
import Testing

@testable import StreamAnalysis

struct CallLogTests {
    private func outcome(
        _ seconds: Double, _ operation: CallOutcome.Operation = .listFragments, milliseconds: Int = 40,
        points: Int = 0, request: String? = nil
    ) -> CallOutcome {
        CallOutcome(
            date: at(seconds), operation: operation, latency: .milliseconds(milliseconds),
            quotaPoints: points,
            failure: request.map { .init(code: "InternalFailure", message: "no", status: 500, requestID: $0) }
        )
    }

    private func log(_ outcomes: some Sequence<CallOutcome>) -> CallLog {
        var log = CallLog()
        for outcome in outcomes { log.absorb(outcome) }
        return log
    }

    @Test func theNewestTwoHundredFailuresAreKeptWithTheirRequestIDs() {
        let log = log((0..<450).map { outcome(Double($0), request: $0 % 2 == 0 ? "r\($0)" : nil) })
        #expect(log.failures.count == 200)
        #expect(log.failures.first?.failure?.requestID == "r448")
        #expect(log.failures.last?.failure?.requestID == "r50")
    }

    @Test(
        "The newest calls are kept, and their places stay theirs",
        arguments: [0, 1, 500, 501, 999, 1000, 1723])
    func keepsTheNewest(count: Int) {
        let history = log((0..<count).map { outcome(Double($0), milliseconds: $0) }).history
        #expect(history.count == min(count, CallHistory.capacity))
        #expect(history.endIndex == count)
        #expect(history.indices.allSatisfy { history[$0].latency == .milliseconds($0) })
    }

    @Test func aReportHasTheNewestCallsOfAllOperations() {
        var timeline = StreamTimeline(stream: StreamDescription(name: "cam", region: "r"))
        timeline.absorb(call(1, .describeStream))
        timeline.absorb(call(2, .listFragments, "InternalFailure"))
        #expect(timeline.report().recentCalls.map(\.operation) == [.describeStream, .listFragments])
        #expect(timeline.report().recentCalls.map { $0.failure?.requestID } == [nil, "r-2"])
    }

    @Test func percentilesAreThoseOfTheNewestThreeHundredCalls() throws {
        let slow = (0..<100).map { outcome(Double($0), milliseconds: 9000) }
        let even = (1...300).map { outcome(100 + Double($0), milliseconds: $0) }
        let latency = try #require(log(slow + even).latencies.first)
        #expect(latency.count == 300)
        #expect(latency.median == .milliseconds(150))
        #expect(latency.percentile95 == .milliseconds(285))
        #expect(latency.longest == .milliseconds(300))
    }

    @Test func oneCallIsItsOwnPercentiles() throws {
        let latency = try #require(log([outcome(0, .describeStream, milliseconds: 7)]).latencies.first)
        #expect(latency.operation == .describeStream)
        #expect(
            [latency.median, latency.percentile95, latency.longest]
                == Array(repeating: .milliseconds(7), count: 3))
    }

    @Test func metadataAndMediaAreQuotasOfTheirOwn() {
        let log = log(
            (0..<20).flatMap {
                [outcome(Double($0), points: 100), outcome(Double($0), .getMP4MediaFragment, points: 1)]
            })
        #expect(log.pointsPerSecond(of: .metadata, at: at(19)) == 100)
        #expect(log.pointsPerSecond(of: .media, at: at(19)) == 1)
    }
}

struct LatencyHistoryTests {
    private func load(_ seconds: Double, latency: Double) -> PlaylistLoad {
        var playlist = MediaPlaylist(version: 7, targetDuration: 2)
        var segment = MediaSegment(uri: "f", duration: .seconds(2))
        segment.programDateTime = at(seconds - latency - 2)
        playlist.segments = [segment]
        return PlaylistLoad(date: at(seconds), session: SessionID(1), track: 1, playlist: playlist)
    }

    @Test func liveLatencyIsSampledEveryTenSeconds() {
        var history = LatencyHistory()
        for second in 0..<35 { history.absorb(load(Double(second), latency: 4)) }
        #expect(history.samples.map(\.date) == [at(0), at(10), at(20), at(30)])
        #expect(history.samples.allSatisfy { abs($0.seconds - 4) < 0.001 })
    }

    @Test func aDayIsKept() throws {
        var history = LatencyHistory()
        for index in 0..<20_000 { history.absorb(load(Double(index) * 10, latency: 4)) }
        #expect((8000...8640).contains(history.samples.count))
        #expect(history.samples.last?.date == at(199_990))
    }

    @Test func aReportHasTheSamples() {
        var timeline = StreamTimeline(stream: StreamDescription(name: "cam", region: "r"))
        timeline.absorb(.loaded(load(12, latency: 3)))
        #expect(timeline.report().latencySamples.map(\.date) == [at(12)])
    }
}
