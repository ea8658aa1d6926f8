extension Tag {
    /// EXT-X-MEDIA: a rendition that variants refer to.
    static let media = Tag(
        "EXT-X-MEDIA", in: .multivariant, "RFC 8216 §4.3.4.1",
        form: "TYPE=<word>,GROUP-ID=<quoted-string>,NAME=<quoted-string>[,…]",
        read: { line, draft in
            let rendition = draft.attributes(of: line) { Rendition(reading: &$0) }
            if let rendition { draft.multivariant.renditions.append(rendition) }
        },
        writing: .multivariant { playlist, emit in
            for rendition in playlist.renditions { emit(rendition.text) }
        })
}

extension Rendition {
    fileprivate init?(reading attributes: inout AttributeReader) {
        let kind = attributes.required(
            "TYPE", attributes.value("TYPE", "kind of rendition") { Kind(rawValue: $0) })
        let groupID = attributes.required("GROUP-ID", attributes.quoted("GROUP-ID"))
        let name = attributes.required("NAME", attributes.quoted("NAME"))
        guard let kind, let groupID, let name else { return nil }
        self.init(kind: kind, groupID: groupID, name: name, uri: attributes.quoted("URI"))
        language = attributes.quoted("LANGUAGE")
        associatedLanguage = attributes.quoted("ASSOC-LANGUAGE")
        isDefault = attributes.flag("DEFAULT") ?? false
        isAutoselect = attributes.flag("AUTOSELECT") ?? false
        isForced = attributes.flag("FORCED")
        inStreamID = attributes.quoted("INSTREAM-ID")
        characteristics = attributes.quotedList("CHARACTERISTICS")
        channels = attributes.quoted("CHANNELS")
        check(&attributes)
        otherAttributes = attributes.rest
    }

    private func check(_ attributes: inout AttributeReader) {
        if isForced != nil, kind != .subtitles {
            attributes.report(
                .warning, "FORCED on a rendition of type \(kind.rawValue)", rule: .forcedSubtitles,
                fix: "Remove FORCED; players ignore it here.")
        }
        if uri != nil, kind == .closedCaptions {
            attributes.report(
                .warning, "closed captions with a URI", rule: .captionsWithoutURI, fix: "Remove the URI.")
        }
    }

    /// The attribute list, in the order in which KVS writes it.
    fileprivate var text: String {
        var text = AttributeText()
        text.add("AUTOSELECT", isAutoselect)
        text.add("FORCED", isForced)
        text.add("TYPE", kind.rawValue)
        text.add("URI", quoted: uri)
        text.add("GROUP-ID", quoted: groupID)
        text.add("DEFAULT", isDefault)
        text.add("NAME", quoted: name)
        text.add("LANGUAGE", quoted: language)
        text.add("ASSOC-LANGUAGE", quoted: associatedLanguage)
        text.add("INSTREAM-ID", quoted: inStreamID)
        text.add("CHARACTERISTICS", quoted: characteristics)
        text.add("CHANNELS", quoted: channels)
        text.add(otherAttributes)
        return text.text
    }
}
