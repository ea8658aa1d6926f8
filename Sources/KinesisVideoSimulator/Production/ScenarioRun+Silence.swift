import FoundationEssentials

extension ScenarioRun {
    /// LIVE sessions end when no fragment came for this long.
    private static let sessionPatience: Duration = .seconds(30)

    /// What follows from nothing being heard between two fragments; it must be noticed where sessions break over it.
    func silence(_ before: Capture, _ after: Capture) -> [ExpectedFinding] {
        let isLong = after.persisted - before.serverTimestamp > Self.sessionPatience
        // From three strides on, a missing fragment is silence; a playlist is stale after 1.5 target durations of 3 s.
        let silent = before.serverTimestamp + SourceMedia.fragmentDuration * 3
        let stale = before.persisted + .milliseconds(4500)
        let noticed = [
            ExpectedFinding(
                "producer-silent", from: before.serverTimestamp.date, to: after.listable.date,
                evidenceComplete: silent.date, necessity: isLong ? .required : .allowed),
            ExpectedFinding(
                "stale-playlist", from: before.persisted.date, to: after.persisted.date,
                evidenceComplete: stale.date,
                necessity: isLong ? .required : .allowed),
        ]
        return isLong ? noticed + brokenSessions(before, after) : noticed
    }

    private func brokenSessions(_ before: Capture, _ after: Capture) -> [ExpectedFinding] {
        let broken = (before.serverTimestamp + Self.sessionPatience).date
        return ["session-lost", "call-failing", "no-fragments", "missing-from-playlist"].map {
            ExpectedFinding(
                $0, from: broken, to: after.persisted.date, evidenceComplete: broken, necessity: .allowed)
        }
    }

    /// What holds for as long as the run lasts.
    var lastingFindings: [ExpectedFinding] {
        guard script.clockRatePartsPerMillion != 0 else { return [] }
        let from = trueTime(ofSlot: firstSlot)
        // Two minutes are needed to tell drift from jitter; where the clock is reset now and then, it may not be enough.
        let isUndisturbed = script.beats.isEmpty
        return [
            ExpectedFinding(
                "clock-drift", from: from.date, to: nil, evidenceComplete: (from + .seconds(120)).date,
                necessity: isUndisturbed ? .required : .allowed)
        ]
    }
}
