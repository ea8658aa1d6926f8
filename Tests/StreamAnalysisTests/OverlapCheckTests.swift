import Testing

@testable import StreamAnalysis

struct OverlapCheckTests {
    @Test func mediaSentAgainWithOtherBordersOverlaps() {
        expectFindings(
            TimelineText(
                """
                # at    number  producer  length  expect
                  0.0   7001    -0.900    1.939
                  +12
                 27.0   8001    24.100    1.939   reconnect with-re-sends 1.0, overlap re-sent 1.0
                  +10
                """))
    }

    @Test func anOverlapWithinTheToleranceIsNone() {
        expectFindings(
            TimelineText(
                """
                  0.0   7001    -0.900    1.939
                  +12
                 26.0   8001    25.050    1.939   reconnect without-loss
                  +10
                """))
    }

    @Test func fragmentsOfOneConnectionThatOverlapAreToldTogether() {
        expectFindings(
            TimelineText(
                """
                  0.0   7001    -0.900    1.939
                  +8
                 18.0   7010    17.100    2.539
                 20.0   7011    19.100    2.539   overlap same-connection 1.2
                 22.0   7012    21.100    1.939
                  +10
                """))
    }

    @Test func blocksThatAlternateAreTwoProducers() {
        var lines = "0.0 7001 -0.900 1.939\n"
        for index in 0..<20 {
            let time = Double(index) * 2 + 2
            lines += "\(time) \(7002 + index) \(time - 0.9) 1.939\n"
            if index > 9 { lines += "\(time + 0.5) \(8001 + index - 10) \(time - 3.4) 1.939\n" }
        }
        let findings = TimelineDriver(hasSession: false).findings(TimelineText(lines))
        let overlaps = findings.filter { $0.kind == .overlap }
        #expect(!overlaps.isEmpty)
        #expect(overlaps.contains { $0.cause == "interleaved-producers" && $0.severity == .warning })
        #expect(overlaps.count == 1, "one finding that grows")
        #expect(!findings.contains { [.gap, .clockJump, .reconnect].contains($0.kind) })
    }

    @Test func aTwinOverlapsWhatReachesIntoBoth() {
        let findings = TimelineDriver(hasSession: false).findings(
            TimelineText(
                """
                  0.0   7001    -0.900    1.939
                  +8
                 18.0   7010    17.100    2.539
                 20.0   7011    19.100    1.939
                 21.0   7012    19.100    1.939
                 22.0   7013    21.100    1.939
                  +10
                """))
        #expect(findings.contains { $0.kind == .overlap })
        #expect(findings.contains { $0.kind == .duplicateTimestamp })
    }

    @Test func twoProducersAreToldAlthoughTheirClocksAreFarApart() {
        var lines = "0.0 7001 -0.900 1.939\n"
        for index in 0..<40 {
            let time = Double(index) * 2 + 2
            lines += "\(time) \(7002 + index) \(time - 0.9) 1.939\n"
            if (20..<26).contains(index) {
                lines += "\(time + 0.5) \(8001 + index - 20) \(time + 19.6) 1.939\n"
            }
        }
        let overlaps = TimelineDriver(hasSession: false).findings(TimelineText(lines))
            .filter { $0.kind == .overlap }
        #expect(!overlaps.isEmpty)
        #expect(overlaps.allSatisfy { $0.cause == "interleaved-producers" })
    }

    @Test func shortStepsInARowAreOverlapsThoughTheLagGrewOnce() {
        let text = TimelineText(
            """
              0.0   7001    -0.900    1.939
              +8
             18.0   7010    17.100    2.089
             20.1   7011    18.940    2.239
             22.1   7012    20.940    1.939
             24.1   7013    22.940    1.939
              +10
            """)
        let findings = TimelineDriver().findings(text)
        #expect(findings.map(\.kind) == [.overlap])
    }
}
