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
    /// From a fragment's first frame to its arrival, at least.
    private let smallestLag: Duration

    /// `scenario`, beginning at `start`, with `past` before it.
    package init(
        _ scenario: Scenario, seed: UInt64 = 0, start: Date, past: Duration = .seconds(600)
    ) {
        self.scenario = scenario
        self.seed = seed
        self.start = Instant(start)
        self.past = past
        script = scenario.variation(seed)
        service = scenario.serviceVariation(seed)
        smallestLag = script.smallestLag
    }

    /// How long fragments last, but for jitter.
    package var stride: Duration { script.medium.fragmentDuration }

    /// The first stride of media that the archive holds.
    package var firstSlot: Int { -Int(past.milliseconds / stride.milliseconds) }

    /// What jitter is drawn from.
    var dice: Dice { Dice(seed: seed) }

    /// The true time at which the stride `slot` begins.
    package func trueTime(ofSlot slot: Int) -> Instant {
        let nominal = nominalTime(ofSlot: slot)
        let jitter = script.medium.durationJitter
        guard jitter > .zero else { return nominal }
        return nominal + dice.duration(in: .zero - jitter...jitter, for: .border, at: slot)
    }

    /// The true time at which the stride `slot` would begin if all were equally long.
    func nominalTime(ofSlot slot: Int) -> Instant {
        Instant(milliseconds: start.milliseconds + Int64(slot) * stride.milliseconds)
    }

    /// What the producer does with the stride `slot`: what it sends in its turn, or would have sent.
    package func capture(slot: Int) -> Capture { sending(slot: slot).capture }

    /// No fragment of the stride `slot` or a later one arrives earlier.
    func earliestArrival(slot: Int) -> Instant {
        nominalTime(ofSlot: slot) - script.medium.durationJitter + smallestLag
    }
}

extension Script {
    /// From a fragment's first frame to its arrival, at least, whoever sends it.
    fileprivate var smallestLag: Duration {
        let others = beats.compactMap { beat in
            if case .secondProducer(_, _, let lag) = beat.fault { lag } else { nil }
        }
        return max(.zero, min(lag - lagJitter, others.min() ?? lag))
    }
}
