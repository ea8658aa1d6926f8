import TestSupport

@testable import MediaContainers

/// Fragments made by chance, sensible and not.
enum FragmentSample {
    /// A track of pictures whose private data can be read.
    static let pictures = CodedTrack(
        number: 1, codec: .h264, content: .video(width: 64, height: 48), codecPrivate: CodecSample.avcC)
    /// A track of sound whose private data can be read: AAC-LC, 16 kHz, mono.
    static let sound = CodedTrack(
        number: 2, codec: .aac, content: .audio(samplesPerSecond: 16_000, channels: 1),
        codecPrivate: [0x14, 0x08])

    /// A time: one of an ordinary fragment, or one that can't be meant.
    static func time(using generator: inout SeededGenerator) -> Duration {
        switch Int.random(in: 0..<8, using: &generator) {
        case 0: .zero
        case 1: Duration(attoseconds: .random(in: .min...(.max), using: &generator))
        case 2: Duration(attoseconds: Bool.random(using: &generator) ? .max : .min)
        case 3: .nanoseconds(Int64.random(in: .min...(.max), using: &generator))
        default: .milliseconds(Int.random(in: -100...5000, using: &generator))
        }
    }

    /// A track whose parts need not go together, and whose private data may be wrong.
    static func track(using generator: inout SeededGenerator) -> CodedTrack {
        var codecPrivate =
            [pictures.codecPrivate, CodecSample.hvcC(), sound.codecPrivate]
            .randomElement(using: &generator) ?? []
        if Int.random(in: 0..<4, using: &generator) == 0,
            let index = codecPrivate.indices.randomElement(using: &generator)
        {
            codecPrivate[index] = .random(in: 0...255, using: &generator)
        }
        return CodedTrack(
            number: [1, 2, 3, -1, .max, .min].randomElement(using: &generator) ?? 0,
            codec: [.h264, .h265, .aac, CodecID(rawValue: "S_TEXT/UTF8")].randomElement(using: &generator)
                ?? .aac,
            content: [
                pictures.content, sound.content, .other, .video(width: .max, height: -1),
                .audio(samplesPerSecond: .random(in: -1...1 << 33, using: &generator), channels: .max),
            ].randomElement(using: &generator) ?? .other,
            codecPrivate: codecPrivate)
    }

    /// A fragment of up to four tracks of any kind.
    static func fragment(using generator: inout SeededGenerator) -> CodedFragment {
        CodedFragment(
            tracks: (0..<Int.random(in: 0...4, using: &generator)).map { _ in track(using: &generator) },
            frames: frames(tracks: 0...3, using: &generator))
    }

    /// Up to a handful of frames of the tracks of these numbers.
    static func frames(tracks: ClosedRange<Int>, using generator: inout SeededGenerator) -> [CodedFrame] {
        (0..<Int.random(in: 0...6, using: &generator)).map { _ in
            CodedFrame(
                trackNumber: .random(in: tracks, using: &generator), time: time(using: &generator),
                duration: Bool.random(using: &generator) ? time(using: &generator) : nil,
                isKeyFrame: .random(using: &generator),
                data: (0..<Int.random(in: 0...700, using: &generator)).map { _ in
                    UInt8.random(in: 0...9, using: &generator)
                })
        }
    }
}
