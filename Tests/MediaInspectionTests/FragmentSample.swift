import MediaContainers

@testable import MediaInspection

/// Fragments made by hand, as the service hands them out.
enum FragmentSample {
    /// x264's parameter sets at the baseline profile.
    static let avcC64x48 = bytes(
        "0142c00affe100176742c00ad9047b011000000300100000030140f122648001000568cb83cb20")
    static let avcC128x96 = bytes(
        "0142c00affe100176742c00ad9020db011000003000100000300140f12264801000568cb83cb20")
    /// AAC-LC, 48 kHz, two channels.
    static let aac: [UInt8] = [0x11, 0x90]

    static let video = track(1, .h264, .video(width: 64, height: 48), avcC64x48)
    static let audio = track(2, .aac, .audio(samplesPerSecond: 48_000, channels: 2), aac)

    static func track(
        _ number: Int, _ codec: CodecID, _ content: CodedTrack.Content, _ codecPrivate: [UInt8]
    ) -> CodedTrack {
        CodedTrack(number: number, codec: codec, content: content, codecPrivate: codecPrivate)
    }

    /// A NAL unit with its length: an IDR picture's first slice, or another picture's.
    static let idr: [UInt8] = [0, 0, 0, 3, 0x65, 0x88, 0x80]
    static let other: [UInt8] = [0, 0, 0, 3, 0x41, 0x9A, 0x02]

    static func frame(_ track: Int, _ milliseconds: Int, _ data: [UInt8], isKey: Bool = false) -> CodedFrame {
        CodedFrame(trackNumber: track, time: .milliseconds(milliseconds), isKeyFrame: isKey, data: data)
    }

    /// Ten pictures, 100 ms apart, the first an IDR.
    static let pictures = (0..<10).map { frame(1, $0 * 100, $0 == 0 ? idr : other, isKey: $0 == 0) }
    /// A second of sound, a frame each 100 ms.
    static let sound = (0..<10).map { frame(2, $0 * 100, [1, 2, 3], isKey: true) }

    /// A second of video and audio.
    static let usual = CodedFragment(tracks: [video, audio], frames: pictures + sound)

    /// When the first fragment begins.
    static let start = Duration.seconds(1_700_000_000)

    /// The document of fragment `number`, which begins so many milliseconds after ``start``.
    static func document(_ fragment: CodedFragment, _ number: Int = 1, at milliseconds: Int = 0) -> [UInt8] {
        let time = start + .milliseconds(milliseconds)
        return MatroskaDocument(
            fragment, producerTime: time,
            tags: MatroskaTag.fragment(
                number: "\(number)", serverTime: time + .milliseconds(800), producerTime: time)
        ).bytes
    }

    /// The document in place of a fragment that can't be had.
    static func refusal(_ code: String, _ id: Int, _ number: Int) -> [UInt8] {
        MatroskaDocument(error: .init(code: code, id: id, fragmentNumber: "\(number)")).bytes
    }

    /// What an inspector finds in `bytes`, taken in pieces of `size`.
    static func inspect(_ bytes: [UInt8], pieces size: Int = .max) -> [InspectedFragment] {
        var inspector = MediaInspector()
        var fragments: [InspectedFragment] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            fragments += inspector.read(rest.prefix(size))
            rest = rest.dropFirst(size)
        }
        return fragments + inspector.finish()
    }

    /// The ids of what is wrong with one fragment of `tracks` and `frames`.
    static func ids(_ tracks: [CodedTrack], _ frames: [CodedFrame]) -> [String] {
        inspect(document(CodedFragment(tracks: tracks, frames: frames))).flatMap(\.problems).map(\.kind.id)
    }

    private static func bytes(_ hexadecimal: String) -> [UInt8] {
        let digits = hexadecimal.utf8.map { UInt8($0 > 0x60 ? $0 - 0x57 : $0 - 0x30) }
        return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }
}
