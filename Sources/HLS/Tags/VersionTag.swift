extension Tag {
    /// EXT-X-VERSION: which version of the protocol the playlist needs.
    static let version = Tag(
        "EXT-X-VERSION", in: .anywhere, isUnique: true, "RFC 8216 §4.3.1.2", form: "<decimal-integer>",
        read: { line, draft in
            guard let version = DecimalText.integer(line.value) else {
                return draft.report(line.malformed("version 1 is assumed"))
            }
            draft.common.version = version
        },
        writing: .common { tags, emit in
            if let version = tags.version { emit("\(version)") }
        })
}
