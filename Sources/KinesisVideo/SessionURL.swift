/// The URL of a streaming session. Whoever has it can watch, so it prints without its token.
///
/// Source: KVS API reference, GetHLSStreamingSessionURL: the token is to be guarded like AWS credentials.
public struct SessionURL: Hashable, Sendable {
    private let text: String

    /// Takes `text` as it came; its token is opaque and stays byte for byte what the service sent.
    public init(_ text: String) {
        self.text = text
    }

    /// The whole URL with its token, for a player or a request.
    public func reveal() -> String { text }

    /// What tells its session from others: the token, or the whole text where that has none.
    var session: Secret {
        guard let start = text.firstRange(of: "SessionToken=")?.upperBound else { return Secret(text) }
        return Secret(String(text[start...].prefix { !"&#".contains($0) }))
    }

    /// The host, with its port where there is one.
    var authority: String {
        let start = text.firstRange(of: "://")?.upperBound ?? text.startIndex
        let authority = text[start...].prefix { !"/?#".contains($0) }
        return String(authority.split(separator: "@", omittingEmptySubsequences: false).last ?? "?")
    }
}

extension SessionURL {
    /// The URL itself where it is one, since it goes on to terminals, files and players byte for byte: `http` or `https`,
    /// a host, and only characters that a URL has. Otherwise a refusal that names `member`, which held it.
    ///
    /// Source: RFC 3986 §2 (characters, percent-encoding), §3 (scheme and authority).
    func usable(_ member: String) throws(UndecodableBody) -> SessionURL {
        if let place = misplaced {
            let code = String(text.unicodeScalars[place].value, radix: 16, uppercase: true)
            let name = "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
            let number = text.unicodeScalars.distance(from: text.unicodeScalars.startIndex, to: place) + 1
            throw .notURL(member, reason: "it has \(name) at place \(number)")
        }
        guard leadsToHost else {
            throw .notURL(member, reason: "it doesn't begin with http:// or https:// and a host")
        }
        return self
    }

    private static let marks = Set("-._~:/?#[]@!$&'()*+,;=".unicodeScalars)

    /// Where the first character is that a URL can't have there.
    private var misplaced: String.UnicodeScalarView.Index? {
        let scalars = text.unicodeScalars
        return scalars.indices.first { place in
            let scalar = scalars[place]
            guard scalar != "%" else {
                let code = scalars[place...].dropFirst().prefix(2)
                return code.count < 2 || !code.allSatisfy(\.properties.isASCIIHexDigit)
            }
            return !Self.marks.contains(scalar)
                && !(scalar.isASCII
                    && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil))
        }
    }

    private var leadsToHost: Bool {
        let parts = text.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count > 2, parts[1].isEmpty, ["http:", "https:"].contains(parts[0].lowercased()) else {
            return false
        }
        return parts[2].first.map { !"?#:@".contains($0) } ?? false
    }
}

extension SessionURL: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// `https://host/hls/v1/getHLSMasterPlaylist.m3u8?SessionToken=•••`.
    public var description: String { Redaction.hidingTokens(in: text) }

    /// The same as ``description``.
    public var debugDescription: String { description }

    /// No children: `dump` shows ``description`` only.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
