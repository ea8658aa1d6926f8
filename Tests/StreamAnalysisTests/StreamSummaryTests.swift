import FoundationEssentials
import Testing

@testable import StreamAnalysis

struct StreamSummaryTests {
    private static let now = Date(timeIntervalSince1970: 1_700_000_010)

    private func finding(
        _ kind: Finding.Kind, _ severity: Finding.Severity, endedAgo seconds: Double?,
        _ state: Finding.State = .confirmed
    ) -> Finding {
        Finding(
            kind: kind, subject: "\(seconds ?? 0)", severity: severity, state: state,
            from: Self.now.addingTimeInterval(-4000),
            to: seconds.map { Self.now.addingTimeInterval(-$0) },
            sentences: .init(what: "", why: "", viewer: "", next: ""))
    }

    /// A report of fragments of 2 s that arrived at `arrivals`, seconds before now.
    private func report(
        arrivals: [Double], lag: Double = 1, findings: [Finding] = []
    ) -> StreamReport {
        var history = FragmentHistory()
        for (number, ago) in arrivals.sorted(by: >).enumerated() {
            let server = Self.now.addingTimeInterval(-ago)
            guard let name = FragmentNumber(String(number)) else { continue }
            let fragment = Fragment(
                number: name, producerTimestamp: server.addingTimeInterval(-lag), serverTimestamp: server,
                length: .seconds(2), byteCount: 1)
            history.insert(
                ArchivedFragment(
                    fragment: fragment, listed: server, end: server.addingTimeInterval(2),
                    membership: .expected))
        }
        var coverage = Coverage()
        coverage.insert(Self.now.addingTimeInterval(-200)...Self.now)
        return StreamReport(
            date: Self.now, stream: StreamDescription(name: "cam", region: "r"), findings: findings,
            fragments: history, coverage: coverage)
    }

    private func health(_ findings: Finding...) -> StreamSummary.Level {
        StreamSummary(report(arrivals: [2], findings: findings)).level
    }

    @Test func theWorstThatGoesOnOrWasJustOverDecides() {
        #expect(health() == .ok)
        #expect(health(finding(.gap, .warning, endedAgo: 299)) == .warning)
        #expect(health(finding(.gap, .warning, endedAgo: 301)) == .ok)
        #expect(
            health(finding(.gap, .warning, endedAgo: 20), finding(.endList, .critical, endedAgo: nil))
                == .critical)
        #expect(health(finding(.gap, .critical, endedAgo: 20, .resolved)) == .ok)
        #expect(health(finding(.reconnect, .info, endedAgo: nil)) == .ok)
    }

    @Test func ofEquallyBadFindingsTheOneThatGoesOnIsTold() {
        let findings = [
            finding(.gap, .warning, endedAgo: 20), finding(.producerSilent, .warning, endedAgo: nil),
        ]
        let row = StreamSummary(report(arrivals: [2], findings: findings))
        #expect(row.health == .troubled(findings[1]))
        #expect(row.otherFindings == 1)
    }

    @Test func ofEquallyBadStreamsWhatGoesOnComesFirstAndThenTheLargest() {
        let streams = [("a", 4.1, 20.0), ("b", 20, 20), ("c", 1, nil)].map { name, size, ended in
            var trouble = finding(.gap, .warning, endedAgo: ended)
            trouble.evidence = [.init("gap_seconds", .number(size))]
            var stream = StreamSummary(name: name)
            stream.health = .troubled(trouble)
            return stream
        }
        let cadence = FleetReport.Cadence(seconds: 5, looksPerSecond: 40, followed: 8)
        #expect(FleetReport(streams, cadence: cadence).streams.map(\.name) == ["c", "b", "a"])
    }

    @Test func gapsAndLateFragmentsOfTheLastHourAreCounted() {
        let findings = [
            finding(.gap, .warning, endedAgo: 3599), finding(.gap, .warning, endedAgo: 3601),
            finding(.gap, .warning, endedAgo: 10, .resolved), finding(.lateFragment, .warning, endedAgo: 9),
        ]
        let row = StreamSummary(report(arrivals: [2], findings: findings))
        #expect(row.gapCount == 1)
        #expect(row.lateCount == 1)
    }

    @Test func aTrendTellsNothingFromUnknown() {
        // Parts of 15 s; the last full one ended at 1,700,000,010 s, which is now.
        let lags = ArrivalTrend(report(arrivals: [100, 98, 40, 5], lag: 3)).parts
        #expect(lags.count == ArrivalTrend.partCount)
        // 200 s were listed: 13 whole parts.
        #expect(lags.prefix(7) == ArraySlice(repeating: .unknown, count: 7))
        #expect(lags[7..<13] == [.nothing, .nothing, .nothing, .nothing, .nothing, .nothing])
        #expect(lags[13] == .lag(3))
        #expect(lags[17] == .lag(3))
        #expect(lags[18] == .nothing)
        #expect(lags[19] == .lag(3))
    }

    @Test func whatMayStillBeListedIsUnknown() {
        let parts = ArrivalTrend(report(arrivals: [70])).parts
        #expect(parts[15] == .lag(1))
        #expect(parts[17] == .nothing)
        #expect(parts[18] == .unknown)
        #expect(parts[19] == .unknown)
    }

    @Test func whatCantBeLookedAtIsCritical() {
        var report = StreamReport(date: Self.now, stream: StreamDescription(name: "cam", region: "r"))
        #expect(StreamSummary(report).health == .waiting)
        let failure = CallOutcome.Failure(code: "AccessDenied", message: "no")
        let outcome = CallOutcome(
            date: Self.now, operation: .listFragments, latency: .zero, failure: failure)
        report.calls = [CallHealth(operation: .listFragments, latest: outcome, consecutiveFailures: 1)]
        #expect(StreamSummary(report).health == .unreachable(failure))
        #expect(StreamSummary(report).level == .critical)
    }
}
