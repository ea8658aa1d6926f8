import FoundationEssentials
import StreamAnalysis
import Testing

@testable import KinesisVideoSimulator

/// The past is judged alike in whatever order it is loaded.
struct PastTests {
    enum Order: CaseIterable { case oldestFirst, newestFirst, shuffledWithRepeats }

    /// What is loaded: 45 minutes that end at `end`, in slices of 7 minutes.
    private struct Loading {
        let run: ScenarioRun
        let end = Proof.start.addingTimeInterval(600)
        var range: ClosedRange<Date> { end.addingTimeInterval(-2700)...end }
        private var archived: [StreamAnalysis.Fragment] = []

        init(_ scenario: Scenario, seed: UInt64) throws {
            run = ScenarioRun(scenario, seed: seed, start: Proof.start, past: .seconds(2900))
            var service = ArchivedMediaService(streams: [SimulatedStream(run)])
            var request = ListFragmentsRequest(
                streamName: run.scenario.streamName, maxResults: 1000,
                fragmentSelector: FragmentSelector(.server, from: range.lowerBound, through: range.upperBound)
            )
            while true {
                let page = try service.listFragments(request, at: end.addingTimeInterval(3600))
                archived += page.fragments.compactMap(StreamAnalysis.Fragment.init)
                guard let token = page.nextToken else { return }
                request = ListFragmentsRequest(
                    streamName: run.scenario.streamName, maxResults: 1000, nextToken: token)
            }
        }

        func fragments(in range: ClosedRange<Date>) -> [StreamAnalysis.Fragment] {
            archived.filter { range.contains($0.serverTimestamp) }
        }

        var slices: [ClosedRange<Date>] {
            stride(from: range.lowerBound.timeIntervalSince1970, to: end.timeIntervalSince1970, by: 420).map {
                let start = Date(timeIntervalSince1970: $0)
                return start...min(end, start.addingTimeInterval(420))
            }
        }

        func ordered(_ order: Order, seed: UInt64) -> [ClosedRange<Date>] {
            var generator = SplitMix64(state: seed)
            return switch order {
            case .oldestFirst: slices
            case .newestFirst: slices.reversed()
            case .shuffledWithRepeats: (slices + slices).shuffled(using: &generator)
            }
        }

        /// The report after all slices came in `order`, an hour after the range ended.
        func report(_ order: Order, seed: UInt64, upTo count: Int = .max) -> StreamReport {
            let date = end.addingTimeInterval(3600)
            var timeline = StreamTimeline(stream: StreamDescription(name: "cam", region: "us-west-2"))
            timeline.absorb(.sought(HistoryRequest(date: date, range: range)))
            for (index, slice) in ordered(order, seed: seed).prefix(count).enumerated() {
                timeline.absorb(
                    .listed(
                        FragmentListing(
                            date: date.addingTimeInterval(Double(index)), range: slice,
                            fragments: fragments(in: slice).shuffled(), isOfThePast: true)))
            }
            return timeline.report()
        }
    }

    private static let scenarios = [
        "demo", "steady", "late", "reconnect", "clock-jump", "drift", "silent", "two-producers",
    ]

    @Test(arguments: scenarios)
    func theOrderOfSlicesDoesNotMatter(name: String) throws {
        let loading = try Loading(#require(Scenario.named(name)), seed: 5)
        let expected = loading.report(.oldestFirst, seed: 0)
        #expect(name == "steady" || name == "jitter" || !expected.findings.isEmpty)
        for order in Order.allCases.dropFirst() {
            let report = loading.report(order, seed: 7)
            #expect(report.findings == expected.findings, "\(name) \(order)")
            #expect(report.fragments.map(\.end) == expected.fragments.map(\.end))
            #expect(report.coverage == expected.coverage)
        }
    }

    @Test func aHealthyPastHasNoFindings() throws {
        for name in ["steady", "jitter"] {
            let loading = try Loading(#require(Scenario.named(name)), seed: 3)
            #expect(loading.report(.newestFirst, seed: 1).findings.map(\.outline) == [])
        }
    }

    @Test(arguments: [1, 3, 5])
    func nothingIsSaidOfWhatWasNotListed(count: Int) throws {
        let loading = try Loading(.steady, seed: 3)
        let report = loading.report(.shuffledWithRepeats, seed: UInt64(count), upTo: count)
        #expect(report.findings.map(\.outline) == [])
        let progress = try #require(report.history)
        #expect(progress.fraction > 0 && progress.fraction < 1)
        #expect(progress.fragmentCount == report.fragments.count)
    }

    @Test(arguments: ["gap", "late", "reconnect", "clock-jump", "demo", "duplicate"])
    func findsOfThePastWhatIsTrue(name: String) throws {
        let loading = try Loading(#require(Scenario.named(name)), seed: 9)
        let report = loading.report(.newestFirst, seed: 0)
        let inner = loading.range.lowerBound.addingTimeInterval(60)..<loading.end.addingTimeInterval(-60)
        let kinds: [Finding.Kind] = [
            .gap, .lateFragment, .clockJump, .overlap, .duplicateTimestamp, .reconnect,
        ]
        let truth = loading.run.expectations(in: inner).filter { kinds.contains($0.kind) }
        let missing = truth.filter { expected in
            expected.necessity == .required && !report.findings.contains { expected.isTold(by: $0) }
        }
        #expect(missing.map(\.outline) == [])
        let around = loading.range.lowerBound.addingTimeInterval(-600)..<loading.end.addingTimeInterval(600)
        let wide = Truths(
            all: loading.run.expectations(in: around),
            reach: Reach(strideSeconds: loading.run.stride / .seconds(1)))
        let untrue = report.findings.filter { finding in
            kinds.contains(finding.kind) && !wide.contains(finding)
        }
        #expect(untrue.map(\.outline) == [])
    }
}

extension StreamAnalysis.Fragment {
    fileprivate init?(_ stored: StoredFragment) {
        guard let number = FragmentNumber(stored.number) else { return nil }
        self.init(
            number: number, producerTimestamp: stored.producerTimestamp,
            serverTimestamp: stored.serverTimestamp, length: stored.length, byteCount: stored.byteCount)
    }
}
