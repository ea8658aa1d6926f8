import FoundationEssentials
import StreamAnalysis
import Testing

@testable import KinesisVideoSimulator

/// Faults of the service and of requests: what is found is what is true, and nothing is blamed on the stream.
struct ServiceFaultTests {
    private static let names = [
        "throttled", "flaky-service", "slow-service", "stale-playlist", "expiring-sessions",
    ]
    private static let seconds = 130.0

    private func run(_ name: String, _ seed: UInt64) throws -> ScenarioRun {
        ScenarioRun(
            try #require(Scenario.named(name)), seed: seed, start: Proof.start, past: .seconds(100))
    }

    private func watched(_ run: ScenarioRun) -> VirtualMonitor {
        var monitor = VirtualMonitor(run, habits: .init(historySeconds: 60))
        monitor.watch(from: Proof.start, to: Proof.start + Self.seconds)
        return monitor
    }

    private func differences(
        _ run: ScenarioRun, _ sightings: [Sighting], seenBy monitor: VirtualMonitor
    ) -> [String] {
        let end = Proof.start + Self.seconds
        let truths =
            run.expectations(in: Proof.start - 90..<end + 5) + monitor.encounters.callFindings
            + monitor.encounters.playlistFindings(of: monitor.archive)
        return Comparison(
            sightings, truths: Truths(all: truths, reach: Reach(strideSeconds: nil)),
            begin: Proof.start, end: end
        ).differences
    }

    @Test("Exactly the faults of two minutes are found", arguments: names, 0..<8)
    func everyFaultIsTold(name: String, seed: UInt64) throws {
        let run = try run(name, seed)
        let monitor = watched(run)
        #expect(differences(run, monitor.sightings.all, seenBy: monitor) == [])
    }

    @Test("Without an analysis the faults are missed", arguments: names)
    func aFaultThatIsntFoundIsNoticed(name: String) throws {
        let run = try run(name, 1)
        #expect(differences(run, [], seenBy: watched(run)).contains { $0.hasPrefix("missing") })
    }

    @Test("A slow service isn't told as a silent producer or a playlist that stands still")
    func slownessIsntBlamedOnTheStream() throws {
        let kinds = Set(watched(try run("slow-service", 3)).sightings.all.map(\.finding.kind))
        #expect(kinds == [.monitorBehind])
    }
}
