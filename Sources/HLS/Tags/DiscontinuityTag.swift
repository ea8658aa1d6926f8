extension Tag {
    /// EXT-X-DISCONTINUITY: timestamps, tracks or encoding change before the next segment.
    static let discontinuity = Tag(
        "EXT-X-DISCONTINUITY", in: .segment, "RFC 8216 §4.3.2.3",
        read: { _, draft in draft.segment.isDiscontinuity = true },
        writing: .segment { segment, emit in
            if segment.isDiscontinuity { emit("") }
        })
}
