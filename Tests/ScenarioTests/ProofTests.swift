import FoundationEssentials
import HLS
import StreamAnalysis
import Testing

@testable import KinesisVideoSimulator

/// The proof itself is put to the test: it must notice when analysis and truth disagree.
struct ProofTests {
    private func sightings(_ proof: Proof) throws -> [VirtualMonitor.Sighting] {
        var monitor = VirtualMonitor(proof.run, history: proof.history)
        try monitor.watch(from: proof.begin, to: proof.end)
        return monitor.sightings
    }

    @Test(arguments: ["gap", "late", "reconnect", "clock-jump", "silent"])
    func aFaultThatIsntTrueIsNoticed(name: String) throws {
        let proof = Proof(try #require(Scenario.named(name)), seed: 1)
        let differences = proof.compare(try sightings(proof), with: [])
        #expect(differences.contains { $0.contains("not true") })
    }

    @Test(arguments: ["gap", "late", "reconnect", "clock-jump", "drift", "silent"])
    func aFaultThatIsntFoundIsNoticed(name: String) throws {
        let proof = Proof(try #require(Scenario.named(name)), seed: 1)
        let differences = proof.compare([], with: proof.truth)
        #expect(differences.contains { $0.contains("missing") })
    }

    @Test func aWrongCauseIsNoticed() throws {
        let proof = Proof(.gap, seed: 1)
        var found = try sightings(proof)
        for index in found.indices where found[index].finding.kind == .gap {
            found[index].finding.cause = "unknown"
        }
        #expect(!proof.compare(found, with: proof.truth).isEmpty)
    }

    @Test func aWrongRangeIsNoticed() throws {
        let proof = Proof(.reconnect, seed: 1)
        var found = try sightings(proof)
        for index in found.indices where found[index].finding.kind == .gap {
            found[index].finding.from += 0.5
        }
        #expect(!proof.compare(found, with: proof.truth).isEmpty)
    }

    @Test func aFindingThatComesTooLateIsNoticed() throws {
        let proof = Proof(.gap, seed: 1)
        var found = try sightings(proof)
        for index in found.indices { found[index].completed += 5 }
        #expect(proof.compare(found, with: proof.truth).contains { $0.contains("too late") })
    }

    @Test func aServiceThatLosesFragmentsIsNoticedOnAHealthyStream() throws {
        let proof = Proof(.steady, seed: 1)
        var monitor = VirtualMonitor(proof.run, history: proof.history)
        monitor.distort = { listing in
            listing.fragments.removeAll { ($0.structure?.sequence ?? 0) % 7 == 0 }
        }
        try monitor.watch(from: proof.begin, to: proof.end)
        let differences = proof.compare(monitor.sightings, with: proof.truth)
        #expect(differences.contains { $0.contains("gap") })
    }

    @Test func theQuickPlaylistEqualsTheServicesText() throws {
        let proof = Proof(.gap, seed: 3)
        var service = ArchivedMediaService(streams: [SimulatedStream(proof.run)])
        var generator = SplitMix64(state: 1)
        var request = GetHLSStreamingSessionURLRequest(streamName: "gap")
        request.hlsFragmentSelector = FragmentSelector(.producer)
        request.discontinuityMode = "ON_DISCONTINUITY"
        request.displayFragmentTimestamp = "ALWAYS"
        request.maxMediaPlaylistFragmentResults = 10
        let url = try service.getHLSStreamingSessionURL(request, at: proof.begin, using: &generator)
        let token = try #require(url.split(separator: "SessionToken=").last.map(String.init))
        for second in 0..<25 {
            let date = proof.begin.addingTimeInterval(Double(second))
            let text = try service.mediaPlaylist(token: token, track: 1, at: date)
            let parsed = try MediaPlaylist(parsing: text.utf8)
            let quick = LiveWindow(try service.playlistWindow(token: token, at: date)).playlist
            #expect(parsed.mediaSequence == quick.mediaSequence)
            #expect(parsed.targetDuration == quick.targetDuration)
            #expect(parsed.segments.map(\.duration) == quick.segments.map(\.duration))
            #expect(parsed.segments.map(\.programDateTime) == quick.segments.map(\.programDateTime))
            #expect(parsed.segments.map(\.isDiscontinuity) == quick.segments.map(\.isDiscontinuity))
        }
    }
}
