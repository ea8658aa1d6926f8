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
                if case .missing(let reason) = $0.membership { reason.rawValue } else { nil }
            })
    }

    @Test func aFragmentThatThePlaylistLeavesOutForNoReasonIsCritical() throws {
        let victim = steady.rows[20].fragment.number.digits
        let successor = steady.rows[21].fragment.number.digits
        let report = play { _, load in
            if let index = load.playlist.segments.firstIndex(where: { $0.uri.contains(victim) }) {
                load.playlist.segments.remove(at: index)
            } else if load.playlist.segments.contains(where: {
                (Correlation.fragmentNumber(in: $0.uri)?.digits ?? "") > victim
            }) {
                load.playlist.mediaSequence -= 1
            }
            if let index = load.playlist.segments.firstIndex(where: { $0.uri.contains(successor) }) {
                load.playlist.segments[index].isDiscontinuity = true
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

    /// Plays `text` without the playlists between `from` and `to`.
    private func play(_ text: String, blind: ClosedRange<Double>) -> StreamReport {
        var timeline = StreamTimeline(stream: StreamDescription(name: "cam", region: "r"))
        for observation in TimelineDriver().observations(TimelineText(text)) {
            if case .loaded(let load) = observation,
                blind.contains(load.date.timeIntervalSince(start))
            {
                continue
            }
            timeline.absorb(observation)
        }
        return timeline.report()
    }

    @Test func whatCameAfterANewerOneDidntSlideOutUnseen() throws {
        let report = play(
            """
              0.0   7001    -0.900    1.939
              +12
             28.0   7014    27.100    1.939
             30.0   7015    29.100    1.939
             33.1   7016    25.100    1.939
             34.0   7017    31.100    1.939
             34.1   7018    33.100    1.939
              +20
            """, blind: 33...66)
        let late = try #require(report.findings.first { $0.cause == "late" })
        #expect(late.fragments.count == 1)
        #expect(reasons(report) == ["late", "slid-out-between-polls"])
        #expect(report.findings.contains { $0.kind == .lateFragment })
    }

    @Test func whatWasSentAgainAfterItSlidOutUnseenIsNotLate() {
        let report = play(
            """
              0.0   7001    -0.900    1.939
              +14
             44.0   8001    25.100    1.939
             44.5   8002    27.100    1.939
             45.0   8003    29.100    1.939
             45.5   8004    31.100    1.939
              +20
            """, blind: 27...66)
        #expect(!report.findings.contains { $0.cause == "late" || $0.kind == .lateFragment })
    }

    @Test func whatNobodyCouldSeeIsAWarning() {
        // The playlist stands still, then jumps, while it is loaded once a second.
        var shown: MediaPlaylist?
        let report = play { time, load in
            if time > 30 && time < 62 { load.playlist = shown ?? load.playlist }
            shown = load.playlist
            return []
        }
        #expect(reasons(report) == ["slid-out-between-polls"])
        let missing = report.findings.filter { $0.kind == .missingFromPlaylist }
        #expect(missing.map(\.severity) == [.warning])
        #expect(report.findings.contains { $0.kind == .mediaSequenceJump })
        #expect(report.findings.contains { $0.kind == .stalePlaylist && $0.state == .resolved })
    }

    @Test func aSessionThatIsRenewedWhileThePlaylistStandsStillIsNoRecovery() {
        var shown: MediaPlaylist?
        let report = play { time, load in
            if time > 30 { load.playlist = shown ?? load.playlist }
            if time > 50 { load.session = SessionID(2) }
            shown = load.playlist
            return []
        }
        #expect(report.findings.contains { $0.kind == .stalePlaylist && $0.state == .confirmed })
    }

    @Test func whatCameBetweenTwoLoadsWithANewerOneMayHaveComeAfterIt() {
        // 7010 is overtaken by 7011 within a second, which no poll can tell.
        let text = TimelineText(
            """
              0.0   7001    -0.900    0.439
              +8
              4.5   7010     3.600    0.439   listed=5.95
              5.0   7011     4.100    0.439   listed=5.90
              5.5   7012     4.600    0.439
              +20
            """)
        let report = TimelineDriver().report(text)
        #expect(!report.findings.contains { $0.cause == "unexplained" })
    }

    @Test(
        "Which of two came first while the playlist stood still nobody knows, however late they are listed",
        arguments: [(5.6, 10.0), (7.3, 9)])
    func standstillsHideTheOrder(listed: Double, thaw: Double) {
        let text = TimelineText(
            """
              0.0   7001    -0.900    0.439
              +8
              4.5   7010     3.600    0.439   listed=\(listed + 0.05)
              5.0   7011     4.100    0.439   listed=\(listed)
              5.5   7012     4.600    0.439   listed=\(listed + 0.1)
              6.0   7013     5.100    0.439   listed=\(listed + 0.2)
              +30
            """)
        var timeline = StreamTimeline(stream: StreamDescription(name: "cam", region: "r"))
        var frozen: MediaPlaylist?
        for observation in TimelineDriver().observations(text) {
            guard case .loaded(var load) = observation else {
                timeline.absorb(observation)
                continue
            }
            if load.date < at(5.5) { frozen = load.playlist }
            if load.date < at(thaw), let frozen { load.playlist = frozen }
            timeline.absorb(.loaded(load))
        }
        #expect(reasons(timeline.report()).contains("late"))
        #expect(!timeline.report().findings.contains { $0.cause == "unexplained" })
    }

    @Test func whatWasBeforeTheFirstPlaylistNeedsNoWaiting() {
        let text = TimelineText(
            """
              0.0   7001    -0.900    0.439
              +900
            """)
        let report = TimelineDriver(begins: 440).report(text)
        #expect(!report.fragments.dropLast(5).contains { $0.membership == .expected })
        #expect(reasons(report) == ["before-session"])
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
