extension Tag {
    /// EXT-X-BYTERANGE: the next segment is a part of its resource.
    static let byteRange = Tag(
        "EXT-X-BYTERANGE", in: .segment, "RFC 8216 §4.3.2.2", form: "<length>[@<offset>]",
        read: { line, draft in
            guard let range = ByteRange(text: line.value) else {
                return draft.report(line.malformed("the whole resource is assumed"))
            }
            draft.segment.byteRange = range
            guard range.offset == nil, draft.media.segments.last?.byteRange == nil else { return }
            draft.report(
                line.diagnostic(
                    .error, "no offset, and no range before it to continue", rule: .byteRangeOffset,
                    fix: "Write the offset: \(range.length)@0."))
        },
        writing: .segment { segment, emit in
            if let range = segment.byteRange { emit(range.text) }
        })
}

extension ByteRange {
    /// The range written as `length` or `length@offset`, or `nil`.
    init?(text: ArraySlice<UInt8>) {
        let at = text.firstIndex(of: UInt8(ascii: "@"))
        guard let length = DecimalText.integer(text[..<(at ?? text.endIndex)]) else { return nil }
        guard let at else {
            self.init(length: length)
            return
        }
        guard let offset = DecimalText.integer(text[at...].dropFirst()) else { return nil }
        self.init(length: length, offset: offset)
    }

    /// `length` or `length@offset`.
    var text: String { offset.map { "\(length)@\($0)" } ?? "\(length)" }
}
