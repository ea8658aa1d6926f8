extension Tag {
    /// EXT-X-START: where players should begin.
    static let start = Tag(
        "EXT-X-START", in: .anywhere, isUnique: true, "RFC 8216 §4.3.5.2",
        form: "TIME-OFFSET=<signed-decimal-floating-point>[,PRECISE=<YES|NO>]",
        read: { line, draft in
            draft.common.start = draft.attributes(of: line) { attributes in
                guard let offset = attributes.required("TIME-OFFSET", attributes.seconds("TIME-OFFSET"))
                else {
                    return nil
                }
                return StartPoint(timeOffset: offset, isPrecise: attributes.flag("PRECISE") ?? false)
            }
        },
        writing: .common { tags, emit in
            guard let start = tags.start else { return }
            var text = AttributeText()
            text.add("TIME-OFFSET", DecimalText.text(start.timeOffset))
            if start.isPrecise { text.add("PRECISE", true) }
            emit(text.text)
        })
}
