import FoundationEssentials
import Testing

@testable import KinesisVideoSimulator

struct ScenarioTests {
    private static let variations: UInt64 = 1000
    private static let parts: UInt64 = 8

    @Test(
        "Exactly the injected faults are found, with cause and range, within two polls of their evidence",
        arguments: Proof.scenarios.map(\.name), Array(0..<parts))
    func everyVariationIsTold(name: String, part: UInt64) throws {
        let scenario = try #require(Scenario.named(name))
        let share = Self.variations / Self.parts
        var differences: [String] = []
        for seed in (part * share)..<((part + 1) * share) {
            differences += Proof(scenario, seed: seed).differences()
        }
        #expect(differences.count == 0)
        #expect(Array(differences.prefix(5)) == [])
    }
}
