import Foundation
import MediaContainers

@testable import KinesisVideoSimulator

/// Streams that have everything that goes wrong, and sessions to look at them with; all times are multiples of ``grid``.
struct RandomArchive {
    var generator: SplitMix64
    private(set) var fragments: [StoredFragment] = []
    private var server: Int64 = 0
    private var producerOffset: Int64 = 0
    private var codec = 0

    /// Milliseconds.
    static let grid: Int64 = 200

    init(seed: UInt64) {
        generator = SplitMix64(state: seed)
        for ordinal in 1...Int(number(in: 3...30)) {
            goWrong()
            server += pick([0, 1, 2, 3, 5, 8, 10, 10, 10, 10, 12, 15]) * Self.grid
            add(ordinal)
        }
    }

    /// A number of the range.
    mutating func number(in range: ClosedRange<Int64>) -> Int64 { .random(in: range, using: &generator) }

    /// One of `choices`.
    mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
        choices[Int(number(in: 0...Int64(choices.count - 1)))]
    }

    /// Milliseconds since 1970 at the end of the stream, as the server saw it.
    var end: Int64 { Self.start + server }

    /// Milliseconds since 1970 at which it begins.
    static let start = Int64(testStart.timeIntervalSince1970 * 1000)

    /// A silence, another connection with another clock, another picture size, another codec.
    private mutating func goWrong() {
        switch number(in: 0...39) {
        case 0, 1: server += 20_000
        case 2, 7, 8: server += pick([3_500_000, 3_560_000])
        case 3: producerOffset = -server + pick([0, 1000, 4000])
        case 4: producerOffset = pick([-400_000, -20_000, 0, 5000, 40_000])
        case 5, 6: codec = pick([0, 0, 1, 2])
        case 9: codec = 3
        default: break
        }
    }

    private mutating func add(_ ordinal: Int) {
        let duration = pick([1, 5, 10, 10, 10, 10, 14, 20]) * Self.grid
        var producer = server + producerOffset - 1000
        switch number(in: 0...9) {
        case 0: producer -= pick([1, 2, 10, 40]) * Self.grid
        case 1:
            producer =
                fragments.last.map { $0.capture.producerTimestamp.milliseconds - Self.start } ?? producer
        default: break
        }
        let persisted = server + duration + pick([1, 2, 3, 4, 25]) * Self.grid
        let fragment = StoredFragment.made(
            ordinal, producer: Double(producer) / 1000, server: Double(server) / 1000,
            persisted: Double(persisted) / 1000, duration: .milliseconds(duration))
        fragments.append(fragment.decoded(as: Self.tracks(codec)))
    }

    /// The tracks of the `kind`th way to code: 0 to 2 differ in private data, 3 in the number of tracks.
    private static func tracks(_ kind: Int) -> [CodedTrack] {
        var tracks = StoredFragment.made(0, producer: 0).media.tracks
        if kind == 3 { tracks.removeLast() }
        if kind == 1 { tracks[0].content = .video(width: 160, height: 90) }
        if kind == 2 { tracks[1].content = .audio(samplesPerSecond: 8000, channels: 1) }
        return tracks
    }
}

extension StoredFragment {
    /// The same, but decoded as `tracks`.
    func decoded(as tracks: [CodedTrack]) -> StoredFragment {
        StoredFragment(
            number: number, sequence: sequence, byteCount: byteCount, capture: capture,
            media: FragmentMedia(tracks: tracks, location: media.location))
    }
}
