import Foundation

@testable import KinesisVideoSimulator

/// How much is proved: some seeds each time tests run, as many as `KVSMON_PROOF` says where it is a number, or the one that it
/// names, such as `producer:154` or `gap:3`.
enum ProofPlan {
    /// Tests run in so many parts at once.
    static let parts: UInt64 = 8

    private static let wish = ProcessInfo.processInfo.environment["KVSMON_PROOF"]

    /// The seeds of part `part`, of `usual` ones in all unless more are wished for.
    static func seeds(ofPart part: UInt64, usually usual: UInt64) -> Range<UInt64> {
        let count = wish.map { UInt64($0) ?? 0 } ?? usual
        return count * part / parts..<count * (part + 1) / parts
    }

    /// One proof is wished for, and no number of them.
    static var namesOne: Bool { wish?.contains(":") ?? false }

    /// The one proof that is wished for, or `nil` where there is none of that name.
    static var single: Proof? {
        guard let parts = wish?.split(separator: ":"), parts.count == 2, let seed = UInt64(parts[1]) else {
            return nil
        }
        let name = String(parts[0])
        if let mixture = RandomScenario.Mixture(rawValue: name) {
            return Proof(RandomScenario(mixture, seed: seed))
        }
        return Scenario.named(name).map { Proof($0, seed: seed) }
    }

    /// How the proof called `name` is told alone.
    static func replay(of name: String) -> String {
        "KVSMON_PROOF=\(name) swift test --filter ScenarioTests.aSingleProofIsTold"
    }
}

/// What proofs came to, part by part; the last part prints the table.
actor ProofRecord {
    static let shared = ProofRecord()

    private var tables: [String: Confusion] = [:]
    private var partsLeft: [String: UInt64] = [:]

    /// Adds one part of the proofs called `name`, of `parts` in all.
    func add(_ table: Confusion, to name: String, parts: UInt64) {
        tables[name, default: Confusion()].add(table)
        let left = partsLeft[name, default: parts] - 1
        partsLeft[name] = left
        if left == 0, let whole = tables[name] { print("\(name): \(whole.text)\n") }
    }
}
