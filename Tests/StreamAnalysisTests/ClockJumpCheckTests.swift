import Testing

@testable import StreamAnalysis

struct ClockJumpCheckTests {
    @Test func aClockSetForwardIsAJumpAndNoGap() {
        expectFindings(
            TimelineText(
                """
                # at    number  producer  length  expect
                  0.0   7001    -5.900    1.939
                  +12
                 26.0   7014    25.100    1.939   clock-jump forward 5.0
                  +10
                """))
    }

    @Test func aClockSetBackByLessThanAStrideIsAJumpAndNoOverlap() {
        expectFindings(
            TimelineText(
                """
                  0.0   7001    -0.900    1.939
                  +12
                 26.0   7014    24.100    1.939   clock-jump back -1.0
                  +10
                """))
    }

    @Test func aClockSetBackByManyStridesIsOneJump() {
        expectFindings(
            TimelineText(
                """
                  0.0   7001    -0.900    1.939
                  +12
                 26.0   7014    17.600    1.939   clock-jump back -7.5
                 28.0   7015    19.600    1.939
                  +12
                """), driver: TimelineDriver(hasSession: false))
    }

    @Test func aJumpWithJitterOnTheServersClockIsStillOne() {
        expectFindings(
            TimelineText(
                """
                  0.0   7001    -2.900    1.939
                  2.2   7002    -0.900    1.939
                  3.8   7003     1.100    1.939
                  6.1   7004     3.100    1.939
                  7.9   7005     5.100    1.939
                 10.2   7006     9.100    1.939   clock-jump forward 2.0
                 11.8   7007    11.100    1.939
                 14.1   7008    13.100    1.939
                 16.0   7009    15.100    1.939
                  +6
                """))
    }

    @Test func aJumpIsPendingUntilASecondFragmentShowsIt() {
        let text = TimelineText(
            """
              0.0   7001    -5.900    1.939
              +12
             26.0   7014    25.100    1.939
              +10
            """)
        let states = [29.5, 32.0].map { end in
            TimelineDriver(ends: end).findings(text).first { $0.kind == .clockJump }?.state
        }
        #expect(states == [.pending, .confirmed])
    }

    @Test func statesBothStepsAsEvidence() throws {
        let text = TimelineText(
            """
              0.0   7001    -5.900    1.939
              +12
             26.0   7014    25.100    1.939
              +10
            """)
        let jump = try #require(TimelineDriver().findings(text).first { $0.kind == .clockJump })
        #expect(jump.evidence.firstNumber("producer_step_seconds").map { abs($0 - 7) < 0.01 } == true)
        #expect(jump.evidence.firstNumber("server_step_seconds").map { abs($0 - 2) < 0.01 } == true)
        #expect(jump.sentences.what.contains("forward by 5.0 s"))
    }

    @Test func aFragmentThatIsLongerThanTheStepAfterItIsNoMovedClock() {
        let findings = TimelineDriver(hasSession: false).findings(
            TimelineText(
                """
                  0.0   7001    -0.900    1.939
                  +8
                 18.0   7010    17.100    2.220
                 20.2   7011    19.100    1.939
                 22.2   7012    21.100    1.939
                 24.2   7013    23.100    1.939
                 26.2   7014    25.100    1.939
                 28.2   7015    27.100    1.939
                 30.2   7016    29.100    1.939
                 32.2   7017    31.100    1.939
                """))
        #expect(findings.filter { $0.kind == .clockJump }.isEmpty)
        #expect(findings.contains { $0.kind == .overlap })
    }

    @Test func lateFragmentsOneAfterTheOtherAreNoClockSetBack() {
        let findings = TimelineDriver(hasSession: false).findings(
            TimelineText(
                """
                  0.0   7001    -0.900    1.939
                  +8
                 20.0   7010    19.100    1.939
                 22.0   7011    21.100    1.939
                 24.0   7012    23.100    1.939
                 26.0   7013    25.100    1.939
                 27.0   7014    15.100    1.939
                 27.5   7015    19.100    1.939
                """))
        #expect(findings.filter { $0.kind == .clockJump }.isEmpty)
    }

    @Test func aLongFragmentInFrontOfAShortStepIsAnOverlapAndNoMovedClock() {
        // Lengths vary by themselves; the clock seems to be set back by what overlaps.
        let findings = TimelineDriver(hasSession: false).findings(
            TimelineText(
                """
                  0.0   7001    -0.900    1.939
                  +8
                 18.0   7010    17.100    2.100
                 20.0   7011    18.985    1.939
                 22.2   7012    20.985    1.939
                 24.2   7013    22.985    1.939
                 26.2   7014    24.985    1.939
                 28.2   7015    26.985    1.939
                 30.2   7016    28.985    1.939
                 32.2   7017    30.985    1.939
                """))
        #expect(findings.filter { $0.kind == .clockJump }.isEmpty)
    }

    @Test func aLateFragmentJustBeforeAMovedClockDoesntHideIt() {
        let findings = TimelineDriver(hasSession: false).findings(
            TimelineText(
                """
                  0.0   7001    -0.900    1.939
                  +7
                 18.0   7009    17.100    1.939
                 20.0   7010    19.100    1.939
                 22.0   7011    21.100    1.939
                 24.0   7012    23.100    1.939
                 25.9   7013    15.100    1.939
                 26.0   7014    30.100    1.939
                 28.0   7015    32.100    1.939
                  +10
                """))
        let jump = findings.first { $0.kind == .clockJump }
        #expect(jump?.evidence.firstNumber("jump_seconds").map { abs($0 - 5) < 0.01 } == true)
        #expect(!findings.contains { $0.kind == .gap && $0.cause != "filled-late" })
    }

    /// Two late fragments in a row, before the next one in turn is listed.
    @Test func lateFragmentsInARowArentAClockThatWasSetBack() {
        let text = TimelineText(
            """
              0.0   7001    -0.900    1.939
              +3
              8.0   7005    11.100    1.939
             10.0   7006    13.100    1.939
             12.0   7007    15.100    1.939
             14.0   7008    17.100    1.939
             16.0   7009    19.100    1.939
             18.0   7010    21.100    1.939
             20.1   7011     7.100    1.939
             20.2   7012     9.100    1.939
             22.0   7013    23.100    1.939
              +8
            """)
        for end in stride(from: 20.0, through: 30, by: 1) {
            let findings = TimelineDriver(ends: end, hasSession: false).findings(text)
            #expect(!findings.contains { $0.kind == .clockJump && $0.cause == "back" }, "at \(end)")
        }
    }

    /// The last two fragments are sent again before anything new is.
    @Test func fragmentsSentAgainArentAClockThatWasSetBack() {
        let text = TimelineText(
            """
              0.0   7001    -0.900    0.939
              +12
             12.4   7014     9.100    0.939
             13.4   7015    10.100    0.939
             14.0   7016    13.100    0.939
              +8
            """)
        for end in stride(from: 13.0, through: 24, by: 1) {
            let findings = TimelineDriver(ends: end, hasSession: false).findings(text)
            #expect(!findings.contains { $0.kind == .clockJump }, "at \(end)")
        }
    }

    @Test func aJumpIntoWhatAnotherProducersClockStampedIsOneAndNoGap() {
        let text = TimelineText(
            """
              0.0   7001   -19.900    1.939
              +9
              6.5   8001     6.000    1.939
              8.5   8002     8.000    1.939
             10.5   8003    10.000    1.939
             12.5   8004    12.000    1.939
             20.0   7011     9.100    1.939
              +10
            """)
        let findings = TimelineDriver().findings(text)
        #expect(findings.contains { $0.kind == .clockJump && $0.state == .confirmed })
        #expect(!findings.contains { $0.kind == .gap })
    }
}
