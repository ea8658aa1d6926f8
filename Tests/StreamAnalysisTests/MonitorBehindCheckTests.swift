import FoundationEssentials
import Testing

@testable import StreamAnalysis

struct MonitorBehindCheckTests {
    private func poll(_ seconds: Double, delay: Double = 0, took: Double = 0) -> Observation {
        .polled(
            PollTiming(
                date: at(seconds), target: .archive, delay: .milliseconds(Int(delay * 1000)),
                took: .milliseconds(Int(took * 1000))))
    }

    @Test func oneLongPollIsAHiccup() {
        #expect(findings([poll(0, took: 3), poll(60, took: 3), .ticked(at(90))]).isEmpty)
    }

    @Test func threeWithinAQuarterOfAMinuteAreTold() {
        let found = findings([poll(3, took: 3), poll(7, took: 3), poll(11, took: 3.5)])
        #expect(found.lines == ["monitor-behind slow-answers notice confirmed"])
        #expect(found.first?.from == at(0))
        #expect(found.first?.sentences.what.contains("3.5 s") == true)
    }

    @Test func aProcessThatStoodStillIsToldAtOnce() {
        let found = findings([poll(3600, delay: 3599)])
        #expect(found.lines == ["monitor-behind late-polls notice confirmed"])
    }

    @Test func itIsOneFindingUntilPollsAreQuickAgain() {
        let polls = (1...20).map { poll(Double($0) * 4, took: 3) }
        let found = findings(polls + [.ticked(at(85)), .ticked(at(91))])
        #expect(found.lines == ["monitor-behind slow-answers notice resolved"])
        #expect(found.first?.to == at(80))
        #expect(found.first?.sentences.what.contains("20 polls") == true)
    }

    @Test(
        "A listing that came late says nothing of what began to arrive after it was asked for",
        arguments: [(0.0, true), (5, false)])
    func aSlowAnswerIsntTheProducersSilence(wait: Double, isSilent: Bool) {
        let fragments = (0..<10).map {
            fragment(7001 + UInt64($0), producer: Double($0) * 2 - 1, server: Double($0) * 2)
        }
        // The last fragment's end is at 20 s; eight seconds after it was listed it is silent.
        let found = findings([
            .listed(FragmentListing(date: at(21), range: at(-9)...at(21), fragments: fragments)),
            .listed(FragmentListing(date: at(29), range: at(-9)...at(29 - wait), fragments: fragments)),
        ])
        #expect(found.contains { $0.kind == .producerSilent } == isSilent)
    }
}

struct QuotaPressureCheckTests {
    private func calls(_ seconds: ClosedRange<Int>, points: Int) -> [Observation] {
        seconds.map { call(Double($0), .listFragments, points: points) }
    }

    @Test(
        arguments: [
            (110, []), (4900, []), (5200, ["quota-pressure metadata notice confirmed"]),
            (9000, ["quota-pressure metadata warning confirmed"]),
        ] as [(Int, [String])])
    func aShareIsToldByItsSize(points: Int, lines: [String]) {
        #expect(findings(calls(0...30, points: points)).lines == lines)
    }

    @Test func aShareAroundTheBoundIsOneFinding() {
        let shares = [5200, 4700, 5300, 4600, 5400, 100].enumerated().flatMap { index, points in
            calls(index * 20...index * 20 + 19, points: points)
        }
        #expect(findings(shares).lines == ["quota-pressure metadata notice resolved"])
    }

    @Test func mediaHasAQuotaOfItsOwn() {
        let found = findings((0..<30).map { call(Double($0), .getMP4MediaFragment, points: 300) })
        #expect(found.lines == ["quota-pressure media notice confirmed"])
    }
}
