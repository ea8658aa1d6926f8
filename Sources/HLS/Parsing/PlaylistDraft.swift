/// A playlist as far as it was read.
struct PlaylistDraft {
    /// The kind, decided by the first tag that belongs to one kind only.
    private(set) var kind: PlaylistKind?
    /// What both kinds have.
    var common = CommonTags()
    /// The playlist, if it turns out to be a media playlist.
    var media = MediaPlaylist()
    /// The playlist, if it turns out to be a multivariant playlist.
    var multivariant = MultivariantPlaylist()
    /// The segment whose URI hasn't come yet.
    var segment = MediaSegment(uri: "", duration: .zero)
    /// The line of the EXTINF, or of another segment tag, that waits for its URI.
    var openLine: (extinf: TagLine?, other: TagLine?) = (nil, nil)
    /// The variant whose URI hasn't come yet, and its line.
    var openVariant: (variant: Variant, line: TagLine)?
    /// The longest segment and the line of its EXTINF.
    var longest: (duration: Duration, line: Int) = (.zero, 1)
    /// What was found wrong.
    private(set) var diagnostics: [Diagnostic] = []
    private var seen: Set<String> = []

    /// Takes in a known tag.
    mutating func accept(_ line: TagLine) {
        guard decide(line), admit(line) else { return }
        line.tag.read(line, &self)
        if line.tag.home == .segment, openLine.other == nil { openLine.other = line }
    }

    /// Keeps a line that starts with `#EXT` and names no known tag.
    mutating func keep(_ text: String) {
        media.unknownTags.append(UnknownTag(text: text, segmentIndex: media.segments.count))
        multivariant.unknownTags.append(UnknownTag(text: text))
    }

    /// Takes in a URI line.
    mutating func accept(uri: String, line: Int) {
        switch kind {
        case .media: addSegment(uri, line)
        case .multivariant: addVariant(uri, line)
        case nil: report(strayURI(line, Rule.extinfRequired))
        }
    }

    /// Adds to what was found wrong.
    mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

    /// What `make` reads from the attributes of `line`, with its diagnostics taken over.
    mutating func attributes<Value>(of line: TagLine, _ make: (inout AttributeReader) -> Value?) -> Value? {
        var reader = AttributeReader(line)
        let value = make(&reader)
        diagnostics += reader.diagnostics
        return value
    }

    /// Whether the tag's kind is, or now becomes, the playlist's.
    private mutating func decide(_ line: TagLine) -> Bool {
        guard let tagKind = line.tag.home.kind, tagKind != kind else { return true }
        guard kind != nil else {
            kind = tagKind
            return true
        }
        report(
            line.diagnostic(
                .error, "\(line.tag.name) belongs to the other kind of playlist: the line is left out",
                rule: .oneKind, fix: "Keep segments and variants in playlists of their own."))
        return false
    }

    /// Whether the tag may come again.
    private mutating func admit(_ line: TagLine) -> Bool {
        guard line.tag.isUnique, !seen.insert(line.tag.name).inserted else { return true }
        report(
            line.diagnostic(
                .error, "\(line.tag.name) is there twice: the first counts", rule: .once,
                fix: "Write it once."))
        return false
    }

    private mutating func addSegment(_ uri: String, _ line: Int) {
        if openLine.extinf == nil { report(strayURI(line, Rule.extinfRequired)) }
        if segment.duration > longest.duration {
            longest = (segment.duration, openLine.extinf?.number ?? line)
        }
        segment.uri = uri
        media.segments.append(segment)
        segment = MediaSegment(uri: "", duration: .zero)
        openLine = (nil, nil)
    }

    private mutating func addVariant(_ uri: String, _ line: Int) {
        guard var variant = openVariant?.variant else {
            return report(strayURI(line, Rule.uriAfterStreamInf))
        }
        variant.uri = uri
        multivariant.variants.append(variant)
        openVariant = nil
    }

    private func strayURI(_ line: Int, _ rule: Rule) -> Diagnostic {
        let tag = kind == .multivariant ? "EXT-X-STREAM-INF" : "EXTINF"
        return Diagnostic(
            line: line, severity: .error, message: "a URI without \(tag) before it", rule: rule,
            fix: "Write \(tag) on a line before it.")
    }
}
