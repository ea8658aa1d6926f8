import Foundation
import HLS
import Testing

@testable import StreamAnalysis

struct TrackPlaylistTests {
    private static func load(
        _ seconds: Double, session: Int, _ change: (inout MediaPlaylist) -> Void = { _ in }
    ) -> PlaylistLoad {
        var playlist = PlaylistFeed.playlist(from: 3)
        change(&playlist)
        return PlaylistLoad(date: at(seconds), session: SessionID(session), track: 1, playlist: playlist)
    }

    @Test func aNewSessionThatShowsWhatWasPassedOverHasNotGrown() throws {
        var track = TrackPlaylist()
        _ = track.absorb(Self.load(20, session: 1) { $0.segments.remove(at: 2) })
        let absorbed = track.absorb(Self.load(40, session: 2))
        let step = try #require(absorbed)
        #expect(step.fresh.contains { $0.isNew })
        #expect(!step.hasGrown)
        #expect(track.lastGrowth == at(20))
    }

    @Test func aNewSessionThatEndsWithAnOlderFragmentHasNotGrown() throws {
        var track = TrackPlaylist()
        _ = track.absorb(Self.load(20, session: 1) { $0.segments.remove(at: 2) })
        let absorbed = track.absorb(Self.load(40, session: 2) { $0.segments.removeLast(2) })
        let step = try #require(absorbed)
        #expect(!step.hasGrown)
    }

    @Test func aNewSessionThatEndsWithANewerFragmentHasGrown() throws {
        var track = TrackPlaylist()
        _ = track.absorb(Self.load(20, session: 1) { $0.segments.removeLast() })
        let absorbed = track.absorb(Self.load(40, session: 2))
        let step = try #require(absorbed)
        #expect(step.hasGrown)
    }
}
