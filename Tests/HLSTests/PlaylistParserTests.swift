import HLS
import Testing

struct PlaylistParserTests {
    @Test func refusesTextThatHoldsNoPlaylist() {
        #expect(throws: PlaylistError(code: .notAPlaylist, subject: "Forbidden")) {
            try PlaylistParser.parse("Forbidden".utf8)
        }
    }

    @Test func refusesAHeaderAlone() {
        #expect(throws: PlaylistError(code: .undecidable, subject: "#EXTM3U")) {
            try PlaylistParser.parse("#EXTM3U\n".utf8)
        }
    }

    @Test func tellsThatTheKindIsAnother() {
        let text = "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nv.m3u8\n"
        #expect(throws: PlaylistError(code: .unexpectedKind, subject: "#EXTM3U")) {
            try MediaPlaylist(parsing: text.utf8)
        }
        #expect(throws: PlaylistError.self) {
            try MultivariantPlaylist(parsing: "#EXTM3U\n#EXTINF:1,\na\n".utf8)
        }
    }

    @Test func showsNoMoreOfTheTextThanItsStart() throws {
        let error = #expect(throws: PlaylistError.self) {
            try PlaylistParser.parse("https://host/a.m3u8?SessionToken=secret".utf8)
        }
        #expect(try !#require(error).description.contains("secret"))
    }

    @Test func quotesTheRuleAndTellsHowToFix() throws {
        let parsed = try PlaylistParser.parse("#EXTM3U\n#EXTINF:1,\na\n".utf8)
        let line = try #require(parsed.diagnostics.first).description
        #expect(
            line == """
                line 1: error: EXT-X-TARGETDURATION is missing \
                [RFC 8216 §4.3.3.1: The EXT-X-TARGETDURATION tag is REQUIRED.] Write it before the first segment.
                """)
    }

    @Test func listsDiagnosticsInTheOrderOfLines() throws {
        let text = "#EXTM3U\n#EXTINF:x,\na\n#EXTINF:9,\nb\n#EXT-X-TARGETDURATION:z\n"
        let lines = try PlaylistParser.parse(text.utf8).diagnostics.map(\.line)
        #expect(lines == [1, 2, 6])
    }

    @Test(arguments: [
        ("1.01", 1_010), ("0.998", 998), ("5.0", 5_000), ("5", 5_000), ("5.", 5_000), ("0.0004", 0),
    ])
    func keepsDurationsExactly(_ text: String, milliseconds: Int) throws {
        let playlist = try MediaPlaylist(parsing: "#EXTM3U\n#EXTINF:\(text),\na\n".utf8)
        let rest = playlist.segments[0].duration - .milliseconds(milliseconds)
        #expect(rest == (text == "0.0004" ? .microseconds(400) : .zero))
    }

    @Test func readsAThirdOfASecondToTheLastDecimal() throws {
        let playlist = try MediaPlaylist(parsing: "#EXTM3U\n#EXTINF:0.3333333333333333339,\na\n".utf8)
        #expect(
            playlist.segments[0].duration
                == Duration(secondsComponent: 0, attosecondsComponent: 333_333_333_333_333_333))
    }
}
