import FoundationEssentials
import HLS
import Testing

@testable import StreamAnalysis

/// What was reported in public about latency, playback and the service's answers, as it looks from outside.
///
/// `KnownCases.md` in the documentation of `StreamAnalysis` says which report is shown by which test.
struct KnownPlaybackCaseTests {
    private func names(_ findings: [Finding]) -> Set<String> {
        Set(findings.map { "\($0.kind.rawValue) \($0.cause ?? "-")" })
    }

    @Test func lengthsWithoutTheirLastFrameLeaveNoGap() {
        // FragmentLength 1796 ms, EXTINF 1.857 s, the date steps by 1.856 s, and media waits 11 s at the producer.
        let lines = (0..<30).map { "\(Double($0) * 1.856) \(7001 + $0) \(Double($0) * 1.856 - 11.1) 1.796" }
        let text = TimelineText(lines.joined(separator: "\n"), frameSeconds: 0.061)
        #expect(names(TimelineDriver().findings(text)) == ["clock-skew behind"])
    }

    @Test func sevenSecondsOfLatencyAreMeasuredAndNoAlarm() throws {
        let report = TimelineDriver().report(TimelineText("0.0 7001 -5.0 1.939\n+30"))
        let latency = try #require(report.metrics.liveLatencySeconds)
        #expect((5.0..<9).contains(latency))
        #expect(report.findings.isEmpty)
    }

    @Test func aLowFrameRateIsLatencyAndNoGap() {
        // A frame a second, a key frame every fifth: lengths leave out a whole second.
        let text = TimelineText("0.0 7001 -0.9 4.0\n+20", frameSeconds: 1)
        let found = TimelineDriver(hasSession: false).findings(text)
        #expect(names(found) == ["fragment-duration latency"])
    }

    @Test func aGapOfAMinuteIsTheProducersAndNotThePlaylists() throws {
        // Segments of 5 s, one of 3.3 s, and the next one's date is 58 s later.
        let text = TimelineText(
            """
            # at    number  producer  length
              0.0   7001    -0.900    4.939
              +6
             35.0   7008    34.100    3.239
             93.0   7009    92.100    4.939
              +4
            """)
        let found = TimelineDriver().findings(text)
        let gap = try #require(found.first { $0.kind == .gap })
        #expect(gap.hasSeconds(near: 54.7))
        #expect(
            names(found).isSuperset(of: [
                "gap producer-silent", "producer-silent -", "stale-playlist producer-silent",
            ]))
        #expect(!found.contains { $0.kind == .missingFromPlaylist || $0.kind == .missingDiscontinuity })
    }

    @Test func aSessionOfFiveMinutesExpiresAndIsntLost() {
        let (id, life) = (SessionID(1), 300.0)
        let found = findings([
            .session(
                SessionEvent(date: at(0), session: id, change: .opened(expires: at(life), window: 5))),
            .ticked(at(life - 1)),
            .session(SessionEvent(date: at(life + 1), session: id, change: .lost(status: 403))),
        ])
        #expect(found.filter { $0.state != .resolved }.map(\.kind) == [.sessionExpired])
    }

    @Test(arguments: [CallOutcome.Operation.getHLSMediaPlaylist, .getMP4MediaFragment])
    func shortFragmentsAndSharedSessionsAreThrottled(operation: CallOutcome.Operation) {
        var observations = TimelineDriver(hasSession: false).observations(
            TimelineText("0.0 7001 -0.9 0.439\n+30"))
        observations.append(call(17.5, operation, "ClientLimitExceededException"))
        #expect(
            names(findings(observations)) == [
                "fragment-duration throttling", "throttled \(operation.rawValue)",
            ])
    }

    @Test func aSwitchOfTheCodecEndsSessionsAndTheNextOneTellsIt() {
        var feed = PlaylistFeed(UndecodableSegmentCheck(), CodecsCheck())
        let message =
            "The requested fragment does not have the same codec private data as the rest of the session."
        for (index, codec) in ["hvc1.1.6.L90.0", "avc1.4d4032"].enumerated() {
            feed.open(at: Double(index) * 20)
            var variant = Variant(uri: "v", bandwidth: 1)
            variant.codecs = [codec]
            feed.tell(
                .opened(
                    MultivariantLoad(
                        date: at(Double(index) * 20), session: feed.session,
                        playlist: MultivariantPlaylist(variants: [variant]))))
            guard index == 0 else { continue }
            for sequence in 0..<3 {
                feed.tell(
                    .fetched(
                        SegmentFetch(
                            date: at(Double(sequence) * 2 + 5), session: feed.session, track: 1,
                            mediaSequence: sequence, fragment: PlaylistFeed.fragment(sequence).number,
                            failure: .init(code: "x", message: message, status: 400))))
            }
        }
        #expect(names(feed.findings) == ["segment-undecodable -", "codecs-changed codec"])
    }
}
