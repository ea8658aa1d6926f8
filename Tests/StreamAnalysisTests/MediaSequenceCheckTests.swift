import HLS
import Testing

@testable import StreamAnalysis

struct MediaSequenceCheckTests {
    private var feed = PlaylistFeed(MediaSequenceCheck())

    @Test mutating func aWindowThatSlidesIsRight() {
        feed.slide(0..<20)
        #expect(feed.findings.isEmpty)
    }

    @Test mutating func anOlderCopyIsARegression() throws {
        feed.load(at: 20, from: 5)
        feed.load(at: 21, from: 3)
        let finding = try #require(feed.findings.first)
        #expect(finding.kind == .mediaSequenceRegression)
        #expect(finding.cause == "older-copy")
        #expect(finding.severity == .warning)
        #expect(finding.sentences.what.contains("from 5 to 3"))
    }

    @Test mutating func copiesThatAlternateAreOneFinding() {
        for second in 0..<20 { feed.load(at: Double(20 + second), from: second % 2 == 0 ? 5 : 3) }
        #expect(feed.findings.count == 1)
        #expect(feed.findings.first?.evidence.contains(.init("occurrences", .count(10))) == true)
    }

    @Test mutating func countingAnewIsCritical() {
        feed.load(at: 40, from: 15)
        feed.load(at: 41, from: 16) { $0.mediaSequence = 0 }
        #expect(feed.findings.map(\.cause) == ["renumbered"])
        #expect(feed.findings.first?.severity == .critical)
    }

    @Test mutating func aNewSessionMayCountFromAnywhere() {
        feed.load(at: 40, from: 15)
        feed.open(at: 41)
        feed.load(at: 42, from: 15) { $0.mediaSequence = 0 }
        #expect(feed.findings.isEmpty)
    }

    @Test(arguments: [(20, 0), (25, 0), (26, 1), (40, 1)])
    mutating func movingPastTheWindowWithinASecondIsAJump(first: Int, findings: Int) {
        feed.load(at: 60, from: 20)
        feed.load(at: 61, from: first)
        #expect(feed.findings.count == findings)
        #expect(feed.findings.allSatisfy { $0.kind == .mediaSequenceJump && $0.severity == .warning })
    }

    @Test mutating func aJumpWhileNobodyLookedSaysNothing() {
        feed.load(at: 60, from: 20)
        feed.load(at: 100, from: 40)
        #expect(feed.findings.isEmpty)
    }

    @Test mutating func aJumpSaysHowManyWereNeverShown() throws {
        feed.load(at: 60, from: 20)
        feed.load(at: 61, from: 33)
        let finding = try #require(feed.findings.first)
        #expect(finding.evidence.contains(.init("unseen_segments", .count(8))))
        #expect(finding.sentences.what.contains("8 segments"))
    }
}
