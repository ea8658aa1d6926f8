import FoundationEssentials
import HLS
import Testing

@testable import StreamAnalysis

struct PlaylistSheetTests {
    private static let before = """
        #EXTM3U
        #EXT-X-MEDIA-SEQUENCE:7
        #EXT-X-MAP:URI="init.mp4"
        #EXTINF:2.0,
        a.mp4
        #EXTINF:1.9,
        b.mp4
        """

    /// Each line with the sign of its change.
    private func signs(_ text: String, since before: String? = before) -> [String] {
        PlaylistSheet(text, since: before).lines.map { line in
            switch line.change {
            case .added: "+ \(line.text)"
            case .changed: "≠ \(line.text)"
            case nil: line.text
            }
        }
    }

    @Test func aWindowThatMovesOnHasANewNumberAndANewSegment() {
        let text = """
            #EXTM3U
            #EXT-X-MEDIA-SEQUENCE:8
            #EXT-X-MAP:URI="init.mp4"
            #EXTINF:1.9,
            b.mp4
            #EXT-X-DISCONTINUITY
            #EXTINF:1.9,
            c.mp4
            """
        #expect(
            signs(text) == [
                "#EXTM3U", "≠ #EXT-X-MEDIA-SEQUENCE:8", "#EXT-X-MAP:URI=\"init.mp4\"", "#EXTINF:1.9,",
                "b.mp4",
                "+ #EXT-X-DISCONTINUITY", "+ #EXTINF:1.9,", "+ c.mp4",
            ])
        let sheet = PlaylistSheet(text, since: Self.before)
        #expect((sheet.addedSegments, sheet.removedSegments) == (1, 1))
    }

    @Test func whatASegmentSaysOtherwiseIsMarkedInItsLine() {
        let text = Self.before.split(separator: "1.9").joined(separator: "2.1")
        #expect(signs(text).filter { $0.hasPrefix("≠") } == ["≠ #EXTINF:2.1,"])
        #expect(signs(text + "\n#EXT-X-ENDLIST").last == "+ #EXT-X-ENDLIST")
    }

    @Test func nothingIsMarkedInWhatStaysAndInTheFirst() {
        #expect(signs(Self.before) == Self.before.playlistLines)
        #expect(signs(Self.before, since: nil) == Self.before.playlistLines)
    }

    @Test(arguments: ["\n", "\r\n"])
    func diagnosticsStandAtTheLinesThatWereReceived(end: String) throws {
        let lines = ["#EXTM3U", "", "#EXT-X-TARGETDURATION:2", "#EXTINF:2.0", "a.mp4"]
        let sheet = PlaylistSheet(lines.joined(separator: end) + end, since: nil)
        #expect(sheet.lines.map(\.text) == lines)
        #expect(sheet.lines.map(\.number) == [1, 2, 3, 4, 5])
        #expect(sheet.lines[3].diagnostics.map(\.message).contains("EXTINF has no comma"))
    }
}

struct PlaylistLogTests {
    private func load(_ seconds: Double, sequence: Int, session: Int = 1, text: String? = nil) -> PlaylistLoad
    {
        PlaylistLoad(
            date: at(seconds), session: SessionID(session), track: 1,
            playlist: MediaPlaylist(version: 7, targetDuration: 2, mediaSequence: sequence), text: text)
    }

    private func polls(_ loads: PlaylistLoad...) -> [PlaylistPoll] {
        var log = PlaylistLog()
        for load in loads { log.absorb(load) }
        return log.polls
    }

    @Test func pollsThatGotTheSameAreOne() throws {
        let polls = polls(
            load(0, sequence: 1), load(1, sequence: 1), load(2, sequence: 2), load(3, sequence: 1))
        #expect(polls.map(\.count) == [2, 1, 1])
        #expect(polls[0].load.date == at(0) && polls[0].latest == at(1))
    }

    @Test func anotherSessionOrAnotherSpellingIsAnotherPlaylist() {
        let spelled = "#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:1\n#EXT-X-VERSION:7"
        let polls = polls(
            load(0, sequence: 1), load(1, sequence: 1, session: 2),
            load(2, sequence: 1, session: 2, text: spelled))
        #expect(polls.count == 3)
        #expect(polls[2].sheet(since: nil).lines.map(\.text) == spelled.playlistLines)
        #expect(polls[0].sheet(since: nil).lines.map(\.text).contains("#EXT-X-TARGETDURATION:2"))
    }

    @Test func theNewestSixtyAreKept() {
        var log = PlaylistLog()
        for second in 0..<100 { log.absorb(load(Double(second), sequence: second)) }
        #expect(log.polls.count == 60)
        #expect(log.polls.first?.load.date == at(40) && log.polls.last?.load.date == at(99))
    }

    @Test func theReportShowsThoseOfTheFirstTrackAlone() {
        var timeline = StreamTimeline(stream: StreamDescription(name: "s", region: "r"))
        timeline.absorb(.loaded(load(0, sequence: 1)))
        var other = load(1, sequence: 5)
        other.track = 2
        timeline.absorb(.loaded(other))
        #expect(timeline.report().playlistPolls.map(\.load) == [load(0, sequence: 1)])
    }
}
