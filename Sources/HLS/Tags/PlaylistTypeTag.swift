extension Tag {
    /// EXT-X-PLAYLIST-TYPE: what may change. KVS writes VOD for ON_DEMAND and nothing otherwise.
    static let playlistType = Tag(
        "EXT-X-PLAYLIST-TYPE", in: .mediaPlaylist, isUnique: true, "RFC 8216 §4.3.3.5", form: "<EVENT|VOD>",
        read: { line, draft in
            guard let type = PlaylistType(rawValue: line.text) else {
                return draft.report(line.malformed("it is taken as absent"))
            }
            draft.media.playlistType = type
        },
        writing: .media { playlist, emit in
            if let type = playlist.playlistType { emit(type.rawValue) }
        })
}
