import Foundation
import StreamAnalysis
import Testing

@testable import Monitoring

struct MonitorTests {
    private static let start = Date(timeIntervalSince1970: 1_700_000_000)
    /// Archive, playlist, audio, description, tick, credentials.
    private static let loops = 6

    /// Runs a monitor for `seconds` of virtual time and answers its last report.
    private func watch(
        seconds: Double, life: Double = 43_200,
        fault: @escaping @Sendable (CallOutcome.Operation, Date) -> CallError? = { _, _ in nil }
    ) async -> (report: StreamReport?, asked: FakeStream.Log) {
        let time = VirtualTime(start: Self.start, end: .seconds(seconds), loops: Self.loops)
        let stream = FakeStream(time: time, life: life, fault: fault)
        let monitor = Monitor(
            stream: StreamDescription(name: "cam", region: "us-west-2"), service: stream.service,
            time: time.source, phase: 0.25)
        async let last = newest(of: monitor.reports)
        let running = Task { await monitor.run() }
        await time.reachEnd()
        running.cancel()
        await running.value
        return (await last, stream.asked)
    }

    private func newest(of reports: AsyncStream<StreamReport>) async -> StreamReport? {
        var newest: StreamReport?
        for await report in reports { newest = report }
        return newest
    }

    private static func failing(
        _ operation: CallOutcome.Operation, from: Double, to: Double, status: Int?, code: String
    ) -> @Sendable (CallOutcome.Operation, Date) -> CallError? {
        { asked, date in
            guard asked == operation, (from..<to).contains(date.timeIntervalSince(start)) else { return nil }
            return CallError(CallOutcome.Failure(code: code, message: "no", status: status))
        }
    }

    @Test("The first poll lists the last five minutes, so that the first screen isn't empty")
    func listsTheHistoryFirst() async throws {
        let (report, asked) = await watch(seconds: 2)
        let first = try #require(asked.listings.first)
        #expect(first.range == Self.start - 300...Self.start)
        #expect(try #require(report).fragments.count >= 145)
    }

    @Test("It polls once a second")
    func pollsOnceASecond() async {
        let (_, asked) = await watch(seconds: 600)
        #expect((599...602).contains(asked.listings.count))
    }

    @Test("A healthy stream has no finding after an hour, and a report each second")
    func findsNothingOnAHealthyStream() async throws {
        let report = try #require(await watch(seconds: 3600).report)
        #expect(report.findings == [])
        #expect(report.date >= Self.start + 3599)
        #expect(report.stream.status == "ACTIVE")
    }

    @Test("Each session is renewed before it expires, and the timeline goes on without a finding")
    func renewsSessions() async throws {
        let (report, asked) = await watch(seconds: 1200, life: 300)
        #expect(asked.sessions == 5)
        #expect(try #require(report).findings == [])
        #expect(try #require(report?.session).id == SessionID(5))
    }

    @Test("After a 403 the session is replaced within a second, and the loss is told")
    func replacesALostSession() async throws {
        let (report, asked) = await watch(
            seconds: 120,
            fault: Self.failing(.getHLSMediaPlaylist, from: 60, to: 61, status: 403, code: "AccessDenied"))
        #expect(asked.sessions == 2)
        #expect(try #require(report).findings.map(\.kind).contains(.sessionLost))
        #expect(try #require(report?.session).lost == nil)
    }

    @Test("A dead service is shown, not fatal, and its recovery is noticed")
    func survivesADeadService() async throws {
        let dead = Self.failing(.listFragments, from: 60, to: 120, status: nil, code: "connection")
        let during = try #require(await watch(seconds: 100, fault: dead).report)
        #expect(during.findings.contains { $0.kind == .callFailing && $0.state == .confirmed })
        let afterwards = try #require(await watch(seconds: 180, fault: dead).report)
        #expect(afterwards.findings.contains { $0.kind == .callFailing && $0.state == .resolved })
        #expect(afterwards.severity == nil)
    }

    @Test("Fragments that came while the service was dead are listed afterwards")
    func catchesUpAfterAnOutage() async throws {
        let report = try #require(
            await watch(
                seconds: 300,
                fault: Self.failing(.listFragments, from: 60, to: 200, status: 500, code: "InternalFailure")
            ).report)
        let steps = zip(report.fragments.dropFirst(), report.fragments).map {
            $0.fragment.producerTimestamp.timeIntervalSince($1.fragment.producerTimestamp)
        }
        #expect(steps.allSatisfy { $0 == 2 })
    }
}
