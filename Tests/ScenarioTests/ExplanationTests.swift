import Foundation
import StreamAnalysis
import Testing

@testable import KinesisVideoSimulator

struct ExplanationTests {
    /// `KVSMON_EXPLANATION_SEEDS=20` rehearses twenty variations of each scenario.
    private static let seeds =
        ProcessInfo.processInfo.environment["KVSMON_EXPLANATION_SEEDS"].flatMap { UInt64($0) } ?? 1

    /// Fragments that are stored within half a second of each other: the outside can't know which one came first.
    private static let crowded: Set<String> = [
        "burst", "demo", "duplicate", "late", "reconnect-without-loss", "rollback", "short-fragments",
        "slow-uplink", "two-producers", "jitter",
    ]

    @Test(
        "What is said of every fragment is what the service did, in every mode, by both clocks",
        arguments: Scenario.all.map(\.name), SessionTerms.Clock.allCases)
    func saysWhatTheServiceDoes(name: String, clock: SessionTerms.Clock) throws {
        let scenario = try #require(Scenario.named(name))
        var differences: [String] = []
        for seed in 0..<Self.seeds {
            let stage = try ExplanationStage(scenario, seed: seed)
            var (verdicts, doubts) = (0, [Doubt: Int]())
            for terms in stage.terms(clock) {
                let comparison = ExplanationComparison(stage.rehearsal(terms), terms, of: stage.excerpt)
                differences += comparison.differences.map { "seed \(seed): \($0)" }
                verdicts += comparison.verdicts
                doubts.merge(comparison.doubts) { $0 + $1 }
            }
            #expect(doubts[.collection] == nil && doubts[.trimMoment] == nil)
            #expect(doubts[.arrivalOrder] == nil || Self.crowded.contains(name))
            let open = doubts.values.reduce(0, +)
            let share = Double(open) / Double(max(1, verdicts))
            #expect(
                share < (Self.crowded.contains(name) ? 0.15 : 0.02), "seed \(seed): \(doubts) of \(verdicts)")
        }
        #expect(differences.count == 0)
        #expect(Array(differences.prefix(5)) == [])
    }

    @Test(
        "Fragments that are trimmed while a session lasts leave it when the service says",
        arguments: SessionTerms.Clock.allCases)
    func knowsTheRetention(clock: SessionTerms.Clock) throws {
        let stage = try ExplanationStage(.steady, seed: 0, retentionHours: 1, past: 3700, listed: 0)
        let oldest = ExplanationStage.opened.addingTimeInterval(-3590)
        for mode in [
            SessionTerms.Mode.liveReplay(from: oldest, to: nil),
            .onDemand(from: oldest, to: oldest.addingTimeInterval(60)),
            .onDemand(from: oldest.addingTimeInterval(-60), to: oldest),
        ] {
            let terms = SessionTerms(
                mode: mode, clock: clock, discontinuities: .onDiscontinuity, opened: ExplanationStage.opened,
                life: .seconds(300))
            let comparison = ExplanationComparison(stage.rehearsal(terms), terms, of: stage.excerpt)
            #expect(comparison.differences == [])
        }
    }

    @Test("An account of other terms is noticed", arguments: SessionTerms.Clock.allCases)
    func noticesAWrongAccount(clock: SessionTerms.Clock) throws {
        let stage = try ExplanationStage(.gap, seed: 0)
        for terms in stage.terms(clock) where terms.limit == 5 || terms.limit == 7 {
            let rehearsal = stage.rehearsal(terms)
            #expect(ExplanationComparison(rehearsal, terms, of: stage.excerpt).differences == [])
            var other = terms
            other.limit -= 1
            #expect(ExplanationComparison(rehearsal, other, of: stage.excerpt).differences != [])
            other = terms
            other.discontinuities = terms.discontinuities == .always ? .never : .always
            #expect(ExplanationComparison(rehearsal, other, of: stage.excerpt).differences != [])
        }
    }
}
