extension MediaProblemKind {
    static let ofTimes = [
        timestampsNotIncreasing, reorderedFrames, irregularSteps, tooLong, singleFrame,
    ]

    /// Frames at the same time, or far before the previous one.
    static let timestampsNotIncreasing = MediaProblemKind(
        "timestamps-not-increasing", .wrong, "Timestamps of a track repeat or go back.",
        effect: "PutMedia refuses the fragment behind such a one (4004); players skip or stall.",
        remedy:
            "Let the producer give each frame a later timestamp than the last; look for a clock that is set.",
        source: "KVS developer guide, PutMedia errors, 4004 FRAGMENT_TIMECODE_LESSER_THAN_PREVIOUS")

    /// Pictures are shown in another order than they are decoded.
    static let reorderedFrames = MediaProblemKind(
        "reordered-frames", .notice, "Pictures are decoded in another order than shown (B-frames).",
        effect: "Producer SDKs and PutMedia may refuse it (4004), and latency grows by the reordering.",
        remedy: "Switch B-frames off in the encoder (x264: bframes=0; the Baseline profile has none).",
        source: "observed: producer-sdk-cpp#709; producer-sdk-java#38")

    /// Frames that come too late or too early.
    static let irregularSteps = MediaProblemKind(
        "irregular-steps", .notice, "Distances between frames differ from the usual one.",
        effect: "Playback stutters; where frames are missing the picture freezes that long.",
        remedy: "Look for dropped frames at the camera or in the encoder, and at its load.",
        source: "a distance below half or above one and a half of the track's median")

    /// Longer than the service takes.
    static let tooLong = MediaProblemKind(
        "too-long", .wrong, "The fragment is longer than 20 s.",
        effect: "PutMedia refuses such fragments (4002 MAX_FRAGMENT_DURATION_REACHED).",
        remedy: "Let the encoder make a key frame every 1 to 10 s, also when the picture stands still.",
        source: "KVS developer guide, quotas of PutMedia: a fragment lasts 1 to 20 s")

    /// One frame, so that the length is 0.
    static let singleFrame = MediaProblemKind(
        "single-frame", .notice, "The fragment has a single frame.",
        effect: "ListFragments tells a length of 0; many such a second are throttled.",
        remedy: "Let the producer put at least a second of frames into a fragment.",
        source: "observed: producer-sdk-cpp#312; KVS developer guide, quotas of PutMedia")
}
