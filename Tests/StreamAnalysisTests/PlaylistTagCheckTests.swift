import HLS
import Testing

@testable import StreamAnalysis

struct EndListCheckTests {
    private var feed = PlaylistFeed(EndListCheck())

    @Test mutating func aLivePlaylistThatEndsIsCriticalUntilItGoesOn() {
        feed.load(at: 10, from: 0)
        #expect(feed.findings.isEmpty)
        feed.load(at: 11, from: 0) { $0.hasEndList = true }
        feed.load(at: 12, from: 0) { $0.hasEndList = true }
        #expect(feed.findings.map(\.severity) == [.critical])
        #expect(feed.findings.map(\.state) == [.confirmed])
        feed.load(at: 13, from: 1)
        #expect(feed.findings.map(\.state) == [.resolved])
    }
}

struct GapTagCheckTests {
    private var feed = PlaylistFeed(GapTagCheck())

    @Test mutating func neighbouringGapsAreOneFindingWithTheirLength() throws {
        feed.slide(0..<12) { first, playlist in
            for index in playlist.segments.indices where (6...7).contains(first + index) {
                playlist.segments[index].isGap = true
            }
        }
        let finding = try #require(feed.findings.first)
        #expect(feed.findings.count == 1)
        #expect(finding.from == at(12))
        #expect(finding.to == at(16))
        #expect(finding.fragments.count == 2)
    }
}

struct DiscontinuityHabitCheckTests {
    private var feed = PlaylistFeed(DiscontinuityHabitCheck())

    private mutating func findings(every: Int, sequence: Int? = nil) -> [Finding] {
        feed.slide(0..<20) { first, playlist in
            playlist.discontinuitySequence = sequence
            for index in playlist.segments.indices where (first + index) % every == 0 {
                playlist.segments[index].isDiscontinuity = true
            }
        }
        return feed.findings
    }

    @Test mutating func aMarkOnEachSegmentIsKnownToStopPlayers() {
        #expect(findings(every: 1).map(\.cause) == ["every-segment"])
    }

    @Test mutating func aMarkNowAndThenIsRight() { #expect(findings(every: 2).isEmpty) }

    @Test mutating func withADiscontinuitySequenceItIsRight() {
        #expect(findings(every: 1, sequence: 7).isEmpty)
    }
}

struct DiscontinuityModeTests {
    private var feed = PlaylistFeed(DiscontinuityCheck())

    @Test(
        arguments: [
            (.always, true, nil), (.always, false, .missingDiscontinuity),
            (.never, false, nil), (.never, true, .unexpectedDiscontinuity),
            (.onDiscontinuity, false, nil), (.onDiscontinuity, true, .unexpectedDiscontinuity),
        ] as [(SessionEvent.DiscontinuityMode, Bool, Finding.Kind?)])
    mutating func theSessionsModeIsTheRule(
        mode: SessionEvent.DiscontinuityMode, isMarked: Bool, kind: Finding.Kind?
    ) {
        feed.open(at: 0, discontinuities: mode)
        feed.load(at: 10, from: 0) { playlist in
            for index in playlist.segments.indices { playlist.segments[index].isDiscontinuity = isMarked }
        }
        #expect(feed.findings.map(\.kind) == (kind.map { [$0] } ?? []))
    }
}

struct OtherTrackCheckTests {
    private var feed = PlaylistFeed(OtherTrackCheck())

    /// Loads both tracks; `left` of track 2's segments are left out.
    private mutating func findings(leavingOut left: Set<Int>) -> [Finding] {
        for first in 0..<12 {
            feed.load(at: Double(first) * 2 + 11, from: first)
            guard first % 2 == 0 else { continue }
            feed.load(at: Double(first) * 2 + 11.5, from: first, track: 2) { playlist in
                let kept = playlist.segments.indices.filter { !left.contains(first + $0) }
                playlist.segments = kept.map { playlist.segments[$0] }
            }
        }
        return feed.findings
    }

    @Test mutating func bothTracksShowTheSame() { #expect(findings(leavingOut: []).isEmpty) }

    @Test mutating func whatTrack2LeavesOutIsToldOnce() {
        let findings = findings(leavingOut: [6, 7])
        #expect(findings.map(\.cause) == ["missing-from-track-2"])
        #expect(findings.first?.fragments.count == 2)
        #expect(findings.first?.sentences.what.contains("2 fragments") == true)
    }
}
