import FoundationEssentials
import TestSupport
import Testing

@testable import StreamAnalysis

struct StreamTimelineTests {
    private let story = TimelineText(
        """
          0.0   7001    -0.900    1.939
          +12
         30.0   7016    29.100    1.939
          +6
         46.0   8001    45.100    1.939
          +8
        """)

    private func timeline(_ observations: [Observation]) -> StreamTimeline {
        var timeline = StreamTimeline(stream: StreamDescription(name: "cam", region: "us-west-2"))
        for observation in observations { timeline.absorb(observation) }
        return timeline
    }

    @Test(arguments: 1...20)
    func theOrderWithinListingsDoesntMatter(seed: UInt64) {
        let one = timeline(TimelineDriver(shuffle: 1).observations(story)).report()
        let other = timeline(TimelineDriver(shuffle: seed).observations(story)).report()
        #expect(one.findings.map(\.kind) == other.findings.map(\.kind))
        #expect(one.findings.map(\.from) == other.findings.map(\.from))
        #expect(one.fragments.map(\.fragment) == other.fragments.map(\.fragment))
    }

    @Test func seeingEverythingTwiceChangesNothing() {
        let observations = TimelineDriver().observations(story)
        let once = timeline(observations).report()
        let twice = timeline(observations.flatMap { [$0, $0] }).report()
        #expect(once.findings == twice.findings)
        #expect(once.fragments.map(\.membership) == twice.fragments.map(\.membership))
    }

    @Test func aFragmentTwiceInOneListingIsOne() {
        let fragments = (0..<5).map {
            fragment(7001 + $0, producer: Double($0) * 2, server: Double($0) * 2 + 1)
        }
        let listing = FragmentListing(date: at(14), range: at(0)...at(14), fragments: fragments + fragments)
        #expect(timeline([.listed(listing)]).report().fragments.count == 5)
    }

    @Test(arguments: 1...30)
    func aHealthyStreamWithJitterReorderingAndDelaysRaisesNothing(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let frame = [0.061, 0.064, 0.0333].randomElement(using: &generator) ?? 0.061
        let lines = (0..<90).map { index -> String in
            let time = Double(index) * (1.939 + frame)
            let server = time + Double.random(in: -0.2...0.2, using: &generator)
            let listed = time + 2 + Double.random(in: 0.5...1.7, using: &generator)
            return "\(server) \(7990 + index) \(time - 0.9) 1.939 listed=\(listed)"
        }
        let text = TimelineText(lines.joined(separator: "\n"), frameSeconds: frame)
        let driver = TimelineDriver(begins: Double(seed % 3) * 40, shuffle: seed)
        #expect(driver.findings(text).map(\.outline) == [])
    }

    @Test func timeComesFromObservationsOnly() {
        let report = timeline([.ticked(at(5)), .ticked(at(3))]).report()
        #expect(report.date == at(5))
    }

    @Test func aFindingAboutThePastStopsBeingAnAlarmAfterTenMinutesAndStays() {
        var timeline = timeline(TimelineDriver().observations(story))
        #expect(timeline.report().severity == .warning)
        timeline.absorb(.ticked(at(900)))
        #expect(timeline.report().severity == nil)
        #expect(!timeline.report().findings.isEmpty)
    }

    @Test func findingsAreNewestFirst() {
        let findings = timeline(TimelineDriver().observations(story)).report().findings
        #expect(findings.map(\.from) == findings.map(\.from).sorted(by: >))
        #expect(findings.count == 3)
    }

    @Test func describedValuesAreShown() {
        let description = StreamDescription(name: "cam", region: "r", status: "ACTIVE", retentionHours: 24)
        #expect(timeline([.described(description, at: at(0))]).report().stream == description)
    }

    @Test func everyKindOfFindingHasACheck() {
        let kinds = AllChecks.types.flatMap { $0.kinds }
        #expect(Set(kinds) == Set(Finding.Kind.allCases))
    }

    @Test func everyFindingSpeaksFourSentencesWithASource() {
        for finding in timeline(TimelineDriver().observations(story)).report().findings {
            let sentences = finding.sentences
            for text in [sentences.what, sentences.why, sentences.viewer, sentences.next] {
                #expect(text.count > 8 && text.hasSuffix("."))
            }
            #expect(!finding.evidence.isEmpty)
        }
    }
}
