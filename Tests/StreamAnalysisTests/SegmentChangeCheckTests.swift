import FoundationEssentials
import HLS
import Testing

@testable import StreamAnalysis

struct SegmentChangeCheckTests {
    private var feed = PlaylistFeed(SegmentChangeCheck())

    /// What is found when the third segment is changed from one load to the next.
    private mutating func findings(_ change: (inout MediaSegment) -> Void) -> [Finding] {
        feed.load(at: 20, from: 5)
        feed.load(at: 21, from: 6) { change(&$0.segments[1]) }
        return feed.findings
    }

    @Test mutating func theTokenAndTheMapBelongToTheLoad() {
        let findings = findings {
            $0.uri = $0.uri.replacing("SessionToken=t", with: "SessionToken=u")
            $0.map = MediaInitialization(uri: "init?SessionToken=u&SequenceNumber=0")
        }
        #expect(findings.isEmpty)
    }

    @Test mutating func anotherFragmentUnderANumberIsCritical() {
        let other = PlaylistFeed.playlist(from: 99).segments[0].uri
        let findings = findings { $0.uri = other }
        #expect(findings.map(\.kind) == [.segmentChanged])
        #expect(findings.map(\.cause) == ["fragment"])
        #expect(findings.first?.severity == .critical)
    }

    @Test mutating func anotherDateIsAChange() {
        let findings = findings { $0.programDateTime = at(14.5) }
        #expect(findings.map(\.cause) == ["date"])
    }

    @Test mutating func anotherDurationIsAChange() {
        let findings = findings { $0.duration = .seconds(1) }
        #expect(findings.map(\.cause) == ["duration"])
        #expect(findings.first?.sentences.what.contains("2.0 s, now 1.0 s") == true)
    }

    @Test mutating func anotherDiscontinuityFlagIsChurn() {
        let findings = findings { $0.isDiscontinuity = true }
        #expect(findings.map(\.kind) == [.discontinuityChurn])
        #expect(findings.first?.severity == .warning)
    }

    @Test mutating func aWholeWindowThatChangesIsOneFinding() {
        for second in 0..<20 {
            feed.load(at: Double(20 + second), from: 5) { playlist in
                guard second % 2 == 1 else { return }
                for index in playlist.segments.indices { playlist.segments[index].isDiscontinuity = true }
            }
        }
        #expect(feed.findings.count == 1)
    }

    @Test mutating func whatLeftTheWindowIsNotCompared() {
        feed.load(at: 20, from: 5)
        feed.load(at: 40, from: 15)
        #expect(feed.findings.isEmpty)
    }
}
