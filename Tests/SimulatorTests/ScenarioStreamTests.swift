import Foundation
import Testing

@testable import KinesisVideoSimulator

struct ScenarioStreamTests {
    @Test func copiesAreNumberedAndTellTheStoryInTheirOwnWay() {
        var options = SimulatorServer.Options(scenarios: [.gap, .demo], seed: 5)
        options.copies = 3
        let streams = options.streams(from: testStart)
        #expect(
            streams.map(\.name) == [
                "gap-0001", "gap-0002", "gap-0003", "front-door-0001", "front-door-0002", "front-door-0003",
            ])
        #expect(streams.map(\.seed) == [5, 6, 7, 5, 6, 7])
        #expect(streams[0].run?.script != streams[1].run?.script)
    }

    @Test func aSingleStreamKeepsItsName() {
        let streams = SimulatorServer.Options(scenarios: [.demo]).streams(from: testStart)
        #expect(streams.map(\.name) == ["front-door"])
    }

    @Test(arguments: [(0.0, 0.0), (1, 60), (-2, -120)])
    func theServicesClockRunsFasterFromItsOriginOn(machine: Double, service: Double) {
        let clock = ServiceClock(origin: testStart, speed: 60)
        #expect(clock.date(at: .at(machine)) == .at(service))
    }
}
