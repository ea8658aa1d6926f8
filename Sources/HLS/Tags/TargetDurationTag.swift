extension Tag {
    /// EXT-X-TARGETDURATION: no segment is longer, once rounded to seconds.
    static let targetDuration = Tag(
        "EXT-X-TARGETDURATION", in: .mediaPlaylist, isUnique: true, "RFC 8216 §4.3.3.1",
        form: "<decimal-integer>",
        read: { line, draft in
            guard let seconds = DecimalText.integer(line.value) else {
                return draft.report(line.malformed("it is taken as absent"))
            }
            draft.media.targetDuration = seconds
        },
        writing: .media { playlist, emit in
            if let seconds = playlist.targetDuration { emit("\(seconds)") }
        })
}
