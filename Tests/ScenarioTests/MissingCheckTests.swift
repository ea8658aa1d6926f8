import FoundationEssentials
import Testing

@testable import KinesisVideoSimulator
@testable import StreamAnalysis

/// Every check is needed: without it a proof fails, or nobody finds what it finds.
struct MissingCheckTests {
    @Test func everyCheckHasARow() {
        #expect(
            Set(CheckRow.all.map { ObjectIdentifier($0.check) })
                == Set(AllChecks.types.map { ObjectIdentifier($0) }))
        #expect(CheckRow.all.count == AllChecks.types.count)
    }

    @Test("Without a check its proof fails", arguments: CheckRow.all.indices)
    func everyCheckIsNeeded(index: Int) throws {
        let row = CheckRow.all[index]
        switch row.showing {
        case .scenario(let name):
            let scenario = try #require(Scenario.named(name))
            expectFailure(of: [1, 2, 3, 4].map { Proof(scenario, seed: $0) }, without: row.check)
        case .mix(let mixture, let seed):
            expectFailure(of: [Proof(RandomScenario(mixture, seed: seed))], without: row.check)
        case .distortion(let kind, let cause, let distortion):
            let found = try findings(in: distortion)
            #expect(found.contains { $0.kind == kind && (cause == nil || $0.cause == cause) })
            let others = try findings(in: distortion, without: row.check)
            #expect(!others.contains { $0.kind == kind && (cause == nil || $0.cause == cause) })
        }
    }

    @Test("Without playlists, late fragments are told by listings", arguments: [1, 2, 3] as [UInt64])
    func listingsTellOfLateFragments(seed: UInt64) throws {
        let proof = Proof(.late, seed: seed)
        let late = try #require(
            proof.truth.first { $0.kind == .lateFragment && $0.evidenceComplete >= proof.begin })
        let found = proof.sightings { habits in
            habits.distort = { if case .loaded(let load) = $0 { $0 = .ticked(load.date) } }
        }
        #expect(found.contains { late.isTold(by: $0.finding) })
    }

    private func expectFailure(of proofs: [Proof], without check: any Check.Type) {
        for proof in proofs { #expect(proof.comparison().differences == []) }
        let isMissed = proofs.contains { proof in
            !proof.comparison { $0.checks = Self.checks(without: check) }.differences.isEmpty
        }
        #expect(isMissed, "\(check) can be left out")
    }

    private func findings(
        in distortion: Distortion, without check: (any Check.Type)? = nil
    ) throws -> [Finding] {
        let seconds = 60.0
        let run = ScenarioRun(
            try #require(Scenario.named(distortion.scenario)), seed: 1, start: Proof.start,
            past: .seconds(70))
        var habits = VirtualMonitor.Habits(historySeconds: seconds, renewalSeconds: 40)
        habits.distort = distortion.make()
        habits.checks = Self.checks(without: check)
        var monitor = VirtualMonitor(run, habits: habits)
        monitor.watch(from: Proof.start, to: Proof.start + seconds)
        return monitor.sightings.all.map(\.finding)
    }

    private static func checks(without check: (any Check.Type)?) -> [any Check] {
        AllChecks.types.filter { type in check.map { ObjectIdentifier($0) != ObjectIdentifier(type) } ?? true
        }
        .map { $0.init() }
    }
}
