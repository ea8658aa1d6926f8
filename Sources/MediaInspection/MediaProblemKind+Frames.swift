extension MediaProblemKind {
    static let ofFrames = [
        noKeyFrameFirst, keyFrameWithoutIDR, doubleKeyFrame, brokenFrames, noVideoFrames, noAudioFrames,
        undeclaredTrack, noMedia, unreadable,
    ]

    /// Decoding can't begin with the fragment.
    static let noKeyFrameFirst = MediaProblemKind(
        "no-key-frame-first", .wrong, "The first picture isn't a key frame.",
        effect: "Players that begin or seek here show nothing or grey blocks until the next key frame.",
        remedy: "Let the producer begin a fragment (a cluster) with each key frame, and only there.",
        source: "KVS developer guide, PutMedia: a fragment is a self-contained sequence of frames")

    /// The container says key frame, the coded picture doesn't.
    static let keyFrameWithoutIDR = MediaProblemKind(
        "key-frame-without-idr", .notice, "A frame marked as key frame holds no IDR or IRAP picture.",
        effect: "Players that begin or seek here may show nothing or grey blocks for a while.",
        remedy: "Switch off open GOPs and periodic intra refresh in the encoder.",
        source: "ITU-T H.264 §7.4.1.2.4, ITU-T H.265 §7.4.2.2")

    /// cpp#547 is what it looks like to a viewer: it plays two seconds, then seeks.
    static let doubleKeyFrame = MediaProblemKind(
        "double-key-frame", .wrong, "One key frame follows directly on another.",
        effect: "Some players play the fragment, then jump back or stall at its edge.",
        remedy: "Let the encoder, not a forced key unit too, decide where key frames are.",
        source: "observed: amazon-kinesis-video-streams-producer-sdk-cpp#547")

    /// Frames that no decoder can take apart.
    static let brokenFrames = MediaProblemKind(
        "broken-frames", .wrong, "Frames are empty, or their NAL units' lengths don't add up.",
        effect: "Decoders drop the frames or stop; the picture freezes or breaks up.",
        remedy: "Look at the producer: frames are cut, or lengths have another size than CodecPrivate says.",
        source: "ISO/IEC 14496-15 §5.3.3")

    /// A declared track without pictures.
    static let noVideoFrames = MediaProblemKind(
        "no-video-frames", .wrong, "A video track is declared, and no picture came.",
        effect: "PutMedia refuses such fragments (4011 FRAMES_MISSING_FOR_TRACK); players freeze.",
        remedy: "Look at the camera and at the producer's pipeline; declare only tracks that are sent.",
        source: "KVS developer guide, PutMedia errors, 4011")

    /// A declared track without sound.
    static let noAudioFrames = MediaProblemKind(
        "no-audio-frames", .wrong, "An audio track is declared, and no sound came.",
        effect:
            "PutMedia refuses such fragments (4011 FRAMES_MISSING_FOR_TRACK); players stall or fall silent.",
        remedy: "Let the producer send silence where there is no sound, or not declare the track.",
        source: "KVS developer guide, PutMedia errors, 4011")

    /// Frames of a track that the header doesn't name.
    static let undeclaredTrack = MediaProblemKind(
        "undeclared-track", .wrong, "Frames belong to a track that the header doesn't declare.",
        effect: "PutMedia refuses such fragments (4010 TRACK_NUMBER_MISMATCH); players pass the frames over.",
        remedy: "Let the producer declare every track it sends, with the numbers of its frames.",
        source: "KVS developer guide, PutMedia errors, 4010")

    /// A document without media that doesn't say why.
    static let noMedia = MediaProblemKind(
        "no-media", .wrong, "The answer holds neither media for the fragment nor a reason.",
        effect: "Nothing of it can be played.",
        remedy: "Ask again; if it stays so, ask AWS support with the fragment's number.",
        source: "KVS API reference, GetMediaForFragmentList")

    /// Bytes that aren't Matroska, or end too early.
    static let unreadable = MediaProblemKind(
        "unreadable", .wrong, "The media can't be read as Matroska from here on.",
        effect: "Players stop here; fragments behind it in the same answer can't be seen either.",
        remedy: "Ask for the fragment alone; if it stays so, the producer's Matroska is wrong (4006).",
        source: "RFC 9559, RFC 8794; KVS developer guide, PutMedia errors, 4006 INVALID_MKV_DATA")
}
