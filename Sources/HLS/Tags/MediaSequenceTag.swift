extension Tag {
    /// EXT-X-MEDIA-SEQUENCE: the number of the first segment.
    static let mediaSequence = Tag(
        "EXT-X-MEDIA-SEQUENCE", in: .mediaPlaylist, isUnique: true, "RFC 8216 §4.3.3.2",
        form: "<decimal-integer>",
        read: { line, draft in
            draft.checkPrecedesSegments(line)
            guard let number = DecimalText.integer(line.value) else {
                return draft.report(line.malformed("0 is assumed"))
            }
            draft.media.mediaSequence = number
        },
        writing: .media { playlist, emit in emit("\(playlist.mediaSequence)") })

    /// EXT-X-DISCONTINUITY-SEQUENCE: how many discontinuities the window has slid over. KVS never writes it.
    static let discontinuitySequence = Tag(
        "EXT-X-DISCONTINUITY-SEQUENCE", in: .mediaPlaylist, isUnique: true, "RFC 8216 §4.3.3.3",
        form: "<decimal-integer>",
        read: { line, draft in
            draft.checkPrecedesSegments(line)
            guard let number = DecimalText.integer(line.value) else {
                return draft.report(line.malformed("it is taken as absent"))
            }
            draft.media.discontinuitySequence = number
        },
        writing: .media { playlist, emit in
            if let number = playlist.discontinuitySequence { emit("\(number)") }
        })
}

extension PlaylistDraft {
    /// Reports a number that comes after segments which it should have counted.
    fileprivate mutating func checkPrecedesSegments(_ line: TagLine) {
        guard !media.segments.isEmpty || segment.isDiscontinuity else { return }
        report(
            line.diagnostic(
                .warning, "\(line.tag.name) comes after the first segment has begun",
                rule: .beforeFirstSegment, fix: "Move it to the head of the playlist."))
    }
}
