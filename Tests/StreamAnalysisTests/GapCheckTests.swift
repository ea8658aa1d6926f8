import Testing

@testable import StreamAnalysis

struct GapCheckTests {
    @Test(
        "A hole in the past is confirmed with the first listing: its fragments had their time to be listed",
        arguments: [
            (48.0, Finding.State.confirmed), (36, .pending),
        ])
    func settlesThePast(begins: Double, state: Finding.State) {
        let text = TimelineText(
            """
              0.0   7001    -0.900    1.939
              +12
             30.0   8001    29.100    1.939
              +8
            """)
        let findings = TimelineDriver(begins: begins, ends: begins + 1).findings(text)
        #expect(findings.filter { $0.kind == .gap }.map(\.state) == [state])
    }

    @Test func aJumpToANewBlockWithMissingMediaIsALossAtReconnect() {
        expectFindings(
            TimelineText(
                """
                # at    number  producer  length  expect
                  0.0   7001    -0.900    1.939
                  +12
                 30.0   8001    29.100    1.939   gap reconnect-with-loss 4.0, reconnect with-loss 4.0
                  +8
                """))
    }

    @Test func aHoleOfNumbersInsideABlockIsARefusal() {
        expectFindings(
            TimelineText(
                """
                # at    number  producer  length  expect
                  0.0   7001    -0.900    1.939
                  +12
                 30.0   7016    29.100    1.939   gap refused-at-ingest 4.0
                  +8
                """))
    }

    @Test func aPauseOfTheServerWithoutAHoleOfNumbersIsTheProducers() {
        expectFindings(
            TimelineText(
                """
                # at    number  producer  length  expect
                  0.0   7001    -0.900    1.939
                  +12
                 29.0   7014    28.100    1.939   gap producer-silent 3.0
                  +8
                """))
    }

    @Test func missingMediaWithoutAPauseOfTheServerHasAnUnknownCause() {
        // The numbers go on and what follows comes early: the producer, which was behind, dropped what it hadn't sent.
        expectFindings(
            TimelineText(
                """
                # at    number  producer  length  expect
                  0.0   7001     -5.900   1.939
                  2.0   7002     -3.900   1.939
                  4.0   7003     -1.900   1.939
                 11.0   7004      0.100   1.939
                 11.5   7005     10.100   1.939   gap unknown 8.0
                 13.5   7006     12.100   1.939
                  +8
                """),
            driver: TimelineDriver(begins: 20))
    }

    @Test func whatIsDroppedBehindALateFragmentWasNeverSent() {
        expectFindings(
            TimelineText(
                """
                # at    number  producer  length  expect
                  0.0   7001     -0.900   1.939
                  +6
                 19.5   7008     13.100   1.939
                 22.0   7009     21.100   1.939   gap producer-silent 6.0
                  +8
                """),
            driver: TimelineDriver(begins: 30))
    }

    @Test func aNumberUsedUpWhileALateFragmentWasUnderWayIsOfTheHoleBehindIt() {
        expectFindings(
            TimelineText(
                """
                # at    number  producer  length  expect
                  0.0   7001     -0.900   1.939
                  +6
                 16.5   7009     13.100   1.939
                 18.0   7010     17.100   1.939   gap refused-at-ingest 2.0
                  +8
                """),
            driver: TimelineDriver(begins: 30))
    }

    @Test func aLateFragmentBehindAHoleDoesntSayWhyItIsThere() {
        expectFindings(
            TimelineText(
                """
                # at    number  producer  length  expect
                  0.0   7001     -0.900   1.939
                  +6
                 18.0   7008     17.100   1.939   gap producer-silent 2.0, gap filled-late
                  +4
                 27.5   8001     15.100   1.939   late-fragment, missing-from-playlist late, reconnect
                 28.0   8002     27.100   1.939
                  +8
                """))
    }

    @Test func aClockThatIsSetBackFillsNoHole() {
        let findings = TimelineDriver(hasSession: false).findings(
            TimelineText(
                """
                # at    number  producer  length
                  0.0   7001     -0.900   1.939
                  +6
                 26.0   8001     25.100   1.939
                  +4
                 36.0   8006     24.500   1.939
                 38.0   8007     26.500   1.939
                  +8
                """))
        #expect(findings.filter { $0.kind == .gap }.map(\.cause) == ["reconnect-with-loss"])
    }

    @Test(arguments: [0.061, 0.064, 0.0333, 0.0])
    func aHealthyStreamHasNoGapWhateverItsFrameTime(frame: Double) {
        expectFindings(
            TimelineText(
                """
                  0.0   7001    -0.900    1.939
                  +30
                """, frameSeconds: frame))
    }

    @Test func aHoleIsPendingUntilEightSecondsAfterItsRightNeighbourWasListed() {
        let text = TimelineText(
            """
              0.0   7001    -0.900    1.939
              +12
             30.0   7016    29.100    1.939
              +8
            """)
        let states = [33.0, 40.0, 43.0].map { end in
            TimelineDriver(ends: end).findings(text).first { $0.kind == .gap }?.state
        }
        #expect(states == [.pending, .pending, .confirmed])
    }

    @Test func aHoleThatIsFilledLateIsResolvedWithTheDelay() throws {
        let text = TimelineText(
            """
              0.0   7001    -0.900    1.939
              +9
             20.0   7011    19.100    1.939   listed=28.7
             22.0   7012    21.100    1.939
              +8
            """)
        let gap = try #require(TimelineDriver().findings(text).first { $0.kind == .gap })
        #expect(gap.state == .resolved)
        #expect(gap.cause == "filled-late")
        #expect(gap.hasSeconds(near: 4.0))
    }

    @Test func whatIsListedOnlyAfterListingsFailedWasntLate() {
        let text = TimelineText(
            """
              0.0   7001    -0.900    1.939
              +9
             20.0   7011    19.100    1.939
             22.0   7012    21.100    1.939
             24.0   7013    23.100    1.939   listed=28.9
             26.0   7014    25.100    1.939   listed=28.0
              +12
            """)
        var timeline = StreamTimeline(stream: StreamDescription(name: "cam", region: "r"))
        for observation in TimelineDriver(ends: 52, hasSession: false).observations(text) {
            if case .listed(let listing) = observation, listing.date > at(28.5), listing.date < at(40) {
                continue
            }
            timeline.absorb(observation)
        }
        #expect(timeline.report().findings.map(\.kind) == [])
    }

    @Test func aHoleThatClosesWithTheNextListingWasNeverOne() {
        expectFindings(
            TimelineText(
                """
                  0.0   7001    -0.900    1.939
                  +9
                 20.0   7011    19.100    1.939   listed=25.9
                 22.0   7012    21.100    1.939   listed=24.7
                 24.0   7013    23.100    1.939
                  +8
                """), driver: TimelineDriver(hasSession: false))
    }

    @Test(arguments: [(18.5, "4002 MAX_FRAGMENT_DURATION_REACHED"), (1.939, "unknown")])
    func theLikelyErrorOfARefusalIsReadFromItsNeighbour(length: Double, error: String) throws {
        let next = 24.0 + length + 0.061 + 2
        let text = TimelineText(
            """
              0.0   7001    -0.900    1.939
              +11
             24.0   7013    23.100    \(length)
             \(next)   7015    \(next - 0.9)    1.939
              +8
            """)
        let gap = try #require(TimelineDriver().findings(text).first { $0.kind == .gap })
        #expect(gap.cause == "refused-at-ingest")
        #expect(gap.evidence.contains(.init("missing_numbers", .count(1))))
        #expect(gap.evidence.contains(.init("likely_error", .text(error))))
    }

    @Test func aHoleWithRoomForFragmentsOverTheLimitIsLikelyTheLimit() throws {
        let text = TimelineText(
            """
              0.0   7001    -0.900    1.939
              +11
             45.0   7014    44.100    1.939
              +8
            """)
        let gap = try #require(TimelineDriver().findings(text).first { $0.kind == .gap })
        #expect(gap.evidence.contains(.init("likely_error", .text("4002 MAX_FRAGMENT_DURATION_REACHED"))))
    }

    @Test func aConfirmedGapOfHalfAMinuteIsCritical() throws {
        let text = TimelineText(
            """
              0.0   7001    -0.900    1.939
              +12
             60.0   8001    59.100    1.939
              +8
            """)
        let gap = try #require(TimelineDriver(ends: 78).findings(text).first { $0.kind == .gap })
        #expect(gap.severity == .critical)
        #expect(gap.fragments.count == 2)
        #expect(gap.sentences.what.contains("34.0 s of media"))
        #expect(gap.sentences.why.contains("inferred"))
    }

    @Test func everySecondFragmentRefusedIsOneFindingThatGrows() throws {
        var lines = "0.0 7001 -0.9 1.939\n+4\n"
        for index in 0..<30 {
            let time = 12 + Double(index) * 4
            lines += "\(time) \(7007 + index * 2) \(time - 0.9) 1.939\n"
        }
        let text = TimelineText(lines + "+8")
        let findings = TimelineDriver().findings(text)
        #expect(findings.map(\.kind) == [.gap])
        let gap = try #require(findings.first)
        #expect(gap.state == .confirmed)
        #expect(gap.cause == "refused-at-ingest")
        #expect(gap.evidence.contains(.init("occurrences", .count(30))))
        #expect(gap.evidence.contains(.init("missing_numbers", .count(30))))
        #expect(gap.evidence.firstNumber("gap_seconds").map { abs($0 - 60) < 0.1 } == true)
        #expect(gap.sentences.what.hasPrefix("30 gaps from 22:13:"))
        #expect(gap.sentences.viewer.contains("30 times, 1 min in all"))
    }

    @Test func aHabitWhoseNewestGapMayStillBeFilledSaysSo() throws {
        let text = TimelineText(
            """
              0.0   7001    -0.900    1.939
              +8
             20.0   7011    19.100    1.939
              +2
             28.0   7015    27.100    1.939
              +2
            """)
        let gap = try #require(TimelineDriver(ends: 34).findings(text).first)
        #expect(gap.state == .confirmed)
        #expect(gap.sentences.what.hasSuffix("never archived; the newest 1 may still be filled."))
    }

    @Test func whatWasReceivedInItsTurnButListedAfterTheNextOneIsNoGap() {
        let text = TimelineText(
            """
              0.0   7001    -0.900    1.939
              +12
             26.0   7014    25.100    1.939   listed=30.9
             26.5   7015    27.100    1.939   listed=27.2
              +8
            """)
        #expect(!TimelineDriver().findings(text).contains { $0.kind == .gap })
    }
}
