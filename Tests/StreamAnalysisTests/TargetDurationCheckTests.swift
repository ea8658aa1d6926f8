import HLS
import Testing

@testable import StreamAnalysis

struct TargetDurationCheckTests {
    private var feed = PlaylistFeed(TargetDurationCheck())

    @Test(arguments: [(1999, 0), (2000, 0), (2499, 0), (2500, 1), (3000, 1), (20_000, 1)])
    mutating func aSegmentRoundedToWholeSecondsMayNotExceedIt(milliseconds: Int, findings: Int) {
        feed.load(at: 20, from: 5) { $0.segments[4].duration = .milliseconds(milliseconds) }
        #expect(feed.findings.count == findings)
        #expect(feed.findings.allSatisfy { $0.cause == "exceeded" && $0.severity == .warning })
    }

    @Test mutating func anEarlierSessionsSegmentsAreNotToldAgain() {
        feed.load(at: 20, from: 5) { $0.segments[4].duration = .seconds(4) }
        feed.open(at: 21)
        feed.load(at: 22, from: 5) { $0.segments[4].duration = .seconds(4) }
        #expect(feed.findings.count == 1)
        #expect(feed.findings.first?.evidence.contains(.init("occurrences", .count(1))) == true)
    }

    @Test mutating func aPlaylistWithoutItSaysNothing() {
        feed.load(at: 20, from: 5) { $0.targetDuration = nil }
        #expect(feed.findings.isEmpty)
    }

    @Test(arguments: [(2, 0), (3, 0), (1, 0), (4, 1), (9, 1)])
    mutating func onlyMoreThanRoundingIsAChange(target: Int, findings: Int) {
        feed.load(at: 20, from: 5)
        feed.load(at: 22, from: 6) { $0.targetDuration = target }
        let changes = feed.findings.filter { $0.cause == "changed" }
        #expect(changes.count == findings)
        #expect(changes.allSatisfy { $0.severity == .info })
    }
}
