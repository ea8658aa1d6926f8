import FoundationEssentials
import HLS
import TestSupport
import Testing

@testable import StreamAnalysis

/// Whatever a service, a proxy or a recording says, the analysis stands.
struct RandomObservationTests {
    private var generator: SeededGenerator

    init() { generator = SeededGenerator(seed: 5) }

    private mutating func date() -> Date {
        switch Int.random(in: 0..<12, using: &generator) {
        case 0: .distantPast
        case 1: .distantFuture
        case 2: Date(timeIntervalSince1970: 1e18)
        case 3: Date(timeIntervalSince1970: -1e18)
        default: at(Double.random(in: 0...60, using: &generator))
        }
    }

    private mutating func duration() -> Duration {
        switch Int.random(in: 0..<8, using: &generator) {
        case 0: .zero
        case 1: .seconds(-3)
        case 2: .seconds(Int64.max / 2)
        default: .milliseconds(Int.random(in: 1...25_000, using: &generator))
        }
    }

    private mutating func number() -> FragmentNumber {
        let sequences: [UInt64] = [0, 1, 999, 1000, 7001, 7002, 7003, 8001, .max - 1, .max]
        let sequence = sequences.randomElement(using: &generator) ?? 0
        let digits = ["0", "42", "000", String(repeating: "9", count: 128)].randomElement(using: &generator)
        if Int.random(in: 0..<4, using: &generator) == 0, let digits, let number = FragmentNumber(digits) {
            return number
        }
        return structuredNumber(
            sequence: sequence, server: at(Double.random(in: 0...60, using: &generator)),
            random: UInt64.random(in: 0..<4, using: &generator))
    }

    private mutating func playlist() -> MediaPlaylist {
        let sequences = [0, 7, -1, Int.max, Int.min, Int.max - 2]
        var playlist = MediaPlaylist(
            targetDuration: [nil, 0, 2, Int.max].randomElement(using: &generator) ?? nil,
            mediaSequence: sequences.randomElement(using: &generator) ?? 0)
        for _ in 0..<Int.random(in: 0..<6, using: &generator) {
            var segment = MediaSegment(uri: "f?FragmentNumber=\(number().digits)", duration: duration())
            if Bool.random(using: &generator) { segment.programDateTime = date() }
            segment.isDiscontinuity = Bool.random(using: &generator)
            playlist.segments.append(segment)
        }
        return playlist
    }

    private mutating func observation() -> Observation {
        let session = SessionID(Int.random(in: 0..<3, using: &generator))
        switch Int.random(in: 0..<5, using: &generator) {
        case 0, 1:
            let fragments = (0..<Int.random(in: 0..<12, using: &generator)).map { _ in
                Fragment(
                    number: number(), producerTimestamp: date(), serverTimestamp: date(), length: duration(),
                    byteCount: [0, -1, 9, Int.max].randomElement(using: &generator) ?? 0)
            }
            return .listed(FragmentListing(date: date(), range: at(0)...at(60), fragments: fragments))
        case 2:
            return .loaded(PlaylistLoad(date: date(), session: session, track: 1, playlist: playlist()))
        case 3:
            let changes: [SessionEvent.Change] = [
                .opened(expires: date(), window: 10), .renewed, .lost(status: 403), .refused(code: "x"),
            ]
            return .session(
                SessionEvent(
                    date: date(), session: session,
                    change: changes.randomElement(using: &generator) ?? .renewed))
        default:
            let failure = CallOutcome.Failure(code: "x", message: "y")
            return .called(
                CallOutcome(
                    date: date(), operation: .listFragments, latency: duration(), quotaPoints: 100,
                    failure: Bool.random(using: &generator) ? failure : nil))
        }
    }

    @Test mutating func anyObservationsGiveAReport() {
        for _ in 0..<60 {
            var timeline = StreamTimeline(stream: StreamDescription(name: "cam", region: "r"))
            for _ in 0..<60 {
                timeline.absorb(observation())
                let report = timeline.report()
                #expect(report.findings.count <= FindingLedger.capacity)
            }
        }
    }
}
