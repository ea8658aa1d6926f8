/// Reads playlists. Any bytes may come in: what breaks a rule becomes a diagnostic.
public enum PlaylistParser {
    /// What was read.
    public struct Parsed: Hashable, Sendable {
        /// The playlist.
        public var playlist: Playlist
        /// What is wrong with it, in the order of lines.
        public var diagnostics: [Diagnostic]

        /// A playlist and what is wrong with it.
        public init(playlist: Playlist, diagnostics: [Diagnostic]) {
            self.playlist = playlist
            self.diagnostics = diagnostics
        }
    }

    /// The playlist that `bytes` hold; throws only when nothing of it can be shown.
    public static func parse(_ bytes: [UInt8]) throws(PlaylistError) -> Parsed {
        var draft = PlaylistDraft()
        let hasMark = bytes.starts(with: byteOrderMark)
        if hasMark { draft.report(.firstLine(.warning, "a byte order mark begins the text", .byteOrderMark)) }
        var lines = Lines(bytes, from: hasMark ? byteOrderMark.count : 0)
        let hasHeader = Self.hasHeader(lines)
        if !hasHeader { draft.report(.firstLine(.error, "the first line isn't #EXTM3U", .header)) }
        while let line = lines.next() {
            read(draft.content(of: line), number: line.number, into: &draft)
        }
        guard let playlist = draft.finished() else {
            throw PlaylistError(hasHeader ? .undecidable : .notAPlaylist, in: bytes)
        }
        return Parsed(playlist: playlist, diagnostics: draft.diagnostics.sorted { $0.line < $1.line })
    }

    /// The playlist that `bytes` hold; throws only when nothing of it can be shown.
    public static func parse(_ bytes: some Sequence<UInt8>) throws(PlaylistError) -> Parsed {
        try parse(Array(bytes))
    }

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    private static let header = Array("#EXTM3U".utf8)
    private static let tagStart = Array("#EXT".utf8)

    private static func hasHeader(_ lines: Lines) -> Bool {
        var lines = lines
        return lines.next()?.bytes.trimmed.elementsEqual(header) ?? false
    }

    private static func read(_ line: ArraySlice<UInt8>, number: Int, into draft: inout PlaylistDraft) {
        guard let first = line.first else { return }
        guard first == .numberSign else {
            return draft.accept(uri: draft.text(line, number), line: number)
        }
        guard line.starts(with: tagStart) else { return }
        let colon = line.firstIndex(of: .colon) ?? line.endIndex
        if let row = TagTable.row(named: line[..<colon].dropFirst()) {
            draft.accept(TagLine(number: number, row: row, value: line[colon...].dropFirst()))
        } else if !line.elementsEqual(header) {
            draft.keep(draft.text(line, number))
        }
    }
}

extension PlaylistDraft {
    /// The line without blanks around it.
    fileprivate mutating func content(of line: Lines.Line) -> ArraySlice<UInt8> {
        guard line.bytes.first?.isBlank == true || line.bytes.last?.isBlank == true else { return line.bytes }
        report(
            Diagnostic(
                line: line.number, severity: .warning, message: "white space around the line",
                rule: .whiteSpace, fix: "Remove it."))
        return line.bytes.trimmed
    }

    /// The line as text; what isn't UTF-8 is replaced.
    fileprivate mutating func text(_ line: ArraySlice<UInt8>, _ number: Int) -> String {
        if let text = String(validating: line, as: UTF8.self) { return text }
        report(
            Diagnostic(
                line: number, severity: .error, message: "the line isn't UTF-8: broken parts are replaced",
                rule: .utf8, fix: "Encode the playlist in UTF-8."))
        return String(decoding: line, as: UTF8.self)
    }
}

extension Diagnostic {
    fileprivate static func firstLine(_ severity: Severity, _ message: String, _ rule: Rule) -> Diagnostic {
        Diagnostic(
            line: 1, severity: severity, message: message, rule: rule,
            fix: "Begin the text with the line #EXTM3U and nothing before it.")
    }
}

extension MediaPlaylist {
    /// The media playlist in `bytes`, diagnostics left aside; throws for a multivariant playlist too.
    public init(parsing bytes: some Sequence<UInt8>) throws(PlaylistError) {
        let bytes = Array(bytes)
        guard case .media(let playlist) = try PlaylistParser.parse(bytes).playlist else {
            throw PlaylistError(.unexpectedKind, in: bytes)
        }
        self = playlist
    }
}

extension MultivariantPlaylist {
    /// The multivariant playlist in `bytes`, diagnostics left aside; throws for a media playlist too.
    public init(parsing bytes: some Sequence<UInt8>) throws(PlaylistError) {
        let bytes = Array(bytes)
        guard case .multivariant(let playlist) = try PlaylistParser.parse(bytes).playlist else {
            throw PlaylistError(.unexpectedKind, in: bytes)
        }
        self = playlist
    }
}
