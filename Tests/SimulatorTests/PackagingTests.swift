import Foundation
import MediaContainers
import TestSupport
import Testing

@testable import KinesisVideoSimulator

struct PackagingTests {
    private let packager = MediaPackager()

    /// The track `track` of `fragment`, on a time line that begins at `origin`.
    private func mediaFragment(
        _ fragment: StoredFragment, track: Int, origin: Instant
    ) throws -> [UInt8] {
        try packager.bytes(
            of: .mediaFragment(
                fragment.media, track: track, start: fragment.capture.producerTimestamp - origin,
                sequenceNumber: 1))
    }

    @Test func theFilmDividesEvenly() {
        let film = Film.named(.h264)
        #expect(film.pictures.count == 960)
        #expect(film.sound.count == 960)
        for (index, picture) in film.pictures.enumerated() {
            #expect(picture.isKeyFrame == (index % Film.picturesPerGroup == 0))
        }
    }

    @Test func theFilmIsSmall() {
        let film = Film.named(.h264)
        #expect((film.pictures + film.sound).reduce(0) { $0 + $1.bytes.count } < 1_000_000)
    }

    @Test(
        arguments: [1, 2],
        [Scenario.steady, .drift, .gap, .clockJump].map(\.name))
    func mediaTimeFollowsTheProducersClock(track: Int, name: String) throws {
        let run = ScenarioRun(try #require(Scenario.named(name)), start: testStart)
        let fragments = Array(Ingestion(run).prefix(320)).filter { !$0.isRefused }
        let origin = try #require(fragments.first).capture.producerTimestamp
        let ticks: UInt64 = track == 1 ? 90 : 16
        var end: UInt64 = 0
        for (previous, fragment) in zip([nil] + fragments.map(Optional.some), fragments) {
            let parsed = try MediaFragment(
                parsing: mediaFragment(fragment, track: track, origin: origin))
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

    @Test func ffmpegReadsAMinuteAndAHalfWithoutAWord() async throws {
        let run = ScenarioRun(.steady, start: testStart)
        let fragments = Array(Ingestion(run).prefix(45))
        let origin = try #require(fragments.first).capture.producerTimestamp
        for track in Array(fragments.prefix(1).flatMap(\.media.tracks)) {
            let media = try fragments.flatMap {
                try mediaFragment($0, track: track.number, origin: origin)
            }
            let folder = try TemporaryFolder()
            let file = folder.url.appending(path: "media.mp4")
            try Data(packager.bytes(of: .initializationSegment(track)) + media).write(to: file)
            let result = try await Tool.ffmpeg.run(["-v", "warning", "-i", file.path, "-f", "null", "-"])
            #expect(result.status == 0)
            #expect(result.errors == "")
        }
    }
}
