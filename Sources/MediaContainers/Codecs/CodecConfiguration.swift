/// A track's codec private data, read.
package enum CodecConfiguration: Hashable, Sendable {
    /// H.264.
    case avc(AVCConfiguration)
    /// H.265.
    case hevc(HEVCConfiguration)
    /// AAC.
    case aac(AudioSpecificConfig)

    /// The size of the pictures by the parameter sets; `nil` for sound.
    package func pictureSize() throws(CodecPrivateProblem) -> PictureSize? {
        switch self {
        case .avc(let configuration): try configuration.pictureSize()
        case .hevc(let configuration): try configuration.pictureSize()
        case .aac: nil
        }
    }

    /// How many bytes the length before each NAL unit of a frame has; `nil` for sound.
    package var nalLengthByteCount: Int? {
        switch self {
        case .avc(let configuration): configuration.nalLengthByteCount
        case .hevc(let configuration): configuration.nalLengthByteCount
        case .aac: nil
        }
    }
}

extension CodedTrack {
    /// What the track's codec private data say, or `nil` for a codec other than H.264, H.265 and AAC.
    package func configuration() throws(CodecPrivateProblem) -> CodecConfiguration? {
        switch codec {
        case .h264: .avc(try AVCConfiguration(parsing: codecPrivate))
        case .h265: .hevc(try HEVCConfiguration(parsing: codecPrivate))
        case .aac: .aac(try AudioSpecificConfig(parsing: codecPrivate))
        default: nil
        }
    }
}
