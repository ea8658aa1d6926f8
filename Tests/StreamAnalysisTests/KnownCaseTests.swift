import FoundationEssentials
import Testing

@testable import StreamAnalysis

/// What was reported in public about producers and their clocks, as it looks from outside.
///
/// `KnownCases.md` in the documentation of `StreamAnalysis` says which report is shown by which test.
struct KnownCaseTests {
    /// A healthy half minute, which the cases begin with.
    private static let healthy = "0.0 7001 -0.9 1.939\n+12\n"

    /// What is found where `lines` follow a healthy half minute.
    private func findings(_ lines: String, ends: Double? = nil, hasSession: Bool = true) -> [Finding] {
        TimelineDriver(ends: ends, hasSession: hasSession).findings(TimelineText(Self.healthy + lines))
    }

    private func names(_ findings: [Finding]) -> Set<String> {
        Set(findings.map { "\($0.kind.rawValue) \($0.cause ?? "-")" })
    }

    @Test func aPauseOfHalfAMinuteBreaksTheSessionAndIsTheProducers() {
        var observations = TimelineDriver(ends: 62).observations(TimelineText(Self.healthy))
        observations.append(
            .session(SessionEvent(date: at(62.4), session: SessionID(1), change: .lost(status: 404))))
        observations.append(
            call(
                62.6, .getHLSStreamingSessionURL, "ResourceNotFoundException",
                "No fragments found in the stream for the streaming request.", status: 404))
        #expect(
            Set(StreamAnalysisTests.findings(observations).lines) == [
                "producer-silent - critical confirmed",
                "session-lost producer-silent notice confirmed",
                "no-fragments producer-silent notice confirmed",
                "stale-playlist producer-silent notice confirmed",
            ])
    }

    @Test(arguments: [
        ("No fragments found in the stream for the HLS streaming request.", "nothing-archived"),
        ("No fragments found in the stream for the streaming request.", "nothing-archived"),
        ("The requested stream is not found or not active.", "stream-not-found"),
    ])
    func whatARefusedSessionSaysIsTakenApart(message: String, cause: String) {
        let stream = StreamDescription(name: "cam", region: "r", status: "ACTIVE", retentionHours: 24)
        let calls = (1...3).map {
            call(
                Double($0), .getHLSStreamingSessionURL, "ResourceNotFoundException", message, status: 404)
        }
        let listing = FragmentListing(date: at(0), range: at(-300)...at(0), fragments: [])
        let found = StreamAnalysisTests.findings([.listed(listing)] + calls, of: stream)
        #expect(found.lines == ["no-fragments \(cause) critical confirmed"])
    }

    @Test(
        "A connection that breaks loses what lies before the next one, however long it is",
        arguments: [
            ("producer-sdk-cpp#575", 90.0), ("producer-sdk-cpp#663", 64), ("producer-sdk-cpp#655", 10),
            ("producer-sdk-java#128", 30), ("producer-sdk-cpp#761", 4), ("producer-sdk-cpp#509", 60),
            ("producer-sdk-cpp#370", 34),
        ])
    func aBrokenConnectionIsALoss(report: String, seconds: Double) {
        let next = 26 + seconds
        let found = findings("\(next) 8001 \(next - 0.9) 1.939\n+8", ends: next + 16)
        let gap = found.first { $0.kind == .gap }
        #expect(gap?.cause == "reconnect-with-loss")
        #expect(gap?.hasSeconds(near: seconds) == true)
        let isSilence = seconds >= SessionTerms.liveSeconds
        let expected: Set<String> =
            isSilence
            ? [
                "gap reconnect-with-loss", "reconnect with-loss", "producer-silent -",
                "stale-playlist producer-silent",
            ]
            : ["gap reconnect-with-loss", "reconnect with-loss"]
        #expect(names(found) == expected)
    }

    @Test(
        "Most fragments of over 20 s are refused, in one block or each with its connection",
        arguments: [(UInt64(2), "refused-at-ingest"), (1000, "reconnect-with-loss")])
    func fragmentsOverTheLimitAreMissing(step: UInt64, cause: String) throws {
        var lines = "0.0 7001 -0.9 16.939\n+3\n"
        for index in 1...5 {
            let time = 40 + Double(index) * 42
            lines += "\(time) \(7004 + UInt64(index) * step) \(time - 0.9) 18.939\n"
        }
        let found = TimelineDriver(ends: 290, hasSession: false).findings(TimelineText(lines))
        let gap = try #require(found.first { $0.kind == .gap })
        #expect(gap.cause == cause)
        #expect(gap.evidence.contains(.init("occurrences", .count(5))))
        if step == 2 {
            #expect(
                gap.evidence.contains(.init("likely_error", .text("4002 MAX_FRAGMENT_DURATION_REACHED"))))
        }
        #expect(found.contains { $0.kind == .fragmentDuration })
    }

    @Test func aPipelineThatRestartsAgainAndAgainIsOneLossThatGrows() {
        var lines = ""
        for index in 1...5 {
            let time = 26 + Double(index) * 8
            lines += "\(time) \(7001 + index * 1000) \(time - 0.9) 1.939\n"
        }
        let found = findings(lines + "+8")
        #expect(found.count == 2)
        #expect(names(found) == ["gap reconnect-with-loss", "reconnect with-loss"])
        #expect(found.allSatisfy { $0.evidence.contains(.init("occurrences", .count(5))) })
    }

    @Test func aRefusalThatEndsItsConnectionIsAReconnectWithLoss() {
        // 2 and 5001 are the numbers of the report.
        expectFindings(
            TimelineText(
                """
                # at    number  producer  length  expect
                  0.0   1       -0.900    1.939
                  2.0   2        1.100    1.939
                  6.4   5001     5.500    1.939   gap reconnect-with-loss 2.4, reconnect with-loss 2.4
                  +12
                """))
    }

    @Test(
        arguments: [
            (20, ["clock-jump forward", "clock-skew ahead"]),
            (200, ["clock-jump forward", "clock-skew ahead"]),
            (3600, ["clock-jump forward", "implausible-timestamp future"]),
        ] as [(Double, Set<String>)])
    func timestampsThatLeapIntoTheFutureAreNoLoss(seconds: Double, expected: Set<String>) {
        #expect(names(findings("26 7014 \(25.1 + seconds) 1.939\n+20")) == expected)
    }

    @Test func fragmentsFromTheFutureThatAreRefusedLeaveAHole() {
        let found = findings(
            """
            26 7014 35.1 1.939
            28 7015 37.1 1.939
            42 7022 41.1 1.939
            +8
            """)
        #expect(names(found) == ["clock-jump forward", "gap refused-at-ingest"])
    }

    @Test(arguments: [2.0, 4, 8])
    func aFileSentFasterThanFilmedUnderTheTimeOfItsUploadIsNoClock(speed: Double) {
        var lines = ""
        for index in 0..<30 {
            lines += "\(Double(index) * 2 / speed) \(7001 + index) \(Double(index) * 2 - 0.9) 1.939\n"
        }
        let found = TimelineDriver(hasSession: false).findings(TimelineText(lines))
        #expect(names(found) == ["clock-skew faster-than-filmed"])
    }

    @Test func eventsThatBeginBeforeTheLastOneEndedOverlap() {
        // The camera keeps ten seconds for the next event, and sends them on a connection of their own.
        var lines = ""
        for index in 0..<5 {
            let time = 27 + Double(index) * 0.4
            lines += "\(time) \(8001 + index) \(15.6 + Double(index) * 2) 1.939\n"
        }
        let found = names(findings(lines + "28.7 8006 25.6 1.939\n+8"))
        #expect(found.isSuperset(of: ["reconnect with-re-sends", "overlap re-sent"]))
        #expect(
            found.isDisjoint(with: ["gap unknown", "clock-jump back", "missing-from-playlist unexplained"]))
    }
}
