import Foundation
import HLS
import Testing

struct PlaylistWriterTests {
    /// Playlists whose every byte is as the service writes it, apart from what a parser leaves out.
    private static let verbatim = Fixture.all.filter {
        $0.name.hasPrefix("kvs-") && $0.name != "kvs-live-replay-2023"  // it ends in a tag without a segment
    }

    @Test(arguments: verbatim)
    func writesWhatTheServiceWrites(_ fixture: Fixture) throws {
        let bytes = try fixture.bytes
        let text = PlaylistWriter.text(of: try PlaylistParser.parse(bytes).playlist)
        #expect(text == String(decoding: bytes, as: UTF8.self))
    }

    @Test func writesTheTagsOfASegmentInTheServicesOrder() {
        var segment = MediaSegment(uri: "media.mp4", duration: .milliseconds(1_857))
        segment.programDateTime = Date(timeIntervalSince1970: 1_643_353_235.931)
        segment.map = MediaInitialization(uri: "init.mp4")
        segment.isDiscontinuity = true
        var playlist = MediaPlaylist(version: 7, targetDuration: 2, mediaSequence: 5)
        playlist.hasIndependentSegments = true
        playlist.segments = [segment]
        #expect(
            PlaylistWriter.text(of: playlist) == """
                #EXTM3U
                #EXT-X-VERSION:7
                #EXT-X-TARGETDURATION:2
                #EXT-X-MEDIA-SEQUENCE:5
                #EXT-X-INDEPENDENT-SEGMENTS
                #EXT-X-DISCONTINUITY
                #EXT-X-MAP:URI="init.mp4"
                #EXT-X-PROGRAM-DATE-TIME:2022-01-28T07:00:35.931Z
                #EXTINF:1.857,
                media.mp4

                """)
    }

    @Test(arguments: [
        (Duration.milliseconds(1_010), "1.01"), (.seconds(5), "5.0"), (.milliseconds(998), "0.998"),
        (.microseconds(1_999_600), "2.0"), (.microseconds(400), "0.0"), (.zero, "0.0"),
    ])
    func writesDurationsWithOneToThreeDecimals(_ duration: Duration, text: String) {
        var playlist = MediaPlaylist()
        playlist.segments = [MediaSegment(uri: "a", duration: duration)]
        #expect(PlaylistWriter.text(of: playlist).contains("#EXTINF:\(text),\n"))
    }

    @Test(arguments: [-Double.infinity, -1e300, -62_135_596_800, 253_402_300_800, 1e300, .infinity, .nan])
    func writesSomeDateForEveryDate(secondsSince1970: Double) throws {
        var segment = MediaSegment(uri: "a", duration: .zero)
        segment.programDateTime = Date(timeIntervalSince1970: secondsSince1970)
        var playlist = MediaPlaylist()
        playlist.segments = [segment]
        let again = try MediaPlaylist(parsing: PlaylistWriter.text(of: playlist).utf8)
        #expect(again.segments[0].programDateTime != nil)
    }

    @Test func leavesOutWhatWouldBreakAQuotation() {
        let rendition = Rendition(kind: .audio, groupID: "a\"\nb", name: "n")
        let text = PlaylistWriter.text(of: MultivariantPlaylist(renditions: [rendition]))
        #expect(text.contains("GROUP-ID=\"ab\""))
    }
}
