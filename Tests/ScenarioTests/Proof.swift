import FoundationEssentials
import StreamAnalysis

@testable import KinesisVideoSimulator

/// One variation of a scenario, watched from shortly before its first fault until everything must have been found.
struct Proof {
    /// When virtual runs start: 2026-01-01T00:00:00Z.
    static let start = Date(timeIntervalSince1970: 1_767_225_600)
    /// What is watched of a scenario in which nothing happens at a certain time, in seconds.
    private static let quietSeconds = 16.0

    /// The scenarios whose truth the analysis is held to, in every variation.
    static let scenarios = Scenario.all

    let run: ScenarioRun
    /// When the monitor begins and ends.
    let begin: Date
    let end: Date
    /// What it is replayed by.
    let name: String

    /// The service's faults may hide each other, so that only the calls tell what can be seen of them.
    private let isMix: Bool
    /// How the monitor watches.
    private let habits: VirtualMonitor.Habits

    /// Every sixteenth variation lists the five minutes that the monitor lists; the others less, which is quicker. Drift needs
    /// two minutes.
    init(_ scenario: Scenario, seed: UInt64) {
        let isWhole = seed % 16 == 0
        let history = isWhole ? 300.0 : scenario.name == Scenario.drift.name ? 150 : 45
        let run = ScenarioRun(scenario, seed: seed, start: Self.start, past: .seconds(history + 10))
        let all = run.script.beats.map { $0.time / .seconds(1) }
        // A story of many faults is told in parts.
        let part = Int(seed / 16 &+ seed) % max(1, all.count)
        let beats = isWhole || all.isEmpty ? all : [all[part]]
        let following = all.first { $0 > (beats.max() ?? 0) }
        self.init(
            run, name: "\(scenario.name):\(seed)", from: beats.min() ?? 6,
            horizon: following ?? (beats.min() ?? 6) + 59, isMix: false,
            habits: VirtualMonitor.Habits(historySeconds: history))
    }

    /// All of a mix.
    init(_ mix: RandomScenario) {
        // Lags are judged by ten fragments.
        let stride = mix.producer.medium.fragmentDuration / .seconds(1)
        let history = mix.seed % 16 == 0 ? 300.0 : max(45, stride * 14)
        let run = ScenarioRun(
            mix.scenario, seed: mix.seed, start: Self.start, past: .seconds(history + 10))
        var habits = VirtualMonitor.Habits(historySeconds: history)
        habits.renewalSeconds = mix.renewalSeconds
        let beats = (run.script.beats.map(\.time) + run.service.faults.map(\.start)).map { $0 / .seconds(1) }
        self.init(
            run, name: "\(mix.mixture.rawValue):\(mix.seed)", from: beats.min() ?? 6,
            horizon: (beats.min() ?? 6) + 300, isMix: true, habits: habits)
    }

    private init(
        _ run: ScenarioRun, name: String, from first: Double, horizon: Double, isMix: Bool,
        habits: VirtualMonitor.Habits
    ) {
        (self.run, self.name, self.isMix, self.habits) = (run, name, isMix, habits)
        begin = Self.start.addingTimeInterval(first - 3)
        let horizon = Self.start.addingTimeInterval(horizon)
        let patience = Comparison.settlingSeconds + Comparison.pollSeconds + 1
        let told =
            isMix ? run.producerExpectations(in: begin..<horizon) : run.expectations(in: begin..<horizon)
        let ends =
            isMix
            ? run.service.faults.map { Self.start + ($0.start + ($0.duration ?? .zero)) / .seconds(1) + 16 }
            : []
        let last =
            (told.filter { $0.necessity == .required && $0.to != nil }.map(\.evidenceComplete) + ends).max()
        end = (last ?? begin.addingTimeInterval(Self.quietSeconds - patience)).addingTimeInterval(patience)
    }

    /// A monitor that has watched it.
    private func watched(_ change: (inout VirtualMonitor.Habits) -> Void) -> VirtualMonitor {
        var habits = habits
        change(&habits)
        var monitor = VirtualMonitor(run, habits: habits)
        monitor.watch(from: begin, to: end)
        return monitor
    }

    /// What a monitor finds.
    func sightings(_ change: (inout VirtualMonitor.Habits) -> Void = { _ in }) -> [Sighting] {
        watched(change).sightings.all
    }

    /// Everything that is true of what the monitor can see, the five minutes before it began included, and what will be true of
    /// something that has begun by then.
    var truth: [ExpectedFinding] { truth(for: watched { _ in }) }

    private func truth(for monitor: VirtualMonitor) -> [ExpectedFinding] {
        let window = begin.addingTimeInterval(-330)..<end.addingTimeInterval(180)
        let told = isMix ? run.producerExpectations(in: window) : run.expectations(in: window)
        let encounters = monitor.encounters
        let sessions = encounters.openings.map(\.date)
        var truth = told.map { known($0, to: sessions) }
        // What failed calls hid of the producer's doings isn't known either.
        if isMix, !run.service.faults.isEmpty {
            truth = truth.flatMap { [encounters.visible($0, since: begin)] + encounters.unwatched($0) }
        }
        let playlists = encounters.playlistFindings(of: monitor.archive)
        return truth.map { Self.seen($0, in: playlists) } + encounters.callFindings + playlists
    }

    /// `truth` as the monitor's loads show it: a standstill lasts from the first load with the newest segment until the first
    /// with a newer one, however long it took to have a session again.
    private static func seen(_ truth: ExpectedFinding, in playlists: [ExpectedFinding]) -> ExpectedFinding {
        guard truth.kind == .stalePlaylist, let to = truth.to else { return truth }
        let standstill = playlists.first {
            $0.kind == truth.kind && $0.from >= truth.from && $0.from < to && $0.to.map { $0 >= to } ?? true
        }
        var seen = truth
        if let standstill { (seen.from, seen.to) = (standstill.from, standstill.to) }
        return seen
    }

    /// What was found against what is true.
    func comparison(_ change: (inout VirtualMonitor.Habits) -> Void = { _ in }) -> Comparison {
        let monitor = watched(change)
        return compare(monitor.sightings.all, with: truth(for: monitor))
    }

    /// `truth` as far as it can be known: a session that is opened after a late fragment came shows that as if it had been
    /// in time.
    private func known(_ truth: ExpectedFinding, to openings: [Date]) -> ExpectedFinding {
        guard truth.kind == .lateFragment || truth.cause == "late" else { return truth }
        let isShown = openings.contains { opening in
            opening.timeIntervalSince(truth.firstSign) > -1
                && opening.timeIntervalSince(truth.evidenceComplete) < 2
        }
        var known = truth
        if isShown { known.necessity = .allowed }
        return known
    }

    /// `sightings` against `truth`.
    func compare(_ sightings: [Sighting], with truth: [ExpectedFinding]) -> Comparison {
        let reach = Reach(strideSeconds: run.stride / .seconds(1))
        return Comparison(sightings, truths: Truths(all: truth, reach: reach), begin: begin, end: end)
    }

    /// What happens, what is true of it and what was found, for whoever looks into it.
    var story: String {
        let monitor = watched { _ in }
        let sightings = monitor.sightings.all
        let faults = (run.script.beats.map { "\($0)" } + run.service.faults.map { "\($0)" })
            .map { $0.replacing("KinesisVideoSimulator.", with: "") }
        let truths = truth(for: monitor).map {
            "\($0.necessity), from \(Self.clock($0.evidenceComplete)): \($0.outline)"
        }
        let found = sightings.map { "from \(Self.clock($0.versions[0].date)): \($0.finding.outline)" }
        let differences = compare(sightings, with: truth(for: monitor)).differences
        return
            (["\(name), watched from \(Self.clock(begin)) to \(Self.clock(end))"] + faults
            + ["stride \(run.stride), lag \(run.script.lag)", "TRUE"] + truths.sorted() + ["FOUND"] + found
            + ["DIFFERENCES"] + differences).joined(separator: "\n")
    }

    /// `date` in seconds since the proof's start.
    static func clock(_ date: Date) -> String {
        String((date.timeIntervalSince(start) * 1000).rounded() / 1000)
    }
}
