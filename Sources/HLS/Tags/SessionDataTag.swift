extension Tag {
    /// EXT-X-SESSION-DATA: data for the application that plays.
    static let sessionData = Tag(
        "EXT-X-SESSION-DATA", in: .multivariant, "RFC 8216 §4.3.4.4",
        form: "DATA-ID=<quoted-string>,<VALUE|URI>=<quoted-string>[,LANGUAGE=<quoted-string>]",
        read: { line, draft in
            let data = draft.attributes(of: line) { SessionData(reading: &$0) }
            if let data { draft.multivariant.sessionData.append(data) }
        },
        writing: .multivariant { playlist, emit in
            for data in playlist.sessionData { emit(data.text) }
        })
}

extension SessionData {
    fileprivate init?(reading attributes: inout AttributeReader) {
        guard let dataID = attributes.required("DATA-ID", attributes.quoted("DATA-ID")) else { return nil }
        self.init(
            dataID: dataID, value: attributes.quoted("VALUE"), uri: attributes.quoted("URI"),
            language: attributes.quoted("LANGUAGE"))
        guard (value == nil) == (uri == nil) else { return }
        attributes.report(
            .error, value == nil ? "neither VALUE nor URI" : "both VALUE and URI", rule: .sessionDataValue,
            fix: "Keep exactly one of them.")
    }

    /// The attribute list.
    fileprivate var text: String {
        var text = AttributeText()
        text.add("DATA-ID", quoted: dataID)
        text.add("VALUE", quoted: value)
        text.add("URI", quoted: uri)
        text.add("LANGUAGE", quoted: language)
        return text.text
    }
}
