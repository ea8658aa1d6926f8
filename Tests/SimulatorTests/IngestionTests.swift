import Foundation
import Testing

@testable import KinesisVideoSimulator

struct IngestionTests {
    private static func fragments(_ scenario: Scenario, seed: UInt64 = 0) -> [StoredFragment] {
        Array(Ingestion(ScenarioRun(scenario, seed: seed, start: testStart)).prefix(700))
    }

    /// With two producers, each has a block of its own, and they take turns.
    @Test(arguments: Scenario.all.map(\.name).filter { $0 != "two-producers" }, [0, 4, 17] as [UInt64])
    func numbersAndServerTimesGrowTogether(name: String, seed: UInt64) throws {
        let fragments = Self.fragments(try #require(Scenario.named(name)), seed: seed)
        for (one, next) in zip(fragments, fragments.dropFirst()) {
            #expect(one.number < next.number)
            #expect(one.sequence < next.sequence)
            #expect(one.serverTimestamp <= next.serverTimestamp)
        }
    }

    @Test func holdsTenMinutesOfPast() throws {
        let first = try #require(Self.fragments(.steady).first)
        #expect((-600 ..< -595).contains(first.producerTimestamp.timeIntervalSince(testStart)))
    }

    @Test func lengthsLeaveOutTheLastFrame() throws {
        let fragment = try #require(Self.fragments(.steady).first)
        #expect(fragment.length == .milliseconds(1984))
        #expect(fragment.duration == .milliseconds(2048))
    }

    @Test func aRefusalUsesUpNumbersInsideABlock() {
        let stored = Self.fragments(.gap).filter { !$0.isRefused }
        let steps = zip(stored, stored.dropFirst()).map { $1.sequence - $0.sequence }
        #expect(Set(steps) == [1, 4])
    }

    @Test func aReconnectBeginsTheNextBlock() {
        let stored = Self.fragments(.reconnect)
        for (one, next) in zip(stored, stored.dropFirst()) where next.sequence != one.sequence + 1 {
            #expect(next.sequence == (one.sequence / 1000 + 1) * 1000 + 1)
            #expect(next.capture.slot == one.capture.slot + 4)
        }
        #expect(Set(stored.map { $0.sequence / 1000 }).count > 5)
    }

    @Test func aLateFragmentHasALargerNumberThanNewerOnes() {
        let fragments = Self.fragments(.late)
        let late = fragments.filter { $0.capture.fate == .late }
        #expect(late.count > 5)
        for fragment in late {
            let newerBefore = fragments.filter {
                $0.number < fragment.number && $0.producerTimestamp > fragment.producerTimestamp
            }
            #expect((2...4).contains(newerBefore.count))
        }
    }

    @Test func silenceLastsFortySecondsOnce() {
        let fragments = Self.fragments(.silent)
        let steps = zip(fragments, fragments.dropFirst()).map {
            $1.serverTimestamp.timeIntervalSince($0.serverTimestamp)
        }
        #expect(steps.filter { $0 > 3 }.count == 1)
        #expect((42...44).contains(steps.max() ?? 0))
    }

    @Test func sourceFragmentsFollowEachOtherRoundTheLoop() {
        let fragments = Self.fragments(.steady)
        for (one, next) in zip(fragments, fragments.dropFirst()) {
            #expect(next.firstPicture == one.firstPicture + Film.picturesPerGroup)
        }
    }

    @Test func streamsOfOneSeedShareNoNumber() {
        let numbers = [Scenario.steady, .gap].map { scenario in
            Set(Ingestion(ScenarioRun(scenario, start: testStart)).prefix(100).map(\.number))
        }
        #expect(numbers[0].isDisjoint(with: numbers[1]))
    }
}
