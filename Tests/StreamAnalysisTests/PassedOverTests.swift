import FoundationEssentials
import HLS
import Testing

@testable import StreamAnalysis

struct PassedOverTests {
    private let steady = TimelineText(
        """
          0.0   7001    -0.900    1.939
          +40
        """)

    /// Plays the steady stream with every playlist changed by `change`, which gets its time in seconds; `nil` loses it.
    private func play(
        _ change: (Double, inout PlaylistLoad) -> [Observation]?
    ) -> StreamReport {
        var timeline = StreamTimeline(stream: StreamDescription(name: "cam", region: "r"))
        for observation in TimelineDriver().observations(steady) {
            guard case .loaded(var load) = observation else {
                timeline.absorb(observation)
                continue
            }
            guard let before = change(load.date.timeIntervalSince(start), &load) else { continue }
            for observation in before { timeline.absorb(observation) }
            timeline.absorb(.loaded(load))
        }
        return timeline.report()
    }

    private func reasons(_ report: StreamReport) -> Set<String> {
        Set(
            report.fragments.compactMap {
                if case .missing(let reason) = $0.membership { reason } else { nil }
            })
    }

    @Test func aFragmentThatThePlaylistLeavesOutForNoReasonIsCritical() throws {
        let victim = steady.rows[20].fragment.number.digits
        let report = play { _, load in
            if let index = load.playlist.segments.firstIndex(where: { $0.uri.contains(victim) }) {
                load.playlist.segments.remove(at: index)
                if index < load.playlist.segments.count {
                    load.playlist.segments[index].isDiscontinuity = true
                }
            } else if load.playlist.segments.contains(where: {
                (Correlation.fragmentNumber(in: $0.uri)?.digits ?? "") > victim
            }) {
                load.playlist.mediaSequence -= 1
            }
            return []
        }
        let finding = try #require(report.findings.first)
        #expect(report.findings.map(\.kind) == [.missingFromPlaylist])
        #expect(finding.cause == "unexplained")
        #expect(finding.severity == .critical)
        #expect(finding.fragments == [steady.rows[20].fragment.number])
    }

    @Test func whatSlidOutBetweenTwoLoadsIsNoAlarm() throws {
        // Half a minute without a successful load: more than the window of ten.
        let report = play { time, _ in time > 30 && time < 62 ? nil : [] }
        #expect(reasons(report) == ["slid-out-between-polls"])
        #expect(report.findings.map(\.kind) == [.missingFromPlaylist])
        #expect(report.findings.first?.severity == .info)
    }

    @Test func whatCameWhileTheSessionWasLostIsNoFinding() {
        let report = play { time, load in
            if time > 30 && time < 62 { return nil }
            guard time >= 62 else { return [] }
            load.session = SessionID(2)
            return [
                .session(SessionEvent(date: at(31), session: SessionID(1), change: .lost(status: 403))),
                .session(
                    SessionEvent(
                        date: at(61.9), session: SessionID(2),
                        change: .opened(expires: at(9000), window: 10))),
            ]
        }
        #expect(reasons(report) == ["session-was-down"])
        #expect(!report.findings.contains { $0.kind == .missingFromPlaylist })
    }

    @Test func aRenewedSessionIsStitchedOnByNumber() {
        // The new session counts its media sequence from 0 again.
        let report = play { time, load in
            guard time >= 40 else { return [] }
            load.session = SessionID(2)
            load.playlist.mediaSequence -= 8
            return []
        }
        #expect(reasons(report).isEmpty)
        #expect(report.findings.isEmpty)
    }

    @Test func aSessionCounterIsMatchedByDate() {
        let report = TimelineDriver(naming: .sessionCounter).report(steady)
        let served = report.fragments.filter { if case .served = $0.membership { true } else { false } }
        #expect(served.count == report.fragments.count)
        #expect(report.findings.isEmpty)
    }

    @Test func withoutNumberAndDateNothingIsClaimed() {
        let report = play { _, load in
            for index in load.playlist.segments.indices {
                load.playlist.segments[index].uri = "getMP4MediaFragment.mp4?FragmentNumber=\(index)"
                load.playlist.segments[index].programDateTime = nil
            }
            return []
        }
        #expect(report.fragments.allSatisfy { $0.membership == .expected })
        #expect(!report.findings.contains { $0.kind == .missingFromPlaylist })
    }

    @Test func theServedSegmentsLengthIsTheFragmentsEnd() throws {
        let report = TimelineDriver().report(steady)
        let fragment = try #require(report.fragments.dropFirst(5).first)
        guard case .served(_, let sequence, let duration, let isDiscontinuity) = fragment.membership else {
            Issue.record("not served: \(fragment)")
            return
        }
        #expect(sequence == 5)
        #expect(duration == .milliseconds(2000))
        #expect(!isDiscontinuity)
        #expect(
            abs(fragment.end.timeIntervalSince(fragment.fragment.producerTimestamp) - 2) < 0.0001)
    }
}
