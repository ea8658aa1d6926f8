extension Tag {
    /// EXT-X-MAP: what a player needs before it can read the following segments.
    static let map = Tag(
        "EXT-X-MAP", in: .segment, "RFC 8216 §4.3.2.5",
        form: "URI=<quoted-string>[,BYTERANGE=<quoted-string>]",
        read: { line, draft in
            let map = draft.attributes(of: line) { MediaInitialization(reading: &$0) }
            if let map { draft.segment.map = map }
        },
        writing: .segment { segment, emit in
            guard let map = segment.map else { return }
            var text = AttributeText()
            text.add("URI", quoted: map.uri)
            text.add("BYTERANGE", quoted: map.byteRange?.text)
            emit(text.text)
        })
}

extension MediaInitialization {
    fileprivate init?(reading attributes: inout AttributeReader) {
        guard let uri = attributes.required("URI", attributes.quoted("URI")) else { return nil }
        let range = attributes.value("BYTERANGE", "quoted byte range") { text in
            ByteRange(text: Array(text.utf8.dropFirst().dropLast())[...])
        }
        self.init(uri: uri, byteRange: range)
    }
}
