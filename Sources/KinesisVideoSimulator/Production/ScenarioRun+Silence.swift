import FoundationEssentials

extension ScenarioRun {
    /// LIVE sessions end when no fragment came for this long.
    private static let sessionPatience: Duration = .seconds(30)

    /// What follows from nothing being heard between two fragments; it must be noticed where sessions break over it.
    func silence(_ before: Capture, _ after: Capture) -> [ExpectedFinding] {
        let isLong = after.persisted - before.serverTimestamp > Self.sessionPatience
        // Three strides after it was listed, a fragment's successor is overdue; only then it is clear why a playlist stands still.
        let overdue = (before.listable + stride * 3).date
        let noticed = [
            ExpectedFinding(
                "producer-silent", from: before.serverTimestamp.date, to: after.listable.date,
                evidenceComplete: overdue, necessity: isLong ? .required : .allowed),
            ExpectedFinding(
                "stale-playlist", from: before.persisted.date, to: after.persisted.date,
                evidenceComplete: overdue,
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
    var lastingFindings: [ExpectedFinding] { drift + implausibleTimes }

    private var drift: [ExpectedFinding] {
        guard script.clockRatePartsPerMillion != 0 else { return [] }
        let from = trueTime(ofSlot: firstSlot)
        // Two minutes are needed to tell drift from jitter; where the clock is reset now and then, it may not be enough.
        let isUndisturbed = script.beats.isEmpty
        return [("clock-drift", isUndisturbed), ("clock-skew", false)].map { id, isRequired in
            ExpectedFinding(
                id, from: from.date, to: nil, evidenceComplete: (from + .seconds(120)).date,
                necessity: isRequired ? .required : .allowed)
        }
    }

    /// Timestamps of a clock that was never set.
    private var implausibleTimes: [ExpectedFinding] {
        guard script.clockOrigin == .boot else { return [] }
        let first = capture(slot: firstSlot)
        return [("implausible-timestamp", ExpectedFinding.Necessity.required), ("clock-skew", .allowed)].map {
            ExpectedFinding(
                $0, from: first.serverTimestamp.date, to: nil, evidenceComplete: first.listable.date,
                necessity: $1)
        }
    }
}
