import FoundationEssentials
import HLS
import Testing

@testable import KinesisVideoSimulator
@testable import StreamAnalysis

/// The proof fails where something is seen, or measured, otherwise than it is.
struct DistortionTests {
    private static let distortions: [Distortion] = [
        Distortion(
            "one length in three is 40 % off", of: "steady",
            fragments: { if ($0.structure?.sequence ?? 0) % 3 == 0 { $0.length = $0.length * 3 / 5 } }),
        Distortion("server timestamps are 15 s off", of: "steady", fragments: { $0.serverTimestamp += 15 }),
        Distortion(
            "the producer's clock is set back", of: "steady",
            fragments: { if $0.serverTimestamp > Proof.start + 5 { $0.producerTimestamp -= 5 } }),
        Distortion(
            "numbers' blocks are hidden", of: "reconnect",
            fragments: { fragment in
                let milliseconds = Int64(fragment.serverTimestamp.timeIntervalSince1970 * 1000)
                fragment.number = FragmentNumber("\(milliseconds)") ?? fragment.number
            }),
        Distortion(
            "one fragment in seven isn't listed", of: "steady",
            { observation in
                guard case .listed(var listing) = observation else { return }
                listing.fragments.removeAll { ($0.structure?.sequence ?? 0) % 7 == 0 }
                observation = .listed(listing)
            }),
        .lateListings(3, of: "gap"),
        .oldPlaylists(6, of: "stale-playlist"),
        Distortion(
            "segments' durations are a third off", of: "steady",
            segments: { $0.duration = $0.duration * 2 / 3 }),
        Distortion(
            "segments have neither number nor date", of: "late",
            segments: { ($0.uri, $0.programDateTime) = ("segment.mp4", nil) }),
        Distortion(
            "three failed calls in four are hidden", of: "throttled",
            hiding: { observation in
                guard case .called(let call) = observation, call.failure != nil else { return false }
                return Int(call.date.timeIntervalSince(Proof.start)) % 4 != 0
            }),
        Distortion(
            "slow polls are hidden", of: "slow-service",
            hiding: { if case .polled = $0 { true } else { false } }),
        Distortion(
            "lost sessions are hidden", of: "expiring-sessions",
            hiding: { observation in
                guard case .session(let event) = observation, case .lost = event.change else { return false }
                return true
            }),
    ]

    @Test("The proof notices what is seen otherwise than it is", arguments: distortions)
    func everyDistortionIsNoticed(distortion: Distortion) throws {
        let proof = Proof(try #require(Scenario.named(distortion.scenario)), seed: 1)
        #expect(proof.comparison().differences == [])
        #expect(!proof.comparison { $0.distort = distortion.make() }.differences.isEmpty)
    }
}
