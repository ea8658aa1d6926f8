import FoundationEssentials
import StreamAnalysis
import Testing

@testable import KinesisVideoSimulator

struct TruthTests {
    private static func findings(
        _ scenario: Scenario, seed: UInt64 = 0, _ necessity: ExpectedFinding.Necessity = .required,
        in window: Range<Double> = 0..<180
    ) -> [ExpectedFinding] {
        ScenarioRun(scenario, seed: seed, start: Proof.start)
            .expectations(in: Proof.start + window.lowerBound..<Proof.start + window.upperBound)
            .filter { $0.necessity == necessity }
    }

    /// Three minutes of each scenario, and what must be found in them, each with its cause.
    @Test(
        arguments: [
            ("steady", []),
            ("gap", Array(repeating: "gap refused-at-ingest", count: 3)),
            (
                "late",
                Array(repeating: "late-fragment", count: 3)
                    + Array(repeating: "missing-from-playlist late", count: 3)
            ),
            (
                "reconnect",
                Array(repeating: "gap reconnect-with-loss", count: 3)
                    + Array(repeating: "reconnect with-loss", count: 3)
            ),
            ("clock-jump", ["clock-jump"]),
            ("drift", ["clock-drift fast"]),
            (
                "silent",
                ["gap reconnect-with-loss", "producer-silent", "reconnect with-loss", "stale-playlist"]
            ),
        ] as [(String, [String])])
    func namesWhatMustBeFound(name: String, expected: [String]) throws {
        let findings = Self.findings(try #require(Scenario.named(name)))
        let words = findings.map(\.label)
        #expect(words.sorted() == expected)
    }

    @Test func theDemoShowsThemAll() {
        let kinds = Set(Self.findings(.demo, in: 0..<120).map(\.kind))
        #expect(
            kinds == [
                .gap, .lateFragment, .missingFromPlaylist, .clockJump, .reconnect, .producerSilent,
                .stalePlaylist,
            ])
    }

    @Test func theDemoShowsSomethingWithinFifteenSeconds() {
        #expect(Self.findings(.demo, in: 0..<15).map(\.kind) == [.gap])
    }

    @Test(arguments: Scenario.all.map(\.name), [0, 1, 2, 3] as [UInt64])
    func nothingIsProvedBeforeItHappens(name: String, seed: UInt64) throws {
        let scenario = try #require(Scenario.named(name))
        for necessity in [ExpectedFinding.Necessity.required, .allowed] {
            for finding in Self.findings(scenario, seed: seed, necessity, in: -400..<400) {
                #expect(finding.to.map { $0 >= finding.from } ?? true)
                #expect(finding.evidenceComplete >= finding.from)
            }
        }
    }

    @Test func aGapIsAsLongAsWhatIsMissing() throws {
        let gap = try #require(Self.findings(.gap).first)
        #expect(abs(try #require(gap.to).timeIntervalSince(gap.from) - 3 * 2.048) < 0.001)
    }

    @Test func thePastIsTrueToo() {
        #expect(Self.findings(.gap, in: -300..<0).count == 5)
    }

    @Test func whatLastsIsTrueInEveryWindow() {
        #expect(Self.findings(.drift, in: 1000..<1001).map(\.kind) == [.clockDrift])
    }
}
