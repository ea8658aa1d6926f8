/// A track, whatever container it came in: what it carries and how it is decoded.
package struct CodedTrack: Hashable, Sendable {
    /// What a track carries.
    package enum Content: Hashable, Sendable {
        /// Pictures of this size in pixels.
        case video(width: Int, height: Int)
        /// Sound.
        case audio(samplesPerSecond: Int, channels: Int)
        /// Something else, such as subtitles.
        case other
    }

    /// The number that frames refer to; KVS's `TrackNumber`, from 1.
    package var number: Int
    /// What encodes it.
    package var codec: CodecID
    /// What it carries.
    package var content: Content
    /// What a decoder must know first: `avcC`'s or `hvcC`'s payload, or AAC's AudioSpecificConfig; as it came, so perhaps wrong.
    package var codecPrivate: [UInt8]

    /// A track.
    package init(number: Int, codec: CodecID, content: Content, codecPrivate: [UInt8]) {
        self.number = number
        self.codec = codec
        self.content = content
        self.codecPrivate = codecPrivate
    }
}
