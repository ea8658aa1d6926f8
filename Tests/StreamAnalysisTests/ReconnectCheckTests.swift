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
}
