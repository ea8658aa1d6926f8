/// Why nothing of a playlist can be shown.
public struct PlaylistError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds of failure.
    public enum Code: String, Hashable, Sendable {
        /// Neither `#EXTM3U` at its start nor a tag of a playlist in it.
        case notAPlaylist
        /// `#EXTM3U`, and no tag that tells a media playlist from a multivariant one.
        case undecidable
        /// A playlist of the other kind than was asked for.
        case unexpectedKind
    }

    /// What failed.
    public var code: Code
    /// How the first line begins: too short to hold a session token, and without control characters.
    public var subject: String

    /// A failure of the input that begins like `subject`.
    public init(code: Code, subject: String) {
        self.code = code
        self.subject = subject
    }

    /// What failed, on what, and what to try.
    public var description: String {
        switch code {
        case .notAPlaylist:
            "No playlist: the text begins with “\(subject)” instead of #EXTM3U. Check the address and the answer's status."
        case .undecidable:
            "The playlist holds no tag that says whether it lists segments or variants. It may have been cut: load it again."
        case .unexpectedKind:
            "The playlist is of the other kind, media or multivariant, than was asked for. Check the address."
        }
    }
}

extension PlaylistError {
    private static let shownBytes = 16

    init(_ code: Code, in bytes: [UInt8]) {
        let start = bytes.prefix(Self.shownBytes).prefix { $0 != .lineFeed }.filter {
            (0x20..<0x7F).contains($0)
        }
        self.init(code: code, subject: String(decoding: start, as: UTF8.self))
    }
}
