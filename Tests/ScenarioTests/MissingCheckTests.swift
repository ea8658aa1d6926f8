import FoundationEssentials
import Testing

@testable import KinesisVideoSimulator
@testable import StreamAnalysis

/// The proof fails without any of the checks whose findings a scenario asks for.
struct MissingCheckTests {
    /// The first scenario that asks for each kind of finding, by the kind's id.
    private static let scenarios: [String: Scenario] = {
        var scenarios: [String: Scenario] = [:]
        for scenario in Proof.scenarios {
            let proof = Proof(scenario, seed: 1)
            for truth in proof.truth where truth.necessity == .required {
                let due = truth.evidenceComplete.addingTimeInterval(
                    Comparison.settlingSeconds + Comparison.pollSeconds)
                let isSeen = truth.to == nil || (truth.evidenceComplete >= proof.begin && due < proof.end)
                if isSeen, scenarios[truth.id] == nil { scenarios[truth.id] = scenario }
            }
        }
        return scenarios
    }()

    /// Proofs that ask for the findings of the check at `index`.
    private static func proofs(of index: Int) -> [Proof] {
        AllChecks.types[index].kinds.compactMap { scenarios[$0.rawValue] }.map { Proof($0, seed: 1) }
    }

    /// The positions, in the table of checks, of those that scenarios ask for.
    private static let asked = AllChecks.types.indices.filter { index in
        // What others find as well isn't missed.
        AllChecks.types[index].kinds.contains { kind in
            scenarios[kind.rawValue] != nil && AllChecks.types.count { $0.kinds.contains(kind) } == 1
        }
    }

    @Test(arguments: asked)
    func withoutACheckTheProofFails(index: Int) {
        let failing = Self.proofs(of: index).filter { proof in
            !proof.comparison { habits in habits.checks.remove(at: index) }.differences.isEmpty
        }
        #expect(!failing.isEmpty, "\(AllChecks.types[index]) can be left out")
    }

    @Test(arguments: asked)
    func withAllChecksTheSameProofsHold(index: Int) {
        for proof in Self.proofs(of: index) {
            #expect(proof.comparison().differences == [])
        }
    }

    @Test("Without playlists, late fragments are told by listings", arguments: [1, 2, 3] as [UInt64])
    func listingsTellOfLateFragments(seed: UInt64) throws {
        let proof = Proof(.late, seed: seed)
        let isBlind = { (habits: inout VirtualMonitor.Habits) in
            habits.distort = { if case .loaded(let load) = $0 { $0 = .ticked(load.date) } }
        }
        let late = try #require(
            proof.truth.first { $0.id == "late-fragment" && $0.evidenceComplete >= proof.begin })
        #expect(proof.sightings(isBlind).contains { late.isTold(by: $0.finding) })
        let others = proof.sightings { habits in
            isBlind(&habits)
            habits.checks.removeAll { $0 is LateFragmentCheck }
        }
        #expect(!others.contains { late.isTold(by: $0.finding) })
    }

    @Test func mostChecksAreAskedFor() {
        let leastCount = 12
        #expect(Self.asked.count >= leastCount)
    }
}
