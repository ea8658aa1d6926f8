import FoundationEssentials
import HLS
import Testing

@testable import StreamAnalysis

struct SessionCheckTests {
    private func timeline(expires: Double) -> StreamTimeline {
        var timeline = StreamTimeline(stream: StreamDescription(name: "cam", region: "r"))
        timeline.absorb(opened(1, at: 0, expires: expires))
        return timeline
    }

    private func opened(_ ordinal: Int, at seconds: Double, expires: Double) -> Observation {
        .session(
            SessionEvent(
                date: at(seconds), session: SessionID(ordinal),
                change: .opened(expires: at(expires), window: 10)))
    }

    private func lost(_ ordinal: Int, at seconds: Double) -> Observation {
        .session(SessionEvent(date: at(seconds), session: SessionID(ordinal), change: .lost(status: 403)))
    }

    @Test(arguments: [
        (7200.0, 6890.0, nil), (7200, 6910, Finding.Severity.info), (7200, 7139, .info),
        (7200, 7141, .notice),
        (1000, 945, nil), (1000, 955, .notice),
    ])
    func aSessionExpiresInItsLastFiveMinutesOrTwentieth(
        life: Double, now: Double, severity: Finding.Severity?
    ) {
        var timeline = timeline(expires: life)
        timeline.absorb(.ticked(at(now)))
        let findings = timeline.report().findings
        #expect(findings.map(\.kind) == (severity == nil ? [] : [.sessionExpiring]))
        #expect(findings.first?.severity == severity)
    }

    @Test func renewalInTimeEndsTheCountdown() {
        var timeline = timeline(expires: 1000)
        timeline.absorb(.ticked(at(955)))
        timeline.absorb(opened(2, at: 960, expires: 2000))
        timeline.absorb(.ticked(at(1100)))
        #expect(timeline.report().findings.map(\.state) == [.resolved])
        #expect(timeline.report().session?.id == SessionID(2))
        #expect(timeline.report().metrics.sessionExpiresInSeconds == 900)
    }

    @Test(arguments: [(500.0, Finding.Kind.sessionLost), (1000.5, .sessionExpired)])
    func a403BeforeExpiryIsALossAndAfterItExpiry(seconds: Double, kind: Finding.Kind) throws {
        var timeline = timeline(expires: 1000)
        timeline.absorb(lost(1, at: seconds))
        let finding = try #require(timeline.report().findings.first { $0.state != .resolved })
        #expect(finding.kind == kind)
        #expect(finding.cause == "http-403")
        #expect(timeline.report().session?.lost == at(seconds))
    }

    @Test func aSessionThatNobodyRenewsExpires() {
        var timeline = timeline(expires: 1000)
        for second in stride(from: 600.0, through: 1010, by: 5) { timeline.absorb(.ticked(at(second))) }
        let open = timeline.report().findings.filter { $0.state != .resolved }
        #expect(open.map(\.kind) == [.sessionExpired])
    }

    @Test(arguments: [(4, 0), (10, 0), (16, 3)])
    func aNewSessionTellsWhereItJoinsAndWhatNoPlaylistHeld(firstIndex: Int, missing: Int) throws {
        var timeline = timeline(expires: 1000)
        let fragments = (0..<30).map {
            fragment(7001 + UInt64($0), producer: Double($0) * 2, server: Double($0) * 2 + 1)
        }
        timeline.absorb(
            .listed(FragmentListing(date: at(62), range: at(0)...at(62), fragments: fragments)))
        timeline.absorb(.loaded(load(session: 1, fragments[3..<13], at: 62)))
        timeline.absorb(lost(1, at: 63))
        timeline.absorb(opened(2, at: 64, expires: 2000))
        timeline.absorb(.loaded(load(session: 2, fragments[firstIndex..<firstIndex + 10], at: 64)))
        let finding = try #require(timeline.report().findings.first { $0.kind == .sessionLost })
        #expect(finding.state == .resolved)
        #expect(finding.evidence.contains(.init("joined_by", .text("fragment number"))))
        #expect(finding.evidence.contains(.init("fragments_between", .count(missing))))
        #expect(finding.sentences.what.contains("session 1 ended at"))
    }

    private func load(session: Int, _ fragments: ArraySlice<Fragment>, at seconds: Double) -> PlaylistLoad {
        var playlist = MediaPlaylist(version: 7, targetDuration: 2)
        playlist.segments = fragments.map {
            MediaSegment(uri: "f?FragmentNumber=\($0.number.digits)", duration: .seconds(2))
        }
        return PlaylistLoad(date: at(seconds), session: SessionID(session), track: 1, playlist: playlist)
    }

    @Test func aSessionThatBreaksOverSilenceIsntAnAlarmOfItsOwn() throws {
        var timeline = timeline(expires: 1000)
        let fragments = (0..<10).map {
            fragment(7001 + UInt64($0), producer: Double($0) * 2, server: Double($0) * 2 + 1)
        }
        for second in 20..<60 {
            timeline.absorb(
                .listed(
                    FragmentListing(
                        date: at(Double(second)), range: at(0)...at(Double(second)), fragments: fragments)))
        }
        timeline.absorb(lost(1, at: 59))
        let finding = try #require(timeline.report().findings.first { $0.kind == .sessionLost })
        #expect(finding.severity == .notice)
        #expect(finding.cause == "producer-silent")
    }

    @Test func aNewSessionEndsALoss() {
        var timeline = timeline(expires: 1000)
        timeline.absorb(lost(1, at: 100))
        timeline.absorb(opened(2, at: 101, expires: 2000))
        #expect(timeline.report().findings.map(\.state) == [.resolved])
    }
}

struct CallFailingCheckTests {
    private func findings(_ outcomes: String) -> [Finding] {
        var timeline = StreamTimeline(stream: StreamDescription(name: "cam", region: "r"))
        for (index, letter) in outcomes.enumerated() {
            let failure =
                letter == "x"
                ? CallOutcome.Failure(
                    code: "InternalFailure", message: "no", status: 500, requestID: "r1") : nil
            timeline.absorb(
                .called(
                    CallOutcome(
                        date: at(Double(index)), operation: .listFragments, latency: .milliseconds(40),
                        failure: failure)))
        }
        return timeline.report().findings
    }

    @Test(arguments: [
        ("xx", nil), ("xx.xx.xx", nil), ("xxx", Finding.State.confirmed), ("xxxx.", .confirmed),
        ("xxx.x.x", .confirmed), ("xxx..", .resolved), ("xxx..xx", .resolved), ("xxx..xxx", .confirmed),
    ])
    func threeFailuresRaiseAndTwoSuccessesClear(outcomes: String, state: Finding.State?) {
        #expect(findings(outcomes).map(\.state) == [state].compactMap(\.self))
    }

    @Test func namesWhatSupportAsksFor() throws {
        let finding = try #require(findings("xxx").first)
        #expect(finding.evidence.contains(.init("request_id", .text("r1"))))
        #expect(finding.evidence.contains(.init("consecutive_failures", .count(3))))
        #expect(finding.cause == "InternalFailure")
    }
}
