extension MediaProblemKind {
    static let ofNeighbours = [
        codecPrivateChanged, resolutionChanged, codecChanged, tracksChanged, mediaGap, mediaOverlap,
    ]

    /// Another configuration of the same codec and size.
    static let codecPrivateChanged = MediaProblemKind(
        "codec-private-changed", .notice, "The codec private data differ from the fragment before.",
        effect: "HLS goes on with a new EXT-X-MAP, 500 times a session; GetClip over both is refused.",
        remedy: "Keep the encoder's settings, bit rate included, while a stream is live.",
        source: "KVS API reference, GetHLSStreamingSessionURL and GetClip, Errors")

    /// Pictures of another size.
    static let resolutionChanged = MediaProblemKind(
        "resolution-changed", .notice, "The pictures have another size than in the fragment before.",
        effect: "HLS goes on with a new EXT-X-MAP; Safari may freeze; GetClip over both is refused.",
        remedy: "Keep the resolution while a stream is live, or change it between sessions of viewers.",
        source: "KVS API reference, GetHLSStreamingSessionURL; observed: producer-sdk-cpp#1067")

    /// Another codec.
    static let codecChanged = MediaProblemKind(
        "codec-changed", .wrong, "The track has another codec than in the fragment before.",
        effect: "Sessions that began before answer 400 for this fragment and those behind it.",
        remedy: "Send another codec to another stream; viewers must open a new session that starts here.",
        source: "KVS API reference, GetHLSStreamingSessionURL: the codec may not change in a session")

    /// Other tracks.
    static let tracksChanged = MediaProblemKind(
        "tracks-changed", .wrong, "The fragment has other tracks than the one before.",
        effect: "Sessions that began before answer 400 for this fragment and those behind it.",
        remedy: "Keep the list of tracks; send silence where there is no sound.",
        source: "KVS API reference, GetHLSStreamingSessionURL: the tracks may not change in a session")

    /// Media time without media.
    static let mediaGap = MediaProblemKind(
        "media-gap", .notice, "Time is missing between the fragment before and this one.",
        effect:
            "Playlists mark a discontinuity; players jump. Other fragments may lie between those asked for.",
        remedy: "Ask for the fragments between, or look at the range with: kvsmon check STREAM --since 1h.",
        source: "KVS API reference, DiscontinuityMode ON_DISCONTINUITY: more than 50 ms")

    /// Media time twice.
    static let mediaOverlap = MediaProblemKind(
        "media-overlap", .notice, "The fragment begins before the one before has ended.",
        effect: "Playlists mark a discontinuity; players show the time twice or jump.",
        remedy: "Look for a producer that sends again after a reconnect, or for a second producer.",
        source: "KVS API reference, DiscontinuityMode ON_DISCONTINUITY: more than 50 ms")
}
