extension Tag {
    /// EXT-X-KEY: how the following segments are encrypted.
    static let key = Tag(
        "EXT-X-KEY", in: .segment, "RFC 8216 §4.3.2.4", form: "METHOD=<word>[,URI=<quoted-string>,…]",
        read: { line, draft in
            let key = draft.attributes(of: line) { EncryptionKey(reading: &$0) }
            if let key { draft.segment.keys.append(key) }
        },
        writing: .segment { segment, emit in
            for key in segment.keys { emit(key.text) }
        })

    /// EXT-X-SESSION-KEY: a key that the media playlists will name, to be loaded early.
    static let sessionKey = Tag(
        "EXT-X-SESSION-KEY", in: .multivariant, "RFC 8216 §4.3.4.5",
        form: "METHOD=<word>,URI=<quoted-string>[,…]",
        read: { line, draft in
            let key = draft.attributes(of: line) { EncryptionKey(reading: &$0) }
            if let key { draft.multivariant.sessionKeys.append(key) }
        },
        writing: .multivariant { playlist, emit in
            for key in playlist.sessionKeys { emit(key.text) }
        })
}

extension EncryptionKey {
    /// METHOD's value for "not encrypted".
    private static let plain = "NONE"

    fileprivate init?(reading attributes: inout AttributeReader) {
        guard let method = attributes.required("METHOD", attributes.word("METHOD")) else { return nil }
        self.init(method: method, uri: attributes.quoted("URI"))
        if method != Self.plain, uri == nil {
            attributes.report(
                .error, "METHOD=\(method.excerpt) without a URI: nothing can be decrypted",
                fix: "Add the URI of the key.")
        }
        initializationVector = attributes.word("IV")
        keyFormat = attributes.quoted("KEYFORMAT")
        keyFormatVersions = attributes.quoted("KEYFORMATVERSIONS")
    }

    /// The attribute list.
    fileprivate var text: String {
        var text = AttributeText()
        text.add("METHOD", method)
        text.add("URI", quoted: uri)
        text.add("IV", initializationVector)
        text.add("KEYFORMAT", quoted: keyFormat)
        text.add("KEYFORMATVERSIONS", quoted: keyFormatVersions)
        return text.text
    }
}
