package import FoundationEssentials

/// A scenario that began at a certain time: everything that happens in it follows from these values.
package struct ScenarioRun: Sendable {
    /// What is told.
    package let scenario: Scenario
    /// What it is told like.
    package let script: Script
    /// How the service behaves meanwhile.
    package let service: ServiceScript
    /// What variations and jitter follow from.
    package let seed: UInt64
    /// When the telling begins.
    package let start: Instant
    /// How much past the archive holds when the run starts.
    package let past: Duration

    /// `scenario`, beginning at `start`, with `past` before it.
    package init(
        _ scenario: Scenario, seed: UInt64 = 0, start: Date, past: Duration = .seconds(600)
    ) {
        self.scenario = scenario
        self.seed = seed
        self.start = Instant(start)
        self.past = past
        script = scenario.variation(seed)
        service = scenario.service
    }

    /// How long every fragment lasts.
    package static let fragmentDuration = Film.pictureDuration * Film.picturesPerGroup

    /// The first stride of media that the archive holds.
    package var firstSlot: Int {
        -Int(past.milliseconds / ScenarioRun.fragmentDuration.milliseconds)
    }

    /// The true time at which the stride `slot` begins.
    package func trueTime(ofSlot slot: Int) -> Instant {
        Instant(milliseconds: start.milliseconds + Int64(slot) * ScenarioRun.fragmentDuration.milliseconds)
    }

    /// What the producer does with the stride `slot`.
    package func capture(slot: Int) -> Capture {
        let dice = Dice(seed: seed)
        let occurrences = script.occurrences(around: slot...slot)
        let fault = occurrences.first { $0.slots.contains(slot) }?.fault
        let lag = Self.usualLag + dice.milliseconds(in: -60...60, for: .lag, at: slot)
        let server = trueTime(ofSlot: slot) + lag + (fault?.delay ?? .zero)
        let received = server + ScenarioRun.fragmentDuration
        let persisted = received + dice.milliseconds(in: 200...700, for: .persistence, at: slot)
        return Capture(
            slot: slot, fate: fault?.fate ?? .delivered,
            producerTimestamp: trueTime(ofSlot: slot) + clockOffset(slot: slot, after: occurrences),
            duration: scaledByClockRate(ScenarioRun.fragmentDuration),
            length: scaledByClockRate(ScenarioRun.fragmentDuration) - Film.pictureDuration,
            serverTimestamp: server, persisted: persisted,
            listable: persisted + dice.duration(in: service.listingDelay, for: .indexing, at: slot))
    }

    /// From the first frame to its arrival at the service.
    private static let usualLag: Duration = .milliseconds(900)
}

extension ScenarioRun {
    /// The producer's clock minus the true time at the beginning of the stride `slot`.
    package func clockOffset(slot: Int) -> Duration {
        clockOffset(slot: slot, after: script.occurrences(around: slot...slot))
    }

    private func clockOffset(slot: Int, after occurrences: [Occurrence]) -> Duration {
        let past = occurrences.filter { $0.slots.lowerBound <= slot }
        let reboot = past.last { $0.fault.isReboot && $0.slots.upperBound <= slot }?.slots.upperBound
        let jumps = past.filter { $0.slots.lowerBound >= reboot ?? .min }.map(\.fault.jump)
        let running = ScenarioRun.fragmentDuration * (slot - (reboot ?? 0))
        return script.clockOffset + jumps.reduce(.zero, +) + scaledByClockRate(running) - running
    }

    /// `duration` as the producer's clock measures it, rounded to the millisecond.
    private func scaledByClockRate(_ duration: Duration) -> Duration {
        let gained = Double(duration.milliseconds * Int64(script.clockRatePartsPerMillion)) / 1_000_000
        return duration + .milliseconds(Int64(gained.rounded()))
    }
}

extension Fault {
    /// What becomes of the fragments it takes hold of.
    fileprivate var fate: Capture.Fate {
        switch self {
        case .refusal: .refused
        case .lateness: .late
        case .outage, .reboot: .lost
        case .clockJump: .delivered
        }
    }

    /// How much later than usual the service begins to receive them.
    fileprivate var delay: Duration {
        if case .lateness(let delay) = self { delay } else { .zero }
    }

    /// How much the producer's clock is set forward.
    fileprivate var jump: Duration {
        if case .clockJump(let jump) = self { jump } else { .zero }
    }

    /// The producer's clock begins anew afterwards.
    fileprivate var isReboot: Bool {
        if case .reboot = self { true } else { false }
    }
}
