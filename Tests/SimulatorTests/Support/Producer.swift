import Foundation
import MediaContainers

@testable import KinesisVideoSimulator

/// A producer whose bytes are made by hand, and the connection that hears them.
struct Producer {
    var connection: PutMediaConnection
    var acknowledgements: [Acknowledgement] = []
    var stored: [ReceivedFragment] = []
    var pauses: [Duration] = []
    var hasEnded = false

    init(
        timecodes: PutMediaRequest.Timecodes = .relative(Instant(testStart)), isArchived: Bool = true,
        limits: PutMediaLimits = PutMediaLimits()
    ) {
        connection = PutMediaConnection(
            PutMediaTerms(
                streamName: "cam", streamCreated: Instant(.at(-3600)), firstSequence: 1001,
                timecodes: timecodes, opened: Instant(testStart), isArchived: isArchived, limits: limits,
                listingDelay: .milliseconds(300) ... .milliseconds(1000), dice: Dice(seed: 7)))
    }

    static let video = CodedTrack(
        number: 1, codec: .h264, content: .video(width: 320, height: 180), codecPrivate: [1, 2, 3])
    static let audio = CodedTrack(
        number: 2, codec: .aac, content: .audio(samplesPerSecond: 16_000, channels: 1), codecPrivate: [4])

    /// Frames of track 1, this far apart.
    static func frames(_ milliseconds: [Int], track: Int = 1) -> [CodedFrame] {
        milliseconds.map {
            CodedFrame(trackNumber: track, time: .milliseconds($0), isKeyFrame: $0 == 0, data: [9, 9, 9])
        }
    }

    static func header(_ tracks: [CodedTrack] = [video]) -> [UInt8] {
        document(tracks, frames: [], at: 0).header
    }

    /// A cluster that begins at `milliseconds`.
    static func cluster(at milliseconds: Int, frames: [CodedFrame] = frames([0, 40, 80])) -> [UInt8] {
        document([video], frames: frames, at: milliseconds).cluster
    }

    private static func document(
        _ tracks: [CodedTrack], frames: [CodedFrame], at milliseconds: Int
    ) -> MatroskaDocument {
        MatroskaDocument(
            CodedFragment(tracks: tracks, frames: frames), producerTime: .milliseconds(milliseconds), tags: []
        )
    }

    /// `count` tags as they stand between clusters.
    static func tags(_ count: Int, name: String = "T") -> [UInt8] {
        let tags = (0..<count).map { MatroskaTag(name: name, value: "\($0)") }
        let document = MatroskaDocument(header: [], tags: tags, cluster: [])
        return document.bytes
    }

    mutating func send(_ bytes: some Collection<UInt8>, at seconds: Double = 0) {
        take(connection.receive(Array(bytes), at: Instant(.at(seconds))))
    }

    mutating func finish(at seconds: Double = 0) { take(connection.finish(at: Instant(.at(seconds)))) }

    mutating func wait(until seconds: Double) { take(connection.advance(to: Instant(.at(seconds)))) }

    private mutating func take(_ outcomes: [PutMediaConnection.Outcome]) {
        for outcome in outcomes {
            switch outcome {
            case .acknowledge(let acknowledgement): acknowledgements.append(acknowledgement)
            case .store(let fragment): stored.append(fragment)
            case .pause(let duration): pauses.append(duration)
            case .end: hasEnded = true
            }
        }
    }

    /// What was acknowledged, in short: `BUFFERING 0`, `ERROR 0 4004`, `IDLE`.
    var said: [String] {
        acknowledgements.map { acknowledgement in
            switch acknowledgement {
            case .buffering(let label): "BUFFERING \(label.timecode)"
            case .received(let label): "RECEIVED \(label.timecode)"
            case .persisted(let label): "PERSISTED \(label.timecode)"
            case .idle: "IDLE"
            case .error(let error, let label): "ERROR \(label.map { String($0.timecode) } ?? "-") \(error.id)"
            }
        }
    }
}
