import FoundationEssentials
import HLS
import Testing

@testable import StreamAnalysis

struct DiscontinuityCheckTests {
    /// A playlist of two segments of 2 s, `hole` seconds apart.
    private func findings(hole: Double, isMarked: Bool, hasMap: Bool = false) -> [Finding] {
        var playlist = MediaPlaylist(version: 7, targetDuration: 2, mediaSequence: 40)
        var first = MediaSegment(uri: "a", duration: .seconds(2))
        first.programDateTime = at(0)
        var second = MediaSegment(uri: "b", duration: .seconds(2))
        second.programDateTime = at(2 + hole)
        second.isDiscontinuity = isMarked
        second.map = hasMap ? MediaInitialization(uri: "init2") : nil
        playlist.segments = [first, second]
        var timeline = StreamTimeline(
            stream: StreamDescription(name: "cam", region: "r"), checks: [DiscontinuityCheck()])
        for second in 0..<3 {
            timeline.absorb(
                .loaded(
                    PlaylistLoad(
                        date: at(Double(second)), session: SessionID(1), track: 1, playlist: playlist)
                ))
        }
        return timeline.report().findings
    }

    @Test(arguments: [
        (0.0, false, nil), (0.05, false, nil), (-0.05, false, nil), (0.051, false, nil),
        (0.06, false, Finding.Kind.missingDiscontinuity), (-0.06, false, .missingDiscontinuity),
        (4, false, .missingDiscontinuity), (4, true, nil), (-1, true, nil), (0.051, true, nil),
        (0.04, true, .unexpectedDiscontinuity), (0, true, .unexpectedDiscontinuity),
    ])
    func tagsFollowTheRuleOf50Milliseconds(hole: Double, isMarked: Bool, kind: Finding.Kind?) {
        #expect(findings(hole: hole, isMarked: isMarked).map(\.kind) == [kind].compactMap(\.self))
    }

    @Test func newInitializationDataExplainsATag() {
        #expect(findings(hole: 0, isMarked: true, hasMap: true).isEmpty)
    }

    @Test func saysWhichSegmentAndHowFarApart() throws {
        let finding = try #require(findings(hole: 4, isMarked: false).first)
        #expect(finding.subject == "missing-discontinuity-track-1-session-1-41")
        #expect(finding.sentences.what.contains("leave 4.0 s"))
        #expect(finding.severity == .warning)
    }
}
