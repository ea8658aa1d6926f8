import Foundation
import MediaContainers
import Testing

@testable import KinesisVideoSimulator

/// Each fault as ListFragments and playlists would show it: numbers, both clocks, lag, media.
struct ScenarioFaultTests {
    /// The fragments of ten minutes of past and about twenty more of a scenario with one fault, `fault` at 20 s.
    private static func fragments(_ fault: String, head: String = "") throws -> [StoredFragment] {
        let text = "\(head)\n[[fault]]\nat = \"20s\"\n\(fault)\n"
        let scenario = try ScenarioFile(path: "one.toml", text: text).scenario()
        return Array(Ingestion(ScenarioRun(scenario, start: testStart)).prefix(900)).filter { !$0.isRefused }
    }

    /// By how much numbers grow where they don't grow by 1.
    private static func jumps(_ fragments: [StoredFragment]) -> [UInt64] {
        zip(fragments, fragments.dropFirst()).map { $1.sequence &- $0.sequence }.filter { $0 != 1 }
    }

    /// The slots missing from `fragments`, up to the last one.
    private static func missing(_ fragments: [StoredFragment]) -> [Int] {
        let slots = Set(fragments.map(\.capture.slot))
        return (-100..<200).filter { !slots.contains($0) }
    }

    private static func lags(_ fragments: [StoredFragment], slots: Range<Int>) -> [Int64] {
        fragments.filter { slots.contains($0.capture.slot) }.map {
            ($0.capture.serverTimestamp - $0.capture.producerTimestamp).milliseconds
        }
    }

    /// 20 s after the start, fragment 10 begins (10 × 2.048 s = 20.48 s).
    @Test(arguments: [
        ("kind = \"refused\"\nfragments = 3", [4]), ("kind = \"drop\"\nfragments = 3", []),
        ("kind = \"silence\"\nfragments = 3", []),
    ])
    func aRefusedFragmentUsesANumberUpAndADroppedOneDoesNot(fault: String, jumps: [UInt64]) throws {
        let fragments = try Self.fragments(fault)
        #expect(Self.missing(fragments) == [10, 11, 12])
        #expect(Self.jumps(fragments) == jumps)
    }

    @Test(arguments: [(14, 0), (15, 1)])
    func aConnectionOnWhichNothingComesForThirtySecondsIsClosed(fragments count: Int, blocks: Int) throws {
        let fragments = try Self.fragments("kind = \"silence\"\nfragments = \(count)")
        #expect(Self.jumps(fragments).count == blocks)
        #expect(Self.missing(fragments).count == count)
    }

    @Test func aDuplicateHasOneProducerTimestampAndTwoNumbers() throws {
        let fragments = try Self.fragments("kind = \"duplicate\"\nfragments = 2\nafter = \"700ms\"")
        let twins = Dictionary(grouping: fragments, by: \.capture.producerTimestamp).values
            .filter { $0.count > 1 }.sorted { $0[0].number < $1[0].number }
        #expect(twins.map { $0.map(\.capture.slot) } == [[10, 10], [11, 11]])
        for pair in twins {
            #expect(pair[1].capture.serverTimestamp - pair[0].capture.serverTimestamp == .milliseconds(700))
            #expect(pair[1].media == pair[0].media)
        }
        #expect(Self.jumps(fragments) == [])
    }

    @Test func anOverlapEndsAfterItsSuccessorBegins() throws {
        let fragments = try Self.fragments("kind = \"overlap\"\nby = \"640ms\"")
        let overlaps = zip(fragments, fragments.dropFirst()).map {
            ($0.capture.producerEnd - $1.capture.producerTimestamp).milliseconds
        }
        #expect(overlaps.filter { $0 != 0 } == [640])
        let longest = try #require(fragments.max { $0.duration < $1.duration })
        #expect(longest.length == .milliseconds(2048 + 640 - 64))
    }

    @Test func twoProducersTakeTurnsWithBlocksClocksAndLagsOfTheirOwn() throws {
        let fragments = try Self.fragments(
            "kind = \"second-producer\"\nfragments = 5\nclock-offset = \"700ms\"\nlag = \"2s\"")
        let others = fragments.filter { $0.sequence >= 5001 }
        #expect(others.map(\.sequence) == [5001, 5002, 5003, 5004, 5005])
        #expect(others.map(\.capture.slot) == [10, 11, 12, 13, 14])
        let times = fragments.map(\.serverTimestamp)
        #expect(times == times.sorted())
        let held = fragments.filter { (10..<15).contains($0.capture.slot) }
        let switches = zip(held, held.dropFirst()).filter { $0.sequence / 1000 != $1.sequence / 1000 }.count
        #expect(switches >= 8)
        for other in others {
            #expect((other.capture.serverTimestamp - other.capture.producerTimestamp).milliseconds == 1300)
        }
    }

    @Test func aFragmentIsFoundByItsNumberThoughBlocksTakeTurns() throws {
        let archive = Archive(
            try Self.fragments("kind = \"second-producer\"\nfragments = 30\nclock-offset = \"700ms\""))
        let late = Instant(.at(100_000))
        #expect(archive.fragments.allSatisfy { archive.fragment(numbered: $0.number, at: late) == $0 })
    }

    @Test func anOutageLosesMediaAndAReconnectDoesNot() throws {
        let lost = try Self.fragments("kind = \"outage\"\nfragments = 4")
        let kept = try Self.fragments("kind = \"reconnect\"\nfragments = 4")
        #expect(Self.missing(lost) == [10, 11, 12, 13])
        #expect(Self.missing(kept) == [])
        #expect(Self.jumps(lost).count == 1)
        #expect(Self.jumps(kept) == Self.jumps(lost).map { $0 + 4 - 4 })
        #expect(kept.first { $0.sequence >= 5001 }?.capture.slot == 10)
    }

    @Test func aRollbackSendsTheLastFragmentsAgainOnTheNewConnection() throws {
        let fragments = try Self.fragments("kind = \"reconnect\"\nfragments = 2\nresent = 3")
        let new = fragments.filter { $0.sequence >= 5001 }.prefix(6).map(\.capture.slot)
        #expect(new == [7, 8, 9, 10, 11, 12])
        let first = fragments.filter { $0.capture.slot == 8 }
        #expect(first.count == 2)
        #expect(first.first?.producerTimestamp == first.last?.producerTimestamp)
    }

    @Test func aBurstComesAfterAPauseAndCatchesUp() throws {
        let fragments = try Self.fragments("kind = \"burst\"\nfragments = 4")
        let lags = Self.lags(fragments, slots: 8..<20)
        #expect(Self.jumps(fragments) == [])
        #expect(lags.prefix(2).allSatisfy { (840...960).contains($0) })
        let held = Array(lags.dropFirst(2).prefix(6))
        #expect(abs(held[0] - 900 - 4 * 2048) <= 60)
        let steps = zip(held, held.dropFirst()).map { $0 - $1 }
        #expect(steps.prefix(5).allSatisfy { $0 > 1400 })
        #expect(lags.suffix(3).allSatisfy { (840...960).contains($0) })
    }

    @Test func aSlowUplinkFallsBehindStepByStepAndRecovers() throws {
        let fragments = try Self.fragments("kind = \"slow-uplink\"\nfragments = 6\ngrowth = \"500ms\"")
        let lags = Self.lags(fragments, slots: 9..<25)
        let expected: [Int64] = [0, 500, 1000, 1500, 2000, 2500, 3000, 1464, 0, 0]
        for (lag, late) in zip(lags, expected) { #expect(abs(lag - 900 - late) <= 60) }
        #expect(zip(fragments, fragments.dropFirst()).allSatisfy { $0.persisted < $1.persisted })
    }

    @Test func aClockThatCountsFromItsStartLiesIn1970() throws {
        let fragments = try Self.fragments(
            "kind = \"reboot\"\nfragments = 3", head: "[clock]\norigin = \"boot\"")
        #expect(fragments[0].capture.producerTimestamp == Instant(milliseconds: 0))
        let rebooted = try #require(fragments.first { $0.sequence >= 5001 })
        #expect(rebooted.capture.producerTimestamp == Instant(milliseconds: 0))
    }

    @Test(arguments: [("small", 2, CodecID.h264), ("h265", 2, CodecID.h265)])
    func anotherFilmHasOtherTracksForAsLongAsItIsShown(film: String, count: Int, codec: CodecID) throws {
        let fragments = try Self.fragments("kind = \"media\"\nfilm = \"\(film)\"\nfragments = 3")
        let usual = try #require(fragments.first).media.tracks
        let other = fragments.filter { $0.media.tracks != usual }
        #expect(other.map(\.capture.slot) == [10, 11, 12])
        #expect(other[0].media.tracks.count == count)
        #expect(other[0].media.tracks[0].codec == codec)
        #expect(other[0].media.tracks[0].codecPrivate != usual[0].codecPrivate)
    }

    @Test(arguments: ["video", "audio"])
    func aSingleTrackHasNumberOne(tracks: String) throws {
        let fragments = try Self.fragments("kind = \"drop\"", head: "[media]\ntracks = \"\(tracks)\"")
        #expect(try #require(fragments.first).media.tracks.map(\.number) == [1])
    }
}
