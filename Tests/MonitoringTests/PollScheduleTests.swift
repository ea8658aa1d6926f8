import Testing

@testable import Monitoring

struct PollScheduleTests {
    @Test(
        "An answered poll waits for the next slot of its own phase",
        arguments: [
            (100.2, 0.0, 0.8), (100.0, 0.0, 1.0), (100.2, 0.5, 0.3), (107.9, 0.25, 0.35),
        ])
    func waitsForTheNextSlot(uptime: Double, phase: Double, expected: Double) {
        var schedule = PollSchedule(phase: phase)
        let wait = schedule.wait(after: .answered, at: .milliseconds(Int(uptime * 1000)))
        #expect(abs(wait / .seconds(1) - expected) < 0.0001)
    }

    @Test(
        "The first two failures are retried at the usual distance, the next ones at doubled ones up to the ceiling"
    )
    func backsOffAfterFailures() {
        var schedule = PollSchedule(ceiling: .seconds(15), phase: 0)
        let waits = (0..<8).map { _ in schedule.wait(after: .failed, at: .seconds(5)) }
        #expect(waits == [1, 1, 2, 4, 8, 15, 15, 15].map { .seconds($0) })
    }

    @Test("Throttling backs off at once")
    func backsOffWhenThrottled() {
        var schedule = PollSchedule(phase: 0)
        #expect(schedule.wait(after: .throttled, at: .seconds(5)) == .seconds(2))
        #expect(schedule.wait(after: .throttled, at: .seconds(7)) == .seconds(4))
    }

    @Test("One answer ends the penalty")
    func recovers() {
        var schedule = PollSchedule(phase: 0)
        for _ in 0..<6 { _ = schedule.wait(after: .failed, at: .seconds(5)) }
        #expect(schedule.wait(after: .answered, at: .seconds(5)) == .seconds(1))
        #expect(schedule.wait(after: .failed, at: .seconds(5)) == .seconds(1))
    }

    @Test("However the clock's figures are rounded, a slot never comes twice", arguments: [60, 5, 1])
    func neverComesTwice(interval: Int) {
        var schedule = PollSchedule(interval: .seconds(interval), phase: 0.1)
        var uptime = Duration.milliseconds(37)
        for _ in 0..<100_000 {
            let wait = schedule.wait(after: .answered, at: uptime)
            guard wait > .seconds(interval) / 20 else {
                Issue.record("waits \(wait) at \(uptime)")
                return
            }
            uptime += wait
        }
    }
}
