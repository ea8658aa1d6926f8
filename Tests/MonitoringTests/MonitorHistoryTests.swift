import Foundation
import StreamAnalysis
import Testing

@testable import Monitoring

struct MonitorHistoryTests {
    private static let start = Date(timeIntervalSince1970: 1_700_000_000)

    private func report(
        _ scope: MonitorScope, loops: Int = 1, seconds: Double = 3600,
        fault: @escaping @Sendable (CallOutcome.Operation, Date) -> CallError? = { _, _ in nil }
    ) async -> (reports: [StreamReport], asked: FakeStream.Log) {
        let time = VirtualTime(start: Self.start, end: .seconds(seconds), loops: loops)
        let stream = FakeStream(time: time, fault: fault)
        let monitor = Monitor(
            stream: StreamDescription(name: "cam", region: "us-west-2"), service: stream.service,
            time: time.source, phase: 0.25, scope: scope)
        async let all = monitor.reports.reduce(into: []) { $0.append($1) }
        let running = Task { await monitor.run() }
        if scope.isLive {
            await time.reachEnd()
            running.cancel()
        }
        await running.value
        return (await all, stream.asked)
    }

    @Test("The past alone is loaded whole: nothing is followed, and no session is opened")
    func loadsThePast() async throws {
        let range = Self.start - 5400...Self.start - 1800
        let (reports, asked) = await report(.past(range))
        let last = try #require(reports.last)
        #expect(last.history?.standing == .finished)
        #expect(last.history?.fraction == 1)
        #expect((1795...1801).contains(last.fragments.count))
        #expect(last.findings == [])
        #expect(asked.sessions == 0)
        #expect(asked.listings.allSatisfy { $0.range.upperBound <= range.upperBound })
        #expect(asked.listings.first?.range.upperBound == range.upperBound)
    }

    @Test("A service that dies in the middle is waited for, in words, and the loading goes on")
    func goesOnAfterAnOutage() async throws {
        let range = Self.start - 9000...Self.start - 1800
        let (reports, _) = await report(.past(range)) { operation, date in
            guard operation == .listFragments,
                (1..<60).contains(date.timeIntervalSince(Self.start))
            else { return nil }
            return CallError(CallOutcome.Failure(code: "connection", message: "refused"))
        }
        let last = try #require(reports.last)
        #expect(last.history?.standing == .finished)
        #expect(last.fragments.count >= 3595)
        #expect(last.coverage.covers(range))
    }

    @Test("A range that reaches behind the retention is cut, and the report says so")
    func isBoundedByRetention() async throws {
        let (reports, asked) = await report(.past(Self.start - 48 * 3600...Self.start - 23.5 * 3600))
        let history = try #require(reports.last?.history)
        #expect(history.shortening == "The stream keeps 24 hours, so what lies before is gone.")
        #expect(asked.listings.allSatisfy { $0.range.lowerBound >= Self.start - 24 * 3600 })
    }

    @Test("While the past is loaded the stream is followed as ever, and nothing is found on a healthy one")
    func loadsBesideThePolls() async throws {
        let (reports, asked) = await report(.since(Self.start - 4 * 3600), loops: 7, seconds: 3)
        let last = try #require(reports.last)
        let fraction = try #require(last.history?.fraction)
        #expect(fraction > 0.1 && fraction < 1)
        #expect(last.findings == [])
        #expect(asked.sessions == 1)
        #expect(asked.listings.count { $0.range.upperBound >= Self.start } >= 3)
        #expect(last.session != nil)
    }
}
