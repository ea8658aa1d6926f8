import FoundationEssentials
import HLS
import Testing

@testable import StreamAnalysis

struct DateTimeCheckTests {
    private var feed = PlaylistFeed(DateTimeCheck())

    @Test(arguments: [(0, 0), (1, 0), (2, 1), (-500, 1), (1000, 0)])
    mutating func theDateIsTheArchivesTimestamp(milliseconds: Int, findings: Int) {
        // One second off is the server's timestamp here, which a session may show as well.
        feed.list(0..<10, at: 15)
        feed.load(at: 16, from: 3) {
            $0.segments[2].programDateTime = at(10 + Double(milliseconds) / 1000)
        }
        #expect(feed.findings.map(\.cause) == Array(repeating: "differs-from-archive", count: findings))
    }

    @Test mutating func whatIsListedLaterIsComparedThen() {
        feed.load(at: 16, from: 3) { $0.segments[2].programDateTime = at(10.25) }
        #expect(feed.findings.isEmpty)
        feed.list(0..<10, at: 17)
        #expect(feed.findings.count == 1)
    }

    @Test mutating func datesThatAllDifferAreOneFinding() throws {
        feed.list(0..<20, at: 45)
        feed.load(at: 46, from: 3, count: 10) { playlist in
            for index in playlist.segments.indices {
                playlist.segments[index].programDateTime = at(Double(3 + index) * 2 + 0.1)
            }
        }
        let finding = try #require(feed.findings.first)
        #expect(feed.findings.count == 1)
        #expect(finding.evidence.contains(.init("occurrences", .count(10))))
    }

    @Test(arguments: [false, true])
    mutating func goingBackIsExplainedByTheProducersClock(isExplained: Bool) {
        feed.list(0..<10, at: 15) { index, fragment in
            if isExplained, index == 6 { fragment.producerTimestamp = at(8.5) }
        }
        feed.load(at: 16, from: 3) { playlist in
            for index in playlist.segments.indices {
                playlist.segments[index].uri = "f?FragmentNumber=\(3 + index)"
            }
            playlist.segments[3].programDateTime = at(8.5)
            playlist.segments[3].isDiscontinuity = true
        }
        #expect(feed.findings.isEmpty)
        feed.tell(.ticked(at(25)))
        #expect(feed.findings.map(\.cause) == (isExplained ? [] : ["goes-back"]))
    }

    @Test mutating func aJumpWithoutAMarkIsToldWhereMarksAreOff() {
        feed.open(at: 0, discontinuities: .never)
        feed.list(0..<3, at: 15)
        feed.load(at: 16, from: 3) { playlist in
            for index in playlist.segments.indices {
                playlist.segments[index].uri = "f?FragmentNumber=\(3 + index)"
            }
            playlist.segments[4].programDateTime = at(30)
        }
        feed.tell(.ticked(at(25)))
        #expect(feed.findings.map(\.cause) == ["jumps"])
    }
}
