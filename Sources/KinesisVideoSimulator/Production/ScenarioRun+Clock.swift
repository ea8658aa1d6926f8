extension ScenarioRun {
    /// The producer's clock minus the true time at the beginning of the stride `slot`.
    package func clockOffset(slot: Int) -> Duration {
        clockOffset(slot: slot, after: script.occurrences(around: slot...slot))
    }

    /// The same, where `occurrences` are those around `slot`.
    func clockOffset(slot: Int, after occurrences: [Occurrence]) -> Duration {
        let past = occurrences.filter { $0.slots.lowerBound <= slot }
        let reboot = past.last { $0.fault.isReboot && $0.slots.upperBound <= slot }?.slots.upperBound
        let running = stride * (slot - (reboot ?? 0))
        return base(bootedAt: reboot ?? firstSlot) + jumps(until: slot, since: reboot, among: past)
            + scaledByClockRate(running) - running
    }

    /// What the clock is wrong by when it begins to count at `slot`.
    private func base(bootedAt slot: Int) -> Duration {
        switch script.clockOrigin {
        case .unix: script.clockOffset
        case .boot:
            script.clockOffset
                - .milliseconds(start.milliseconds + Int64(slot) * stride.milliseconds)
        }
    }

    /// All steps of the clock up to `slot`: those since the latest reboot, or else since the start of the run.
    private func jumps(until slot: Int, since reboot: Int?, among past: [Occurrence]) -> Duration {
        let isPeriodic = script.period != nil && !script.beats.contains { $0.fault.isReboot }
        guard isPeriodic, let cycle = past.last?.cycle else {
            return past.filter { $0.slots.lowerBound >= reboot ?? .min }.map(\.fault.jump).reduce(.zero, +)
        }
        // Without a reboot, what earlier rounds did stays.
        let round = script.beats.map(\.fault.jump).reduce(.zero, +)
        return round * Int(cycle) + past.filter { $0.cycle == cycle }.map(\.fault.jump).reduce(.zero, +)
    }

    /// `duration` as the producer's clock measures it, rounded to the millisecond.
    func scaledByClockRate(_ duration: Duration) -> Duration {
        let gained = Double(duration.milliseconds * Int64(script.clockRatePartsPerMillion)) / 1_000_000
        return duration + .milliseconds(Int64(gained.rounded()))
    }
}
