import Foundation
import MediaContainers
import Testing

@testable import KinesisVideoSimulator

struct PackagingTests {
    private let packager = FragmentPackager(source: .embedded)

    @Test func theSourceDividesEvenly() {
        let source = SourceMedia.embedded
        #expect(source.fragments.count == 30)
        for fragment in source.fragments {
            #expect(fragment.video.samples.count == 32)
            #expect(fragment.audio.samples.count == 32)
            #expect(fragment.video.samples.map(\.isSync) == [true] + Array(repeating: false, count: 31))
            #expect(fragment.video.samples.allSatisfy { $0.duration == 5760 && $0.compositionOffset == 0 })
            #expect(fragment.audio.samples.allSatisfy { $0.duration == 1024 })
        }
    }

    @Test func theSourceIsSmall() {
        let total = SourceMedia.embedded.fragments.reduce(0) { $0 + $1.byteCount }
        #expect(total < 1_000_000)
    }

    @Test(
        arguments: FragmentPackager.TrackNumber.allCases,
        [Scenario.steady, .drift, .gap, .clockJump].map(\.name))
    func mediaTimeFollowsTheProducersClock(track: FragmentPackager.TrackNumber, name: String) throws {
        let run = ScenarioRun(try #require(Scenario.named(name)), start: testStart)
        let fragments = Array(Ingestion(run).prefix(320)).filter { !$0.isRefused }
        let origin = try #require(fragments.first).capture.producerTimestamp
        let ticks = UInt64(packager.description(of: track).timescale) / 1000
        var end: UInt64 = 0
        for (previous, fragment) in zip([nil] + fragments.map(Optional.some), fragments) {
            let parsed = try MediaFragment(
                parsing: packager.mediaFragment(
                    fragment, track: track, origin: origin, originSlot: run.firstSlot))
            let time = UInt64((fragment.capture.producerTimestamp - origin).milliseconds)
            #expect(parsed.baseDecodeTime == time * ticks)
            let isNext = previous.map { $0.capture.slot + 1 == fragment.capture.slot } ?? true
            if isNext, name != "clock-jump" {
                #expect(parsed.baseDecodeTime >= end && parsed.baseDecodeTime - end <= ticks)
            }
            end = parsed.baseDecodeTime + parsed.samples.reduce(0) { $0 + UInt64($1.duration) }
            #expect(end - parsed.baseDecodeTime == UInt64(fragment.duration.milliseconds) * ticks)
        }
    }

    @Test func aFragmentOlderThanItsSessionStandsAtTheBeginning() throws {
        let fragment = ProducedFragment.made(1, producer: 0)
        let bytes = packager.mediaFragment(fragment, track: .video, origin: Instant(.at(10)), originSlot: 6)
        let parsed = try MediaFragment(parsing: bytes)
        #expect(parsed.baseDecodeTime == 0)
        #expect(parsed.sequenceNumber == 0)
    }

    @Test func sequenceNumbersGrowFromOne() throws {
        let numbers = try (6...8).map { slot in
            try MediaFragment(
                parsing: packager.mediaFragment(
                    .made(slot, producer: Double(slot)), track: .audio, origin: Instant(.at(6)), originSlot: 6
                )
            ).sequenceNumber
        }
        #expect(numbers == [1, 2, 3])
    }

    @Test func ffmpegReadsAMinuteAndAHalfWithoutAWord() async throws {
        let run = ScenarioRun(.steady, start: testStart)
        let fragments = Array(Ingestion(run).prefix(45))
        let origin = try #require(fragments.first).capture.producerTimestamp
        for track in FragmentPackager.TrackNumber.allCases {
            let media = fragments.flatMap {
                packager.mediaFragment($0, track: track, origin: origin, originSlot: run.firstSlot)
            }
            let file = FileManager.default.temporaryDirectory.appendingPathComponent(
                "\(UUID().uuidString).mp4")
            try Data(packager.initializationSegment(of: track) + media).write(to: file)
            let result = try await Tool.ffmpeg.run(["-v", "warning", "-i", file.path, "-f", "null", "-"])
            try FileManager.default.removeItem(at: file)
            #expect(result.status == 0)
            #expect(result.errors == "")
        }
    }
}
