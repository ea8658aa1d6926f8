import Testing

@testable import KinesisVideoSimulator

struct ScenarioTests {
    @Test(
        "Exactly the injected faults are found, with cause and range, within two polls of their evidence",
        arguments: Proof.scenarios.map(\.name), Array(0..<ProofPlan.parts))
    func everyVariationIsTold(name: String, part: UInt64) async throws {
        let scenario = try #require(Scenario.named(name))
        await prove(
            ProofPlan.seeds(ofPart: part, usually: 24), of: "scenarios",
            parts: ProofPlan.parts * UInt64(Proof.scenarios.count)
        ) { Proof(scenario, seed: $0) }
    }

    @Test(
        "So are those of random mixes, and nothing is found where nothing is wrong",
        arguments: RandomScenario.Mixture.allCases, Array(0..<ProofPlan.parts))
    func everyMixIsTold(mixture: RandomScenario.Mixture, part: UInt64) async {
        await prove(
            ProofPlan.seeds(ofPart: part, usually: mixture.usualSeeds), of: mixture.rawValue,
            parts: ProofPlan.parts
        ) { Proof(RandomScenario(mixture, seed: $0)) }
    }

    @Test("A proof that is named is told, when one is", .enabled(if: ProofPlan.namesOne))
    func aSingleProofIsTold() throws {
        let proof = try #require(ProofPlan.single, "no scenario and no mix is called so")
        print(proof.story)
        #expect(proof.comparison().differences == [])
    }

    private func prove(
        _ seeds: Range<UInt64>, of name: String, parts: UInt64, _ proof: (UInt64) -> Proof
    ) async {
        var table = Confusion()
        var failures: [String] = []
        for seed in seeds {
            let proof = proof(seed)
            let comparison = proof.comparison()
            table.count(comparison)
            guard let first = comparison.differences.first else { continue }
            failures.append("\(ProofPlan.replay(of: proof.name)): \(first)")
        }
        await ProofRecord.shared.add(table, to: name, parts: parts)
        #expect(failures.count == 0)
        #expect(Array(failures.prefix(5)) == [])
    }
}
