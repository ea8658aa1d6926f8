import FoundationEssentials
import HLS
import StreamAnalysis
import Testing

@testable import KinesisVideoSimulator

/// The proof itself is put to the test: it must notice when analysis and truth disagree.
struct ProofTests {
    @Test(arguments: ["gap", "late", "reconnect", "clock-jump", "silent"])
    func aFaultThatIsntTrueIsNoticed(name: String) throws {
        let proof = Proof(try #require(Scenario.named(name)), seed: 1)
        let differences = proof.compare(proof.sightings(), with: []).differences
        #expect(differences.contains { $0.contains("not true") })
    }

    @Test(arguments: ["gap", "late", "reconnect", "clock-jump", "drift", "silent"])
    func aFaultThatIsntFoundIsNoticed(name: String) throws {
        let proof = Proof(try #require(Scenario.named(name)), seed: 1)
        let differences = proof.compare([], with: proof.truth).differences
        #expect(differences.contains { $0.contains("missing") })
    }

    @Test func aWrongCauseIsNoticed() throws {
        let proof = Proof(.gap, seed: 1)
        var found = proof.sightings()
        for index in found.indices where found[index].finding.kind == .gap {
            found[index].finding.cause = "unknown"
        }
        #expect(!proof.compare(found, with: proof.truth).differences.isEmpty)
    }

    @Test func aWrongRangeIsNoticed() throws {
        let proof = Proof(.reconnect, seed: 1)
        var found = proof.sightings()
        for index in found.indices where found[index].finding.kind == .gap {
            found[index].finding.from += 0.5
        }
        #expect(!proof.compare(found, with: proof.truth).differences.isEmpty)
    }

    @Test func aFindingThatComesTooLateIsNoticed() throws {
        let proof = Proof(.gap, seed: 1)
        let found = proof.sightings().map { $0.delayed(bySeconds: 5) }
        #expect(proof.compare(found, with: proof.truth).differences.contains { $0.contains("too late") })
    }

    @Test func aServiceThatLosesFragmentsIsNoticedOnAHealthyStream() throws {
        let proof = Proof(.steady, seed: 1)
        let found = proof.sightings { habits in
            habits.distort = { observation in
                guard case .listed(var listing) = observation else { return }
                listing.fragments.removeAll { ($0.structure?.sequence ?? 0) % 7 == 0 }
                observation = .listed(listing)
            }
        }
        let differences = proof.compare(found, with: proof.truth).differences
        #expect(differences.contains { $0.contains("gap") })
    }

    @Test("The quick playlist equals the service's text, on both tracks", arguments: Scenario.all.map(\.name))
    func theQuickPlaylistIsTheServices(name: String) throws {
        let proof = Proof(try #require(Scenario.named(name)), seed: 3)
        var service = ArchivedMediaService(streams: [SimulatedStream(proof.run)])
        var generator = SplitMix64(state: 1)
        var token: String?
        var compared = 0
        for second in 0..<60 {
            let date = proof.begin.addingTimeInterval(Double(second))
            // A session that ends, or can't be opened, is followed by another one.
            let request = VirtualMonitor.request(of: proof.run.scenario.streamName)
            if token == nil {
                token = try? service.getHLSStreamingSessionURL(request, at: date, using: &generator)
                    .split(separator: "SessionToken=").last.map(String.init)
            }
            guard let open = token else { continue }
            for track in 1...2 {
                let quick = try? LiveWindow(open, track: track, of: &service, at: date).playlist
                let text = try? service.mediaPlaylist(token: open, track: track, at: date)
                #expect(try text.map { try MediaPlaylist(parsing: $0.utf8) } == quick)
                if quick != nil { compared += 1 } else if track == 1 { token = nil }
            }
        }
        #expect(compared >= 10)
    }
}
