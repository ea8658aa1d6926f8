import MediaContainers

/// One track of one fragment: what its header says, and what its frames turned out to be.
package struct InspectedTrack: Hashable, Sendable {
    /// What a track carries.
    package enum Content: String, Hashable, Sendable {
        case video, audio, other
    }

    /// The number that frames refer to.
    package let number: Int
    /// What it carries.
    package let content: Content
    /// What encodes it, by Matroska's name, such as `V_MPEG4/ISO/AVC`; text from the media.
    package let codec: String
    /// How many bytes of codec private data it has.
    package let codecPrivateByteCount: Int
    /// What the codec private data say; empty where there are none, or none that can be read.
    package let fields: [MediaField]
    /// How many frames came.
    package let frameCount: Int
    /// Their bytes.
    package let byteCount: Int
    /// How many of them are marked as key frames.
    package let keyFrameCount: Int
    /// Where the first key frames are, counted as ``FrameTiming/first``.
    package let keyFrameTimes: [Duration]
    /// How the frames lie in time, or `nil` without frames.
    package let timing: FrameTiming?

    /// What differs where the media changes.
    let codecPrivate: [UInt8]

    /// A track described by `tally`, and by `configuration` where its private data could be read.
    init(_ track: CodedTrack, configuration: CodecConfiguration?, tally: FrameTally) {
        number = track.number
        content =
            switch track.content {
            case .video: .video
            case .audio: .audio
            case .other: .other
            }
        codec = track.codec.rawValue
        codecPrivate = track.codecPrivate
        codecPrivateByteCount = track.codecPrivate.count
        fields = configuration.map(MediaField.all) ?? []
        frameCount = tally.count
        byteCount = tally.byteCount
        keyFrameCount = tally.keyFrameCount
        keyFrameTimes = tally.keyFrameTimes
        timing = FrameTiming(tally.times)
    }

    /// The value of the field called `name`, or `nil`.
    package subscript(name: String) -> String? { fields.first { $0.name == name }?.value }
}
