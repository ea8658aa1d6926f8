extension Tag {
    /// EXT-X-GAP: the next segment is announced and absent.
    static let gap = Tag(
        "EXT-X-GAP", in: .segment, "RFC 8216bis §4.4.4.7",
        read: { _, draft in draft.segment.isGap = true },
        writing: .segment { segment, emit in
            if segment.isGap { emit("") }
        })
}
