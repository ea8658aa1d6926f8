/// A track as Matroska describes it. Source: RFC 9559 §5.1.4.1.
struct MatroskaTrackEntry {
    /// What it carries.
    let track: CodedTrack
    /// How long its frames last unless they say otherwise.
    let defaultDuration: Duration?

    /// Reads an element `TrackEntry`.
    init(_ entry: MatroskaElement) throws(MatroskaError) {
        let children = Dictionary(try entry.children().map { ($0.id, $0) }) { first, _ in first }
        guard children[.contentEncodings] == nil else {
            throw .unsupported(.contentEncodings, "its track is compressed or encrypted as a whole")
        }
        guard let number = try children[.trackNumber]?.count(), number > 0 else {
            throw .malformed(.trackEntry, "it has no number")
        }
        guard let codec = children[.codecID]?.text, !codec.isEmpty else {
            throw .malformed(.trackEntry, "track \(number) has no codec")
        }
        track = CodedTrack(
            number: number, codec: CodecID(rawValue: codec), content: try Self.content(children),
            codecPrivate: Array(children[.codecPrivate]?.payload ?? []))
        defaultDuration = try children[.defaultDuration].map { (element) throws(MatroskaError) in
            .nanoseconds(try element.nanoseconds())
        }
    }

    /// The values of `TrackType`. Source: RFC 9559 §5.1.4.1.3.
    enum Kind {
        static let video: UInt64 = 1
        static let audio: UInt64 = 2
        static let subtitle: UInt64 = 17
    }

    private static func content(
        _ entry: [MatroskaID: MatroskaElement]
    ) throws(MatroskaError) -> CodedTrack.Content {
        switch try entry[.trackType]?.unsigned() {
        case Kind.video: try pictures(entry[.video])
        case Kind.audio: try sound(entry[.audio])
        default: .other
        }
    }

    private static func pictures(_ video: MatroskaElement?) throws(MatroskaError) -> CodedTrack.Content {
        var (width, height) = (0, 0)
        for child in try video?.children() ?? [] {
            switch child.id {
            case .pixelWidth: width = try child.count()
            case .pixelHeight: height = try child.count()
            default: break
            }
        }
        return .video(width: width, height: height)
    }

    private static func sound(_ audio: MatroskaElement?) throws(MatroskaError) -> CodedTrack.Content {
        // The defaults are those of RFC 9559 §5.1.4.1.29.1 and §5.1.4.1.29.3.
        var (frequency, channels) = (8000, 1)
        for child in try audio?.children() ?? [] {
            switch child.id {
            case .samplingFrequency:
                let exact = try child.float()
                guard exact > 0, exact < Double(Int32.max) else {
                    throw .malformed(child.id, "no sound is sampled so often")
                }
                frequency = Int(exact + 0.5)
            case .channels: channels = try child.count()
            default: break
            }
        }
        return .audio(samplesPerSecond: frequency, channels: channels)
    }
}
