import Foundation
import Testing

@testable import KinesisVideoSimulator

/// The rules of LIVE, one test each. Source: KVS API reference, GetHLSStreamingSessionURL, PlaybackMode.
struct LiveWindowTests {
    /// Fragments every two seconds from 0 on, all in their turn.
    private static let regular = (0..<40).map { StoredFragment.made($0, producer: Double($0) * 2) }

    @Test func beginsWithTheNewestFragments() throws {
        var service = HandMadeService(Self.regular)
        let token = try service.open(at: .at(21))
        #expect(try service.shown(token, at: .at(21)) == [6, 7, 8, 9, 10])
    }

    @Test(arguments: [1, 3, 8, 100])
    func holdsAsManyAsAskedFor(limit: Int) throws {
        var service = HandMadeService(Self.regular)
        let token = try service.open(at: .at(21)) { $0.maxMediaPlaylistFragmentResults = limit }
        let shown = try service.shown(token, at: .at(21))
        #expect(shown.count == min(limit, 11))
        #expect(shown.last == 10)
    }

    @Test func addsEachFragmentWhenItIsStored() throws {
        var service = HandMadeService(Self.regular)
        let token = try service.open(at: .at(21))
        #expect(try service.shown(token, at: .at(22.999)).last == 10)
        #expect(try service.shown(token, at: .at(23)).last == 11)
    }

    @Test func countsWhatHasLeftTheWindow() throws {
        var service = HandMadeService(Self.regular)
        let token = try service.open(at: .at(5)) { $0.maxMediaPlaylistFragmentResults = 3 }
        let sequences = try [5.0, 7, 9, 31].map {
            try service.service.playlistWindow(token: token, at: .at($0)).mediaSequence
        }
        #expect(sequences == [0, 1, 2, 13])
    }

    @Test func startsEachSessionsCountAnew() throws {
        var service = HandMadeService(Self.regular)
        _ = try service.open(at: .at(11))
        let token = try service.open(at: .at(31))
        #expect(try service.service.playlistWindow(token: token, at: .at(31)).mediaSequence == 0)
    }

    @Test func goesOnOverAGap() throws {
        var service = HandMadeService(Self.regular.filter { !(8...10).contains($0.sequence) })
        let token = try service.open(at: .at(15))
        #expect(try service.shown(token, at: .at(23)) == [4, 5, 6, 7, 11])
    }

    @Test func neverFillsAGap() throws {
        var fragments = Self.regular.filter { $0.sequence != 8 && $0.sequence < 12 }
        fragments.append(.made(12, producer: 16, server: 23))
        var service = HandMadeService(fragments)
        let token = try service.open(at: .at(15))
        #expect(try service.shown(token, at: .at(25)) == [6, 7, 9, 10, 11])
    }

    @Test func showsALateFragmentToSessionsThatOpenAfterIt() throws {
        var fragments = Self.regular.filter { $0.sequence != 8 && $0.sequence < 12 }
        fragments.append(.made(12, producer: 16, server: 23))
        var service = HandMadeService(fragments)
        let token = try service.open(at: .at(25))
        #expect(try service.shown(token, at: .at(25)) == [7, 12, 9, 10, 11])
    }

    @Test func goesByTheServicesClockWhereAsked() throws {
        var fragments = Self.regular.filter { $0.sequence != 8 && $0.sequence < 12 }
        fragments.append(.made(12, producer: 16, server: 23))
        var service = HandMadeService(fragments)
        let token = try service.open(at: .at(15)) { $0.hlsFragmentSelector = nil }
        #expect(try service.shown(token, at: .at(25)) == [7, 9, 10, 11, 12])
    }

    @Test func keepsTheLargestNumberOfEqualProducerTimestamps() throws {
        var service = HandMadeService([
            .made(1, producer: 10), .made(2, producer: 12), .made(3, producer: 12, server: 13),
        ])
        let token = try service.open(at: .at(20))
        #expect(try service.shown(token, at: .at(20)) == [1, 3])
    }

    @Test func isTheSameForTwoRequestsAtOneTime() throws {
        var one = HandMadeService(.demo)
        let token = try one.open("front-door", at: .at(3))
        var other = one
        for second in stride(from: 4.0, to: 70, by: 1) { _ = try one.shown(token, at: .at(second)) }
        #expect(try one.shown(token, at: .at(70)) == other.shown(token, at: .at(70)))
        #expect(try one.shown(token, at: .at(30)) == other.shown(token, at: .at(30)))
    }

    @Test func neverHoldsALateFragmentOfAScenario() throws {
        for seed: UInt64 in 0..<20 {
            var service = HandMadeService(.late, seed: seed)
            let token = try service.open("late", at: .at(2))
            for second in stride(from: 3.0, to: 150, by: 1) {
                let window = try service.service.playlistWindow(token: token, at: .at(second))
                #expect(window.fragments.allSatisfy { $0.capture.fate != .late || $0.persisted <= .at(2) })
            }
        }
    }

    @Test func startsOnlyWithMediaOfTheLast30Seconds() throws {
        var service = HandMadeService([.made(1, producer: 0)])
        _ = try service.open(at: .at(30))
        #expect(throws: ServiceError.noFragments) { try service.open(at: .at(30.001)) }
    }

    @Test func stopsAfter30SecondsOfSilenceAndGoesOnAfterwards() throws {
        var service = HandMadeService([.made(1, producer: 0), .made(2, producer: 50)])
        let token = try service.open(at: .at(5))
        #expect(throws: ServiceError.noFragments) {
            try service.service.mediaPlaylist(token: token, track: 1, at: .at(31))
        }
        #expect(try service.shown(token, at: .at(51)) == [1, 2])
    }
}
