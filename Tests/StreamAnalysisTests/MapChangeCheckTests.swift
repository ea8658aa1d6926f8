import HLS
import Testing

@testable import StreamAnalysis

struct MapChangeCheckTests {
    private var feed = PlaylistFeed(MapChangeCheck())

    /// The initialization data that media sequence `index` needs, written as KVS does: at the window's beginning and at each change.
    private static func write(
        _ first: Int, _ playlist: inout MediaPlaylist, _ period: (Int) -> Int, token: String = "t"
    ) {
        for index in playlist.segments.indices {
            let here = period(first + index)
            let isWritten = index == 0 || here != period(first + index - 1)
            playlist.segments[index].map =
                isWritten
                ? MediaInitialization(uri: "init?SessionToken=\(token)&SequenceNumber=\(here)") : nil
        }
    }

    @Test mutating func theSameMapAtTheBeginningOfEachWindowIsNoChange() {
        feed.slide(0..<20) { Self.write($0, &$1, { _ in 0 }) }
        #expect(feed.findings.isEmpty)
    }

    @Test mutating func eachChangeIsTold() throws {
        feed.slide(0..<40) { Self.write($0, &$1, { $0 < 10 ? 0 : $0 < 20 ? 1 : 2 }) }
        #expect(feed.findings.map(\.kind) == [.mapChanged, .mapChanged])
        let second = try #require(feed.findings.first)
        #expect(second.evidence.contains(.init("changes_in_session", .count(2))))
        #expect(second.from == at(40))
        #expect(second.severity == .notice)
    }

    @Test mutating func aNewSessionNumbersItsMapsAnew() {
        feed.slide(0..<5) { Self.write($0, &$1, { _ in 3 }) }
        feed.open(at: 20)
        feed.slide(5..<10) { Self.write($0, &$1, { _ in 0 }, token: "u") }
        #expect(feed.findings.isEmpty)
    }

    @Test(arguments: [(399, Finding.Severity.notice), (400, .warning), (500, .critical)])
    mutating func fiveHundredAreAllowed(count: Int, severity: Finding.Severity) {
        feed.slide(0..<(count - 3)) { Self.write($0, &$1, { $0 }) }
        #expect(feed.findings.map(\.severity) == [severity])
    }
}
