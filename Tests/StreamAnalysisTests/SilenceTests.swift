import FoundationEssentials
import HLS
import Testing

@testable import StreamAnalysis

struct SilenceTests {
    private let steady = TimelineText(
        """
          0.0   7001    -0.900    1.939
          +14
        """)

    private func finding(_ kind: Finding.Kind, afterSilenceOf seconds: Double) -> Finding? {
        // The last fragment is listed at 30.7 s.
        TimelineDriver(ends: 30.7 + seconds).findings(steady).first { $0.kind == kind }
    }

    @Test(arguments: [(4.0, false), (5.5, false), (8.0, true)])
    func isFoundAfterThreeStrides(seconds: Double, isFound: Bool) {
        #expect((finding(.producerSilent, afterSilenceOf: seconds) != nil) == isFound)
    }

    @Test func countsDownToTheThirtySecondsOfLiveSessions() throws {
        let silent = try #require(finding(.producerSilent, afterSilenceOf: 15))
        #expect(silent.severity == .warning)
        #expect(silent.evidence.firstNumber("live_breaks_in_seconds").map { $0 > 8 && $0 < 14 } == true)
        #expect(silent.sentences.viewer.contains("LIVE sessions break in"))
    }

    @Test func isCriticalWhenLiveSessionsBreak() {
        #expect(finding(.producerSilent, afterSilenceOf: 30)?.severity == .critical)
    }

    @Test func aShortOneThatLeftAGapIsToldByTheGapAlone() {
        let text = TimelineText(
            """
              0.0   7001    -0.900    1.939
              +14
             48.0   7016    47.100    1.939
              +8
            """)
        let findings = TimelineDriver().findings(text)
        #expect(findings.map(\.kind) == [.gap])
        #expect(findings.first?.cause == "producer-silent")
    }

    @Test func oneThatBrokeSessionsEndsWithTheNextFragment() throws {
        let text = TimelineText(
            """
              0.0   7001    -0.900    1.939
              +14
             70.0   7016    69.100    1.939
              +8
            """)
        let findings = TimelineDriver().findings(text)
        let silent = try #require(findings.first { $0.kind == .producerSilent })
        #expect(silent.state == .resolved)
        #expect(silent.to == at(69.1))
        #expect(Set(findings.map(\.kind)) == [.gap, .producerSilent, .stalePlaylist])
    }

    @Test func theStalePlaylistPointsAtTheProducer() {
        #expect(finding(.stalePlaylist, afterSilenceOf: 10)?.cause == "producer-silent")
        #expect(finding(.stalePlaylist, afterSilenceOf: 10)?.severity == .notice)
    }

    @Test func oneThatEndedWhileListingsFailedEndsWithTheFirstFragmentAfterIt() throws {
        let text = TimelineText(
            """
              0.0   7001    -0.900    1.939
              +14
             70.0   7016    69.100    1.939
              +15
            """)
        var timeline = StreamTimeline(stream: StreamDescription(name: "cam", region: "r"))
        for observation in TimelineDriver(hasSession: false).observations(text) {
            if case .listed(let listing) = observation, listing.date > at(69), listing.date < at(90) {
                continue
            }
            timeline.absorb(observation)
        }
        let silent = try #require(timeline.report().findings.first { $0.kind == .producerSilent })
        #expect(silent.state == .resolved)
        #expect(silent.to == at(69.1))
    }

    @Test func aLongFragmentAmongShortOnesWasNoSilence() {
        expectFindings(
            TimelineText(
                """
                  0.0   7001    -0.900    1.939
                  +9
                 20.0   7011    19.100    9.939
                 30.0   7012    29.100    1.939
                  +8
                """), driver: TimelineDriver(hasSession: false))
    }

    @Test func isNotRaisedBeforeTheRhythmIsKnown() {
        let text = TimelineText("0.0 7001 -0.9 18.0\n18.1 7002 17.2 9.0")
        expectFindings(text, driver: TimelineDriver(ends: 40, hasSession: false))
    }

    @Test func isNotRaisedWhileNothingIsListed() {
        // The monitor's own calls fail for a minute: only ticks arrive.
        var timeline = StreamTimeline(stream: StreamDescription(name: "cam", region: "r"))
        for observation in TimelineDriver(ends: 30, hasSession: false).observations(steady) {
            timeline.absorb(observation)
        }
        for second in 31..<90 { timeline.absorb(.ticked(at(Double(second)))) }
        #expect(timeline.report().findings.isEmpty)
        #expect(timeline.report().metrics.newestFragmentAgeSeconds.map { $0 > 55 } == true)
    }
}

struct StalePlaylistCheckTests {
    /// The playlist stands still from 20 s on while the archive grows, and goes on at `resumes`.
    private func report(resumes: Double?, ends: Double) -> StreamReport {
        let text = TimelineText(
            """
              0.0   7001    -0.900    1.939
              +30
            """)
        var timeline = StreamTimeline(stream: StreamDescription(name: "cam", region: "r"))
        var frozen: MediaPlaylist?
        for observation in TimelineDriver(ends: ends).observations(text) {
            guard case .loaded(var load) = observation, load.date >= at(20),
                resumes.map({ load.date < at($0) }) ?? true
            else {
                if case .loaded(let load) = observation { frozen = load.playlist }
                timeline.absorb(observation)
                continue
            }
            if let frozen { load.playlist = frozen }
            timeline.absorb(.loaded(load))
        }
        return timeline.report()
    }

    @Test func aPlaylistThatStandsStillWhileTheArchiveGrowsIsStale() throws {
        let stale = try #require(report(resumes: nil, ends: 34).findings.first)
        #expect(stale.kind == .stalePlaylist)
        #expect(stale.cause == "playlist")
        #expect(stale.severity == .warning)
    }

    @Test func isCriticalAfterHalfAMinute() {
        #expect(report(resumes: nil, ends: 55).findings.first?.severity == .critical)
    }

    @Test func aLoadIsAsOldAsItsOwnAnswerWasSlow() {
        // The fragment was listed 4.2 s before the load was asked for that took 3 s; the next load fails at once.
        let text = TimelineText(
            """
              0.0   7001    -0.900    1.939
              +30
            """)
        var timeline = StreamTimeline(stream: StreamDescription(name: "cam", region: "r"))
        var frozen: PlaylistLoad?
        for observation in TimelineDriver(ends: 27).observations(text) {
            if case .loaded(let load) = observation {
                if load.date >= at(20) { continue }
                frozen = load
            }
            timeline.absorb(observation)
        }
        guard var slow = frozen else { return #expect(Bool(false), "No playlist was loaded.") }
        slow.date = at(28.2)
        let outcome = CallOutcome(
            date: slow.date, operation: .getHLSMediaPlaylist, latency: .seconds(3), failure: nil)
        timeline.absorb(.called(outcome))
        timeline.absorb(.loaded(slow))
        timeline.absorb(call(29, .getHLSMediaPlaylist, "connection", status: nil))
        #expect(timeline.report().findings.map(\.kind) == [])
    }

    @Test func recoversWithTheNextSegment() {
        let findings = report(resumes: 34, ends: 38).findings.filter { $0.kind == .stalePlaylist }
        #expect(findings.map(\.state) == [.resolved])
        #expect(findings.first?.to != nil)
    }

    @Test func aMomentWithoutANewSegmentIsNothing() {
        #expect(report(resumes: 23.5, ends: 30).findings.isEmpty)
    }

    @Test func aPlaylistStandsStillWhileAllThatComesIsOlderThanWhatItHolds() throws {
        let findings = TimelineDriver().findings(
            TimelineText(
                """
                  0.0   7001    -0.900    1.939
                  +9
                 20.0   7011   -40.900    1.939
                 22.0   7012   -38.900    1.939
                  +12
                """))
        let stale = try #require(findings.first { $0.kind == .stalePlaylist })
        #expect(stale.cause == "older-fragments")
        #expect(!findings.contains { $0.kind == .producerSilent })
    }

    @Test func aLateFragmentIsNotAllThatComesWhilePlaylistsStandStill() {
        // The one that was due next is listed late; until then a late one is the newest.
        let text = TimelineText(
            """
              0.0   7001    -0.900    1.939
              +8
             18.0   7010    19.100    1.939
             20.0   7011    17.100    1.939   listed=24.0
             22.0   7012    21.100    1.939   listed=28.9
              +12
            """)
        #expect(!TimelineDriver().findings(text).contains { $0.kind == .stalePlaylist })
    }
}
