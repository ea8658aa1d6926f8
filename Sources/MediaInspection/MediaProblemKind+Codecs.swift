extension MediaProblemKind {
    static let ofCodecs = [
        missingCodecPrivate, annexBCodecPrivate, invalidCodecPrivate, unsupportedCodec, annexBFrames,
    ]

    /// A track without what its decoder must know first.
    static let missingCodecPrivate = MediaProblemKind(
        "missing-codec-private", .wrong, "The track has no codec private data.",
        effect: "PutMedia takes it; HLS, DASH and GetClip answer MissingCodecPrivateDataException.",
        remedy: "Let the producer write CodecPrivate into every connection's header.",
        source: "KVS API reference, GetHLSStreamingSessionURL, Errors")

    /// Start codes where a configuration record must be.
    static let annexBCodecPrivate = MediaProblemKind(
        "annex-b-codec-private", .wrong, "The codec private data are NAL units with start codes (Annex B).",
        effect: "PutMedia takes it; HLS, DASH and GetClip answer InvalidCodecPrivateDataException.",
        remedy: "Let the producer convert them to avcC or hvcC, as h264parse does with stream-format=avc.",
        source: "KVS API reference, GetHLSStreamingSessionURL, Errors; ISO/IEC 14496-15 §5.3.3.1")

    /// Data that can't be what the codec demands.
    static let invalidCodecPrivate = MediaProblemKind(
        "invalid-codec-private", .wrong, "The codec private data can't be read.",
        effect: "PutMedia takes it; HLS, DASH and GetClip answer InvalidCodecPrivateDataException.",
        remedy: "Compare the CodecPrivate that the encoder made with the one that the producer sends.",
        source: "KVS API reference, GetHLSStreamingSessionURL, Errors")

    /// What HLS and DASH don't play.
    static let unsupportedCodec = MediaProblemKind(
        "unsupported-codec", .wrong, "The codec isn't H.264, H.265 or AAC.",
        effect: "It is stored, but HLS, DASH and GetClip answer UnsupportedStreamMediaTypeException.",
        remedy: "Let the producer send H.264 or H.265 on track 1 and AAC on track 2, or nothing else.",
        source: "KVS API reference, GetHLSStreamingSessionURL, Errors")

    /// Start codes where lengths must be.
    static let annexBFrames = MediaProblemKind(
        "annex-b-frames", .wrong, "Frames hold NAL units with start codes (Annex B), not with lengths.",
        effect: "Fragments load, and decoders show nothing or fail.",
        remedy: "Let the producer convert frames to lengths, as h264parse does with stream-format=avc.",
        source: "ISO/IEC 14496-15 §5.3.3; Matroska codec specifications, V_MPEG4/ISO/AVC")
}
