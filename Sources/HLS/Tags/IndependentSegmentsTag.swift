extension Tag {
    /// EXT-X-INDEPENDENT-SEGMENTS: every segment can be decoded without the others.
    static let independentSegments = Tag(
        "EXT-X-INDEPENDENT-SEGMENTS", in: .anywhere, isUnique: true, "RFC 8216 §4.3.5.1",
        read: { _, draft in draft.common.hasIndependentSegments = true },
        writing: .common { tags, emit in
            if tags.hasIndependentSegments { emit("") }
        })
}
