extension Tag {
    /// EXT-X-DATERANGE: a range of time with attributes of the server's own making.
    static let dateRange = Tag(
        "EXT-X-DATERANGE", in: .segment, "RFC 8216 §4.3.2.7",
        form: "ID=<quoted-string>,START-DATE=<quoted-string>[,…]",
        read: { line, draft in
            let attributes = draft.attributes(of: line) { reader -> [Attribute]? in
                let all = reader.rest
                return reader.required("ID", reader.quoted("ID")) == nil ? nil : all
            }
            if let attributes { draft.segment.dateRanges.append(DateRange(attributes: attributes)) }
        },
        writing: .segment { segment, emit in
            for range in segment.dateRanges {
                var text = AttributeText()
                text.add(range.attributes)
                emit(text.text)
            }
        })
}
