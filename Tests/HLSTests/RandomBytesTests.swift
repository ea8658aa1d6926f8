import HLS
import TestSupport
import Testing

struct RandomBytesTests {
    /// What random texts are made of: enough structure to get past the first line.
    private static let pieces: [[UInt8]] =
        [
            "#EXTM3U\n", "#EXTINF:", "1.01,", "-", "9999999999999999999", "18446744073709551616", ".", "\n",
            "\r\n", "#EXT-X-KEY:METHOD=", "#EXT-X-MAP:URI=\"", "\"", ",", "=", "#EXT-X-BYTERANGE:", "1@", "@",
            "#EXT-X-PROGRAM-DATE-TIME:", "2022-01-28T07:00:35.931Z", "0000-00-00T",
            "9999-12-31T23:59:60+23:59",
            "#EXT-X-STREAM-INF:BANDWIDTH=", "RESOLUTION=1x", "#EXT-X-MEDIA:TYPE=AUDIO",
            "#EXT-X-TARGETDURATION:",
            "#EXT-X-MEDIA-SEQUENCE:", "#EXT-X-START:TIME-OFFSET=", "#EXT-X-DATERANGE:", "#EXT", "#", " ",
            "\t", ":",
            "#EXT-X-DISCONTINUITY\n", "#EXT-X-ENDLIST\n", "a.mp4\n", "é", "x",
        ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0x00], [0xEF, 0xBB, 0xBF]]

    @Test(arguments: 0..<10)
    func neverStopTheParser(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<8_000 {
            let text = (0..<Int.random(in: 0...6, using: &random)).flatMap { _ in
                Self.pieces[Int.random(in: Self.pieces.indices, using: &random)]
            }
            survive(text)
        }
    }

    @Test(arguments: Fixture.all)
    func neverStopTheParserAsMutations(of fixture: Fixture) throws {
        let bytes = try Array(fixture.bytes.prefix(240))
        var random = SeededGenerator(seed: UInt64(bytes.count))
        for _ in 0..<300 where !bytes.isEmpty {
            var mutated = bytes
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                mutated[Int.random(in: mutated.indices, using: &random)] = UInt8.random(
                    in: 0...255, using: &random)
            }
            survive(mutated)
        }
    }

    /// Reads `bytes` and, where they hold a playlist, writes it: neither may trap.
    private func survive(_ bytes: [UInt8]) {
        // Refusing is fine.
        guard let parsed = try? PlaylistParser.parse(bytes) else { return }
        _ = PlaylistWriter.text(of: parsed.playlist)
    }
}
