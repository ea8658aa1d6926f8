import FoundationEssentials
import KinesisVideoSimulator

/// One variation of a scenario, watched from shortly before its first fault until everything must have been found.
struct Proof {
    /// When virtual runs start: 2026-01-01T00:00:00Z.
    static let start = Date(timeIntervalSince1970: 1_767_225_600)
    /// What is watched of a scenario in which nothing happens at a certain time, in seconds.
    private static let quietSeconds = 16.0

    /// The scenarios whose truth the analysis is held to, in every variation.
    static let scenarios: [Scenario] = [
        .demo, .steady, .gap, .late, .reconnect, .clockJump, .drift, .silent,
    ]

    let run: ScenarioRun
    /// When the monitor begins and ends.
    let begin: Date
    let end: Date

    /// How much of the past the monitor lists first, in seconds.
    let history: Double

    /// Every sixteenth variation lists the five minutes that the monitor lists; the others less, which is quicker. Drift needs
    /// two minutes.
    init(_ scenario: Scenario, seed: UInt64, start: Date = Self.start) {
        let isWhole = seed % 16 == 0
        history = isWhole ? 300 : scenario.name == Scenario.drift.name ? 150 : 45
        run = ScenarioRun(scenario, seed: seed, start: start, past: .seconds(history + 10))
        let all = run.script.beats.map { $0.time / .seconds(1) }
        // A story of many faults is told in parts.
        let part = Int(seed / 16 &+ seed) % max(1, all.count)
        let beats = isWhole || all.isEmpty ? all : [all[part]]
        let first = beats.min() ?? 6
        begin = start.addingTimeInterval(first - 3)
        let following = all.first { $0 > (beats.max() ?? first) }
        let horizon = start.addingTimeInterval(following ?? first + 59)
        let last = run.expectations(in: begin..<horizon)
            .filter { $0.necessity == .required && $0.to != nil }
            .map(\.evidenceComplete).max()
        let patience = Comparison.settlingSeconds + Comparison.pollSeconds + 1
        end = (last ?? begin.addingTimeInterval(Self.quietSeconds - patience)).addingTimeInterval(patience)
    }

    /// What differs between the truth and what was found.
    func differences() -> [String] { compare(sightings(), with: truth) }

    /// What a monitor finds.
    func sightings(_ change: (inout VirtualMonitor.Habits) -> Void = { _ in }) -> [Sighting] {
        var habits = VirtualMonitor.Habits(historySeconds: history)
        change(&habits)
        var monitor = VirtualMonitor(run, habits: habits)
        monitor.watch(from: begin, to: end)
        return monitor.sightings.all
    }

    /// Everything that is true of what the monitor can see, the five minutes before it began included.
    var truth: [ExpectedFinding] {
        run.expectations(in: begin.addingTimeInterval(-330)..<end.addingTimeInterval(5))
    }

    func compare(_ sightings: [Sighting], with truth: [ExpectedFinding]) -> [String] {
        Comparison(sightings, expected: truth, begin: begin, end: end).differences.map {
            "\(run.scenario.name) seed \(run.seed): \($0)"
        }
    }
}
