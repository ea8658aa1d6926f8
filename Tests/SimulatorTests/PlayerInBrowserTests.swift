import Foundation
import TestSupport
import Testing

@testable import KinesisVideoSimulator

/// LIVE in a page's video element, judged by the HLS player that Chromium has built in.
struct PlayerInBrowserTests {
    /// What `Scripts/browser` prints.
    private struct Playback: Decodable {
        /// The element's time when it had begun to play, in seconds.
        var start: Double
        /// The element's time at the end, in seconds.
        var end: Double
        /// How many pictures were shown.
        var frames: Int
        /// Width and height of the pictures.
        var size: [Int]
        /// What the element says of its error, or nothing.
        var error: String
        /// How many colours each screenshot has.
        var colours: [Int]
        /// How many pixels of the two screenshots differ.
        var differentPixels: Int
    }

    @Test func chromiumPlaysALivePlaylist() async throws {
        let result = try await withSimulator { address in
            // Chromium refuses the multivariant playlist: FORCED belongs to subtitles (RFC 8216 §4.3.4.1).
            let url = try await Tool.sessionURL(address, "steady").replacing(
                "getHLSMasterPlaylist", with: "getHLSMediaPlaylist")
            let folder = try TemporaryFolder()
            return try await Tool.python.run(
                [Tool.script("browser"), url + "&TrackNumber=1", "12", folder.path])
        }
        try #require(result.status == 0, "\(result.errors)")
        let playback = try JSONDecoder().decode(Playback.self, from: Data(result.output.utf8))
        #expect(playback.error == "")
        #expect(playback.end - playback.start >= 12)
        #expect(playback.frames > 150)
        #expect(playback.size == [320, 180])
        // The counter, its bar and the ball on a dark ground; between the two screenshots they moved on.
        #expect(playback.colours.allSatisfy { $0 > 100 })
        #expect(playback.differentPixels > 1000)
    }
}
