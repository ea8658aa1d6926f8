extension Tag {
    /// EXT-X-I-FRAMES-ONLY: each segment is a single picture.
    static let iFramesOnly = Tag(
        "EXT-X-I-FRAMES-ONLY", in: .mediaPlaylist, isUnique: true, "RFC 8216 §4.3.3.6",
        read: { _, draft in draft.media.isIFramesOnly = true },
        writing: .media { playlist, emit in
            if playlist.isIFramesOnly { emit("") }
        })
}
