import Foundation

@testable import MediaContainers

/// Streams of Matroska: made by hand, or by ffmpeg while the tests run.
enum MatroskaSample {
    /// How a stream tells the sizes of its Segment and its clusters.
    enum Sizes: CaseIterable {
        case known, unknown
    }

    /// A document with two clusters, each a key frame and another, among everything that has to be passed over.
    static func stream(_ sizes: Sizes = .known) -> [UInt8] {
        var body = MatroskaWriter()
        body.element(.void, Array(repeating: 0, count: 7))
        body.element(.seekHead, [1, 2, 3])
        body.master(.info) { $0.unsigned(.timestampScale, 500_000) }
        body.element(MatroskaID(rawValue: 0x4DBB), [9])
        body.append(tracks())
        body.append(MatroskaWriter.tags([MatroskaTag(name: "colour", value: "blue")]))
        for start in [2000, 6000] as [UInt64] { body.append(cluster(start, sizes)) }
        body.element(.cues, [4, 5])
        return opening(bodyCount: sizes == .known ? body.bytes.count : nil) + body.bytes
    }

    /// The EBML header and the head of a Segment, whose size is known where `bodyCount` is.
    static func opening(bodyCount: Int? = nil, type: String = "matroska") -> [UInt8] {
        var writer = MatroskaWriter()
        writer.master(.ebml) { $0.text(.docType, type) }
        guard let bodyCount else { return writer.bytes + MatroskaWriter.segmentStart }
        return writer.bytes + MatroskaWriter.segmentStart.prefix(5)
            + stride(from: 48, through: 0, by: -8).map { UInt8(truncatingIfNeeded: bodyCount >> $0) }
    }

    /// An element `Tracks` with one track of H.264, whose entry `more` can add to.
    static func tracks(_ more: (inout MatroskaWriter) -> Void = { _ in }) -> [UInt8] {
        var writer = MatroskaWriter()
        writer.master(.tracks) { tracks in
            tracks.master(.trackEntry) { entry in
                entry.unsigned(.trackNumber, 1)
                entry.unsigned(.trackType, 1)
                entry.text(.codecID, "V_MPEG4/ISO/AVC")
                entry.element(.codecPrivate, [1, 2, 3])
                entry.unsigned(.defaultDuration, 40_000_000)
                entry.master(.video) { video in
                    video.unsigned(.pixelWidth, 640)
                    video.unsigned(.pixelHeight, 360)
                }
                more(&entry)
            }
        }
        return writer.bytes
    }

    /// A cluster of a SimpleBlock with a key frame and of a BlockGroup with one that refers back.
    static func cluster(_ start: UInt64, _ sizes: Sizes = .known) -> [UInt8] {
        var body = MatroskaWriter()
        body.element(.crc32, [1, 2, 3, 4])
        body.unsigned(.timestamp, start)
        body.element(.simpleBlock, [0x81, 0, 0, 0x80, 0xAA, 0xBB])
        body.element(.void, [0])
        body.master(.blockGroup) { group in
            group.element(.block, [0x81, 0xFF, 0xF6, 0, 0xCC])
            group.unsigned(.blockDuration, 60)
            group.element(.referenceBlock, [0xB0])
        }
        guard sizes == .known else { return [0x1F, 0x43, 0xB6, 0x75, 0xFF] + body.bytes }
        var writer = MatroskaWriter()
        writer.element(.cluster, body.bytes)
        return writer.bytes
    }

    /// What ``stream(_:)`` holds, apart from headers and raw bytes.
    static let frames = [
        CodedFrame(
            trackNumber: 1, time: .zero, duration: .milliseconds(40), isKeyFrame: true, data: [0xAA, 0xBB]),
        CodedFrame(
            trackNumber: 1, time: .milliseconds(-5), duration: .milliseconds(30), isKeyFrame: false,
            data: [0xCC]),
    ]

    /// The encoders that ffmpeg's streams are made with.
    static let encoders = [
        "-c:v libx264 -pix_fmt yuv420p -bf 2 -g 5 -c:a aac",
        "-c:v libx265 -x265-params log-level=none:keyint=5:min-keyint=5:scenecut=0 -pix_fmt yuv420p -c:a aac",
    ]

    /// Three seconds that ffmpeg writes to a pipe; a cluster begins with each key frame.
    static func encoded(_ encoder: String) throws -> [UInt8] {
        try CodecFixture.ffmpeg(
            "\(CodecFixture.inputs(seconds: 3)) \(encoder) -f matroska"
                + " -cluster_time_limit 20000 -cluster_size_limit 50M")
    }

    /// `stream` with all its clusters' sizes made unknown, as live producers write them.
    static func live(_ stream: [UInt8]) throws -> [UInt8] {
        var (result, rest): ([UInt8], ArraySlice<UInt8>) = ([], stream[...])
        while let head = try MatroskaElementHead(startOf: rest) {
            let end = head.id == .segment ? head.byteCount : head.byteCount + (head.size ?? 0)
            if head.id == .cluster {
                result += Array(rest.prefix(4)) + [0x01] + Array(repeating: 0xFF, count: 7)
                result += rest.prefix(end).dropFirst(head.byteCount)
            } else {
                result += rest.prefix(end)
            }
            rest = rest.dropFirst(end)
        }
        return result
    }

    /// All that a reader finds in `bytes`, cut into pieces that end at `cuts`.
    static func events(in bytes: [UInt8], cuts: [Int] = []) throws(MatroskaError) -> [MatroskaEvent] {
        var reader = MatroskaReader()
        var (events, start): ([MatroskaEvent], Int) = ([], 0)
        for end in cuts + [bytes.count] {
            events += try reader.read(bytes[start..<end])
            start = end
        }
        return events + (try reader.finish())
    }
}

extension [MatroskaEvent] {
    /// The frames, in order.
    var frames: [CodedFrame] {
        compactMap { if case .frame(let frame) = $0 { frame } else { nil } }
    }

    /// The clusters' bytes, in order.
    var clusters: [[UInt8]] {
        compactMap { if case .clusterEnded(let bytes) = $0 { bytes } else { nil } }
    }

    /// The headers, in order.
    var headers: [MatroskaHeader] {
        compactMap { if case .header(let header) = $0 { header } else { nil } }
    }

    /// The clusters' timestamps, in order.
    var times: [Duration] {
        compactMap { if case .clusterBegan(let time) = $0 { time } else { nil } }
    }
}
