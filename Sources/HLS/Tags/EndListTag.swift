extension Tag {
    /// EXT-X-ENDLIST: no segment will be added. It may stand anywhere; it is written last.
    static let endList = Tag(
        "EXT-X-ENDLIST", in: .mediaPlaylist, isUnique: true, "RFC 8216 §4.3.3.4",
        read: { _, draft in draft.media.hasEndList = true },
        writing: .ending { playlist, emit in
            if playlist.hasEndList { emit("") }
        })
}
