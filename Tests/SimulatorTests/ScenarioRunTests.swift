import Foundation
import Testing

@testable import KinesisVideoSimulator

struct ScenarioRunTests {
    @Test func everyScenarioHasItsOwnNameStreamAndSummary() {
        #expect(Set(Scenario.all.map(\.name)).count == Scenario.all.count)
        #expect(Set(Scenario.all.map(\.streamName)).count == Scenario.all.count)
        #expect(Scenario.all.allSatisfy { $0.summary.hasSuffix(".") })
        #expect(Scenario.named("demo")?.streamName == "front-door")
        #expect(Scenario.named("nothing") == nil)
    }

    @Test(arguments: Scenario.all.map(\.name))
    func tellsTheSameStoryAgain(name: String) throws {
        let scenario = try #require(Scenario.named(name))
        for seed: UInt64 in [0, 1, 99] {
            let one = ScenarioRun(scenario, seed: seed, start: testStart)
            let other = ScenarioRun(scenario, seed: seed, start: testStart)
            #expect((-290..<200).allSatisfy { one.capture(slot: $0) == other.capture(slot: $0) })
        }
    }

    @Test(arguments: Scenario.all.map(\.name).filter { $0 != "steady" })
    func variesWithTheSeed(name: String) throws {
        let scenario = try #require(Scenario.named(name))
        let stories = Set((1...20).map { Story(scenario.variation($0), scenario.serviceVariation($0)) })
        #expect(stories.count > 10)
    }

    private struct Story: Hashable {
        let script: Script
        let service: ServiceScript

        init(_ script: Script, _ service: ServiceScript) {
            self.script = script
            self.service = service
        }
    }

    @Test(arguments: 1...40)
    func keepsFaultsApartFromEachOther(seed: UInt64) {
        for scenario in Scenario.all {
            let occurrences = scenario.variation(seed).occurrences(around: 0...200)
            for (one, other) in zip(occurrences, occurrences.dropFirst()) {
                #expect(one.slots.upperBound + 2 <= other.slots.lowerBound, "\(scenario.name)")
            }
        }
    }

    @Test func healthyFragmentsComeInTheirTurnWithLittleJitter() {
        let run = ScenarioRun(.steady, seed: 5, start: testStart)
        for slot in -200..<200 {
            let capture = run.capture(slot: slot)
            #expect(capture.fate == .delivered)
            #expect((840...960).contains((capture.serverTimestamp - capture.producerTimestamp).milliseconds))
            let received = capture.serverTimestamp + capture.duration
            #expect((200...700).contains((capture.persisted - received).milliseconds))
            #expect((300...1000).contains((capture.listable - capture.persisted).milliseconds))
        }
    }

    @Test func aJumpOfTheClockLeavesNoMediaOut() {
        let run = ScenarioRun(.clockJump, start: testStart)
        let offsets = (-20..<40).map { run.clockOffset(slot: $0).milliseconds }
        #expect(Set(offsets) == [-5000, 0])
        #expect(offsets == offsets.sorted())
    }

    @Test func driftIs7200MillisecondsAnHour() {
        let run = ScenarioRun(.drift, start: testStart)
        let slotsAnHour = 3_600_000 / 2048
        let gained = run.clockOffset(slot: slotsAnHour) - run.clockOffset(slot: 0)
        #expect((7190...7200).contains(gained.milliseconds))
        #expect(run.capture(slot: 3).duration == .milliseconds(2052))
    }

    @Test func roundsOfTheDemoDoNotAddUp() {
        let run = ScenarioRun(.demo, start: testStart)
        let offsets = (-250..<2000).map { run.clockOffset(slot: $0).milliseconds }
        #expect((offsets.min() ?? 0) >= -5000)
        #expect((offsets.max() ?? 0) <= 400)
    }

    @Test func jitterMovesBordersAndLeavesNothingBetween() throws {
        let run = ScenarioRun(try #require(Scenario.named("jitter")), seed: 2, start: testStart)
        let captures = (-200..<200).map { run.capture(slot: $0) }
        for (one, next) in zip(captures, captures.dropFirst()) {
            #expect(one.producerEnd == next.producerTimestamp)
            #expect((1748...2348).contains(one.duration.milliseconds))
            #expect((one.duration - one.length).milliseconds > 0)
        }
        #expect(Set(captures.map(\.duration)).count > 100)
    }

    @Test func jumpsOfARepeatedStoryAddUp() throws {
        let text = """
            repeat = "60s"
            [[fault]]
            kind = "clock-jump"
            at = "30s"
            by = "-2s"
            """
        let scenario = try ScenarioFile(path: "hop.toml", text: text).scenario()
        let run = ScenarioRun(scenario, start: testStart)
        let minute = 60_000.0 / 2048
        let offsets = (-2..<4).map { run.clockOffset(slot: Int((Double($0) * minute).rounded(.up))) }
        #expect(offsets.map(\.milliseconds) == [4000, 2000, 0, -2000, -4000, -6000])
    }

    @Test func producerTimeNeverGoesBack() {
        for scenario in Scenario.all where scenario.name != "overlap" {
            let run = ScenarioRun(scenario, seed: 3, start: testStart)
            let sent = (-290..<600).map { run.capture(slot: $0) }.filter { $0.fate != .lost }
            for (one, next) in zip(sent, sent.dropFirst()) {
                #expect(next.producerTimestamp >= one.producerEnd - .milliseconds(1), "\(scenario.name)")
            }
        }
    }
}
