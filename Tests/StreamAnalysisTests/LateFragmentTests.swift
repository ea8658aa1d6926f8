import Testing

@testable import StreamAnalysis

struct LateFragmentTests {
    @Test func aFragmentSentAfterNewerOnesNeverEntersALivePlaylist() {
        expectFindings(
            TimelineText(
                """
                # at    number  producer  length  expect
                  0.0   7001    -0.900    1.939
                  +10
                 24.0   7012    23.100    1.939   gap filled-late
                 26.0   7013    25.100    1.939
                 27.0   7014    21.100    1.939   late-fragment 5.0, missing-from-playlist late
                 28.0   7015    27.100    1.939
                  +8
                """))
    }

    @Test func aFragmentStoredAfterNewerOnesIsLateToo() {
        expectFindings(
            TimelineText(
                """
                  0.0   7001    -0.900    1.939
                  +9
                 20.0   7011    19.100    1.939   listed=28.7 late-fragment, missing-from-playlist late, gap filled-late
                 22.0   7012    21.100    1.939
                  +9
                """))
    }

    @Test func lateFragmentsInARowAreOneFinding() {
        expectFindings(
            TimelineText(
                """
                  0.0   7001    -0.900    1.939
                  +9
                 20.0   7011    19.100    1.939   listed=29.7 late-fragment, missing-from-playlist late, gap filled-late
                 22.0   7012    21.100    1.939   listed=29.8
                 24.0   7013    23.100    1.939
                  +9
                """))
    }

    @Test func lateFragmentsAreOneFindingInWhateverOrderTheyCome() {
        let findings = TimelineDriver().findings(
            TimelineText(
                """
                  0.0   7001    -0.900    1.939
                  +9
                 20.0   7011    19.100    1.939   listed=39.7
                 22.0   7012    21.100    1.939
                 24.0   7013    23.100    1.939
                 26.0   7014    25.100    1.939   listed=40.7
                 28.0   7015    27.100    1.939
                 30.0   7016    29.100    1.939
                 32.0   7017    31.100    1.939   listed=38.7
                 34.0   7018    33.100    1.939
                  +9
                """))
        #expect(findings.count { $0.kind == .lateFragment } == 1)
        #expect(findings.count { $0.kind == .missingFromPlaylist } == 1)
    }

    @Test func aFragmentAfterAClockWasSetBackIsntLateBeforeTheNextIsListed() {
        let findings = TimelineDriver().findings(
            TimelineText(
                """
                  0.0   7001    -0.900    1.939
                  +9
                 20.0   7011    15.600    1.939
                 22.0   7012    17.600    1.939   listed=27.2
                 24.0   7013    19.600    1.939
                  +9
                """))
        #expect(findings.filter { $0.kind == .lateFragment }.isEmpty)
        #expect(findings.contains { $0.kind == .clockJump })
    }

    @Test func aSecondOutOfOrderIsConsistencyAndServed() {
        expectFindings(
            TimelineText(
                """
                  0.0   7001    -0.900    1.939
                  +9
                 20.0   7011    19.100    1.939   listed=23.6
                 22.0   7012    21.100    1.939   listed=24.5
                  +9
                """))
    }

    @Test func whatTheFirstListingShowsOutOfOrderWasLate() {
        expectFindings(
            TimelineText(
                """
                  0.0   7001    -0.900    1.939
                  +10
                 24.0   7012    23.100    1.939
                 26.0   7013    25.100    1.939
                 27.0   7014    21.100    1.939   late-fragment 5.0
                 28.0   7015    27.100    1.939
                  +20
                """), driver: TimelineDriver(begins: 60))
    }

    @Test(arguments: [0, 1, 2])
    func aListingThatBeginsWithALateFragmentShowsNoGapAndNoJump(before: Int) {
        let rows = ["20.0 7010 19.1 1.939", "22.0 7011 21.1 1.939"].suffix(before)
        let text = TimelineText(
            """
            \(rows.joined(separator: "\n"))
            23.0   7012    14.100    1.939   \(before == 0 ? "" : "late-fragment")
            24.0   7013    23.100    1.939
              +20
            """)
        expectFindings(text, driver: TimelineDriver(begins: 40))
    }

    @Test func withoutASessionTheListingTellsWhatIsLate() {
        expectFindings(
            TimelineText(
                """
                  0.0   7001    -0.900    1.939
                  +9
                 20.0   7011    19.100    1.939   listed=28.7 late-fragment, gap filled-late
                 22.0   7012    21.100    1.939
                  +9
                """), driver: TimelineDriver(hasSession: false))
    }

    @Test func membershipSaysWhatBecameOfEachFragment() {
        let text = TimelineText(
            """
              0.0   7001    -0.900    1.939
              +19
             40.0   7021    39.100    1.939   listed=50.0
             42.0   7022    41.100    1.939
              +8
            """)
        let report = TimelineDriver(begins: 30).report(text)
        let reasons = report.fragments.map { fragment -> String in
            switch fragment.membership {
            case .served: "served"
            case .expected: "expected"
            case .missing(let reason): reason.rawValue
            }
        }
        #expect(reasons[0] == "before-session")
        #expect(reasons[20] == "late")
        #expect(reasons[25] == "served")
        #expect(!reasons.contains("unexplained"))
    }

    @Test func whatIsNewerThanEverythingShownIsNotPassedOver() {
        // Two fragments swap their places on the network.
        let findings = TimelineDriver().findings(
            TimelineText(
                """
                  0.0   7001    -0.900    1.939
                  +9
                 20.0   7011    19.100    1.939
                 21.9   7012    23.100    1.939   listed=27.5
                 22.0   7013    21.100    1.939
                 26.0   7014    25.100    1.939
                  +8
                """))
        #expect(!findings.contains { [.lateFragment, .missingFromPlaylist].contains($0.kind) })
    }
}
