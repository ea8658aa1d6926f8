import FoundationEssentials
import Testing

@testable import StreamAnalysis

struct ExplanationAnswerTests {
    /// The second fragment was sent again, seconds later.
    private static let excerpt = ArchiveExcerpt(
        TimelineText(
            """
            # at    number  producer  length
            11.0   7001    10.000    1.939
            13.0   7002    12.000    1.939
            +3
            21.0   7006    12.000    1.939
            23.0   7007    20.000    1.939
            +4
            """
        ).rows.map(\.fragment), taken: at(60), retentionHours: 24)

    private func explanation(_ query: FragmentQuery, _ mode: SessionTerms.Mode) -> Explanation {
        Explanation(
            query, of: StreamDescription(name: "cam", region: "us-west-2"), in: Self.excerpt
        ) { _ in
            [
                SessionTerms(
                    mode: mode, clock: .producer, discontinuities: .onDiscontinuity, opened: at(14),
                    life: .seconds(300))
            ]
        }
    }

    @Test func aTimeThatTwoFragmentsHoldIsAboutTheOneThatIsServed() {
        let live = explanation(.time(at(12.5), .producer), .live)
        #expect(live.fragment?.structure?.sequence == 7002)
        #expect(live.isServed)
    }

    @Test func aNumberIsAboutItselfServedOrNot() {
        let resent = Self.excerpt.fragments[5]
        let live = explanation(.number(resent.number), .live)
        #expect(live.fragment == resent)
        #expect(live.verdict == .notServed(.repeated(of: Self.excerpt.fragments[1].number)))
        #expect(!live.isServed)
    }

    @Test(
        "Every answer has its four sentences",
        arguments: [13.0, 30, 70] as [Double],
        [SessionTerms.Mode.live, .onDemand(from: at(10), to: at(20)), .liveReplay(from: at(14), to: nil)])
    func saysFourThings(seconds: Double, mode: SessionTerms.Mode) {
        let sentences = explanation(.time(at(seconds), .producer), mode).sentences
        #expect(![sentences.what, sentences.why, sentences.viewer, sentences.next].contains(""))
    }
}
