import Foundation
import HLS
import Testing

@testable import KinesisVideoSimulator

struct MediaPlaylistTextTests {
    /// Four fragments: the second follows at once, the third 51 ms after the end of its predecessor, the last 50 ms.
    private static let fragments = [
        StoredFragment.made(1, producer: 10), .made(2, producer: 12.048), .made(3, producer: 14.147),
        .made(4, producer: 16.245),
    ]

    private static func lines(
        _ fragments: [StoredFragment] = fragments, track: Int = 1,
        _ change: (inout GetHLSStreamingSessionURLRequest) -> Void = { _ in }
    ) throws -> [Substring] {
        var service = HandMadeService(fragments)
        let token = try service.open(at: .at(20), change)
        let text = try service.service.mediaPlaylist(token: token, track: track, at: .at(20))
        #expect(text.hasSuffix("\n"))
        return text.replacing(token, with: "TOKEN").split(separator: "\n")
    }

    @Test func writesTagsInTheServicesOrder() throws {
        let lines = try Self.lines([.made(1, producer: 10)]) {
            $0.discontinuityMode = "ALWAYS"
            $0.displayFragmentTimestamp = "ALWAYS"
        }
        #expect(
            lines == [
                "#EXTM3U", "#EXT-X-VERSION:7", "#EXT-X-TARGETDURATION:3", "#EXT-X-MEDIA-SEQUENCE:0",
                "#EXT-X-INDEPENDENT-SEGMENTS", "#EXT-X-DISCONTINUITY",
                "#EXT-X-MAP:URI=\"getMP4InitFragment.mp4?SessionToken=TOKEN&TrackNumber=1&SequenceNumber=0\"",
                "#EXT-X-PROGRAM-DATE-TIME:2023-11-14T22:13:30.000Z", "#EXTINF:2.048,",
                "getMP4MediaFragment.mp4?FragmentNumber=90000000000000000000000000000000000000000000001"
                    + "&SessionToken=TOKEN&TrackNumber=1",
            ])
    }

    @Test(arguments: [("ALWAYS", 4), ("NEVER", 0), ("ON_DISCONTINUITY", 1)])
    func announcesDiscontinuitiesAsAskedFor(mode: String, count: Int) throws {
        let lines = try Self.lines { $0.discontinuityMode = mode }
        #expect(lines.count { $0 == "#EXT-X-DISCONTINUITY" } == count)
        #expect(!lines.contains { $0.hasPrefix("#EXT-X-DISCONTINUITY-SEQUENCE") })
    }

    @Test(arguments: [("PRODUCER_TIMESTAMP", 0), ("SERVER_TIMESTAMP", 4)])
    func announcesThemByDefaultOnlyByTheServicesClock(selector: String, count: Int) throws {
        let lines = try Self.lines { $0.hlsFragmentSelector?.fragmentSelectorType = selector }
        #expect(lines.count { $0 == "#EXT-X-DISCONTINUITY" } == count)
    }

    /// EXTINF's end against the next start: more than 50 ms apart or overlapping is discontinuous.
    @Test(arguments: [(12.048, false), (12.098, false), (12.099, true), (11.998, false), (11.997, true)])
    func tolerates50Milliseconds(next: Double, isDiscontinuity: Bool) throws {
        let lines = try Self.lines([.made(1, producer: 10), .made(2, producer: next)]) {
            $0.discontinuityMode = "ON_DISCONTINUITY"
        }
        #expect(lines.contains("#EXT-X-DISCONTINUITY") == isDiscontinuity)
    }

    @Test func judgesTheFirstFragmentByTheOneThatLeft() throws {
        var service = HandMadeService(Self.fragments)
        let token = try service.open(at: .at(13.5)) {
            $0.discontinuityMode = "ON_DISCONTINUITY"
            $0.maxMediaPlaylistFragmentResults = 1
        }
        let flags = try [13.5, 15.2].map {
            try service.service.mediaPlaylist(token: token, track: 1, at: .at($0)).contains("DISCONTINUITY")
        }
        #expect(flags == [false, true])
    }

    @Test func datesAreOfTheClockAskedFor() throws {
        let fragment = StoredFragment.made(1, producer: 10.001, server: 15.5)
        let dates = try [TimestampSelector.producer, .server].map { selector in
            try Self.lines([fragment]) {
                $0.hlsFragmentSelector = FragmentSelector(selector)
                $0.displayFragmentTimestamp = "ALWAYS"
            }.first { $0.hasPrefix("#EXT-X-PROGRAM-DATE-TIME:") }?.suffix(13)
        }
        #expect(dates == ["22:13:30.001Z", "22:13:35.500Z"])
    }

    @Test func writesNoDatesUnlessAsked() throws {
        #expect(try !Self.lines().contains { $0.hasPrefix("#EXT-X-PROGRAM-DATE-TIME") })
    }

    @Test(arguments: ["ALWAYS", "NEVER", "ON_DISCONTINUITY"])
    func isGoodHLS(mode: String) throws {
        var service = HandMadeService(Self.fragments)
        let token = try service.open(at: .at(20)) {
            $0.discontinuityMode = mode
            $0.displayFragmentTimestamp = "ALWAYS"
        }
        let text = try service.service.mediaPlaylist(token: token, track: 2, at: .at(20))
        let playlist = try MediaPlaylist(parsing: Array(text.utf8))
        #expect(playlist.segments.map(\.duration) == Array(repeating: .milliseconds(2048), count: 4))
        #expect(playlist.segments.map(\.programDateTime) == Self.fragments.map(\.producerTimestamp))
        #expect(playlist.segments.compactMap(\.map).count == 1)
        #expect(playlist.segments.allSatisfy { $0.uri.hasSuffix("TrackNumber=2") })
        #expect(try PlaylistParser.parse(Array(text.utf8)).diagnostics.filter { $0.severity == .error } == [])
    }

    @Test(arguments: [
        (1010, "1.01"), (998, "0.998"), (5000, "5.0"), (2048, "2.048"), (100, "0.1"), (0, "0.0"),
    ])
    func writesSecondsAsJavaDoes(milliseconds: Int, text: String) {
        #expect(DateText.seconds(.milliseconds(milliseconds)) == text)
    }

    @Test(arguments: [
        (0 as Int64, "1970-01-01T00:00:00.000Z"), (1_643_353_235_931, "2022-01-28T07:00:35.931Z"),
        (951_782_400_000, "2000-02-29T00:00:00.000Z"), (4_102_444_799_999, "2099-12-31T23:59:59.999Z"),
    ])
    func writesDatesToTheMillisecond(milliseconds: Int64, text: String) {
        #expect(DateText.iso8601(Instant(milliseconds: milliseconds)) == text)
    }
}
