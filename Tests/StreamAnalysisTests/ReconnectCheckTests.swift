import Testing

@testable import StreamAnalysis

struct ReconnectCheckTests {
    @Test func aNewBlockWithContinuousMediaIsAReconnectWithoutLoss() throws {
        let text = TimelineText(
            """
            # at    number  producer  length  expect
              0.0   7001    -0.900    1.939
              +12
             29.0   8001    25.100    1.939   reconnect without-loss
             29.5   8002    27.100    1.939
             30.0   8003    29.100    1.939
             32.0   8004    31.100    1.939
              +8
            """)
        expectFindings(text)
        let reconnect = try #require(TimelineDriver().findings(text).first)
        #expect(reconnect.severity == .info)
        #expect(reconnect.evidence.contains(.init("from_block", .count(7))))
        #expect(reconnect.evidence.contains(.init("to_block", .count(8))))
    }

    @Test func aProducerThatReconnectsAgainAndAgainIsOneWarning() throws {
        var lines = "0.0 7001 -0.9 1.939\n+6\n"
        for index in 0..<8 {
            let time = 14 + Double(index) * 4
            lines += "\(time) \((8 + index) * 1000 + 1) \(time - 0.9) 1.939\n+1\n"
        }
        let findings = TimelineDriver().findings(TimelineText(lines + "+6"))
        #expect(findings.map(\.kind) == [.reconnect])
        let flapping = try #require(findings.first)
        #expect(flapping.severity == .warning)
        #expect(flapping.sentences.what.hasPrefix("The producer reconnected 8 times from 22:13:34"))
    }

    @Test func whatIsSentAgainIsToldWhole() throws {
        let text = TimelineText(
            """
              0.0   7001    -0.900    1.939
              +12
             26.0   8001    19.100    1.939
             26.4   8002    21.100    1.939
             26.8   8003    23.100    1.939
             27.2   8004    25.100    1.939
             28.0   8005    27.100    1.939
              +10
            """)
        let reconnect = try #require(TimelineDriver().findings(text).first { $0.kind == .reconnect })
        #expect(reconnect.cause == "with-re-sends")
        #expect(reconnect.evidence.firstNumber("re_sent_seconds").map { abs($0 - 6) < 0.01 } == true)
    }

    @Test func aLongConnectionRunsThroughABlocksBorder() {
        expectFindings(
            TimelineText(
                """
                  0.0   7992    -0.900    1.939
                  +25
                """))
    }

    @Test func aSmallHoleAtABlocksBorderIsARefusal() {
        expectFindings(
            TimelineText(
                """
                  0.0   7985    -0.900    1.939
                  +12
                 30.0   8005    29.100    1.939   gap refused-at-ingest 4.0
                  +8
                """))
    }

    @Test(arguments: [(UInt64(639), UInt64(1640)), (2, 5001), (1_050_103_624, 1_050_104_615)])
    func blocksNeedNotBeginAtOne(last: UInt64, first: UInt64) {
        expectFindings(
            TimelineText(
                """
                  0.0   \(last)    -0.900    1.939
                  2.0   \(first)    1.100    1.939   reconnect without-loss
                  +12
                """))
    }

    /// The last fragment of the old connection, and the first of the new one, come after those that follow them.
    @Test func whatComesLateOnTheNewConnectionIsntLost() {
        expectFindings(
            TimelineText(
                """
                # at    number  producer  length  expect
                  0.0   7001    -0.900    1.939
                  +12
                 28.0   8001    27.100    1.939   reconnect without-loss
                 30.0   8002    29.100    1.939
                 32.0   8003    31.100    1.939
                 34.0   8004    33.100    1.939
                 36.0   8005    35.100    1.939
                 38.0   8006    37.100    1.939
                 39.0   8007    25.100    1.939   late-fragment, missing-from-playlist late, gap filled-late
                 40.0   8008    39.100    1.939
                  +8
                """))
    }

    @Test func aLateFragmentMakesALossSmaller() throws {
        let text = TimelineText(
            """
              0.0   7001    -0.900    1.939
              +12
             36.0   8001    35.100    1.939
             38.0   8002    37.100    1.939
             39.0   8003    33.100    1.939
             40.0   8004    39.100    1.939
              +12
            """)
        let reconnect = try #require(
            TimelineDriver(hasSession: false).findings(text).first { $0.kind == .reconnect })
        #expect(reconnect.cause == "with-loss")
        #expect(reconnect.from == at(25.1))
        #expect(reconnect.to == at(33.1))
        #expect(reconnect.evidence.firstNumber("lost_seconds").map { abs($0 - 8) < 0.01 } == true)
    }

    /// Another producer, ahead by 20 s, sent from 20 s to 26 s.
    @Test func aReconnectIsOfTheProducerThatSentLast() throws {
        let text = TimelineText(
            """
              0.0   7001   -20.900    1.939
              +10
             20.5   8001    20.500    1.939
             22.5   8002    22.500    1.939
             24.5   8003    24.500    1.939
             22.0   7012     1.100    1.939
              +6
             36.0   9001    15.100    1.939
             38.0   9002    17.100    1.939
              +12
            """)
        let reconnect = try #require(
            TimelineDriver(hasSession: false).findings(text).first { $0.kind == .reconnect })
        #expect(reconnect.cause == "without-loss")
        #expect(reconnect.to == at(15.1))
    }
}
