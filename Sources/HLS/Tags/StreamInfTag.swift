extension Tag {
    /// EXT-X-STREAM-INF: a variant, whose URI is the next line.
    static let streamInf = Tag(
        "EXT-X-STREAM-INF", in: .multivariant, "RFC 8216 §4.3.4.2", form: "BANDWIDTH=<decimal-integer>[,…]",
        read: { line, draft in
            draft.closeVariant()
            let variant = draft.attributes(of: line) { Variant(reading: &$0) }
            if let variant { draft.openVariant = (variant, line) }
        },
        writing: .multivariant { playlist, emit in
            for variant in playlist.variants { emit(variant.attributeText.text + "\n" + variant.uri) }
        })

    /// EXT-X-I-FRAME-STREAM-INF: a variant of single pictures, for scrubbing.
    static let iFrameStreamInf = Tag(
        "EXT-X-I-FRAME-STREAM-INF", in: .multivariant, "RFC 8216 §4.3.4.3",
        form: "BANDWIDTH=<decimal-integer>,URI=<quoted-string>[,…]",
        read: { line, draft in
            let variant = draft.attributes(of: line) { reader -> Variant? in
                guard let uri = reader.required("URI", reader.quoted("URI")) else { return nil }
                var variant = Variant(reading: &reader)
                variant?.uri = uri
                return variant
            }
            if let variant { draft.multivariant.iFrameVariants.append(variant) }
        },
        writing: .multivariant { playlist, emit in
            for variant in playlist.iFrameVariants {
                var text = variant.attributeText
                text.add("URI", quoted: variant.uri)
                emit(text.text)
            }
        })
}

extension Variant {
    fileprivate init?(reading attributes: inout AttributeReader) {
        guard let bandwidth = attributes.required("BANDWIDTH", attributes.integer("BANDWIDTH")) else {
            return nil
        }
        self.init(uri: "", bandwidth: bandwidth)
        averageBandwidth = attributes.integer("AVERAGE-BANDWIDTH")
        codecs = attributes.quotedList("CODECS")
        resolution = attributes.value("RESOLUTION", "decimal-resolution", Resolution.init(text:))
        frameRate = attributes.value("FRAME-RATE", "decimal-floating-point") { text in
            DecimalText.seconds(Array(text.utf8)[...]).flatMap { _ in Double(text) }
        }
        hdcpLevel = attributes.word("HDCP-LEVEL")
        audio = attributes.quoted("AUDIO")
        video = attributes.quoted("VIDEO")
        subtitles = attributes.quoted("SUBTITLES")
        closedCaptions = attributes.value(
            "CLOSED-CAPTIONS", "quoted-string or NONE", ClosedCaptions.init(text:))
        otherAttributes = attributes.rest
    }

    /// The attribute list, in the order in which KVS writes it.
    fileprivate var attributeText: AttributeText {
        var text = AttributeText()
        text.add("CODECS", quoted: codecs)
        text.add("RESOLUTION", resolution.map { "\($0.width)x\($0.height)" })
        text.add("FRAME-RATE", frameRate.map { "\($0)" })
        text.add("BANDWIDTH", bandwidth)
        text.add("AVERAGE-BANDWIDTH", averageBandwidth)
        text.add("HDCP-LEVEL", hdcpLevel)
        text.add("AUDIO", quoted: audio)
        text.add("VIDEO", quoted: video)
        text.add("SUBTITLES", quoted: subtitles)
        switch closedCaptions {
        case .noCaptions: text.add("CLOSED-CAPTIONS", "NONE")
        case .group(let group): text.add("CLOSED-CAPTIONS", quoted: group)
        case nil: break
        }
        text.add(otherAttributes)
        return text
    }
}

extension Resolution {
    fileprivate init?(text: String) {
        let parts = Array(text.utf8).split(separator: UInt8(ascii: "x"), omittingEmptySubsequences: false)
        guard parts.count == 2, let width = DecimalText.integer(parts[0]),
            let height = DecimalText.integer(parts[1])
        else { return nil }
        self.init(width: width, height: height)
    }
}

extension ClosedCaptions {
    fileprivate init?(text: String) {
        switch text {
        case "NONE": self = .noCaptions
        case let quoted where quoted.utf8.count >= 2 && quoted.hasPrefix("\"") && quoted.hasSuffix("\""):
            self = .group(String(quoted.dropFirst().dropLast()))
        default: return nil
        }
    }
}
