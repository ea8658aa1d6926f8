/// Takes secrets out of texts that will be shown.
public enum Redaction {
    /// Query parameters whose value lets its reader act as somebody else.
    private static let parameters = [
        "SessionToken=", "X-Amz-Security-Token=", "X-Amz-Signature=", "X-Amz-Credential=",
    ]

    /// `text` with the value of every token-bearing query parameter replaced by `•••`.
    ///
    /// Works on a URL, on a playlist's line, and on any sentence that quotes one.
    public static func hidingTokens(in text: String) -> String {
        parameters.reduce(text) { text, parameter in
            var parts = text.split(separator: parameter, omittingEmptySubsequences: false).map(String.init)
            for index in parts.indices.dropFirst() {
                let rest = parts[index].drop { !$0.isWhitespace && !"&\"'<>#".contains($0) }
                parts[index] = Secret.placeholder + rest
            }
            return parts.joined(separator: parameter)
        }
    }

    /// The URL `text` with the user and password before its host replaced by `•••`.
    static func hidingUser(in text: String) -> String {
        // A password may hold what ends a host, so everything up to the last mark is hidden.
        guard let mark = text.lastIndex(of: "@") else { return text }
        let start = text[..<mark].firstRange(of: "://")?.upperBound ?? text.startIndex
        return text[..<start] + Secret.placeholder + text[mark...]
    }

    /// `text` without any of `secrets`, without tokens in URLs, and no longer than an error message should be.
    ///
    /// The service quotes the canonical request in some refusals, and with it the session token.
    package static func message(_ text: String, hiding secrets: [Secret]) -> String {
        let hidden = secrets.map { $0.reveal() }.filter { !$0.isEmpty }.reduce(hidingTokens(in: text)) {
            $0.split(separator: $1, omittingEmptySubsequences: false).joined(separator: Secret.placeholder)
        }
        let line = hidden.split(whereSeparator: \.isNewline).joined(separator: " ")
        return line.count > messageLimit ? line.prefix(messageLimit) + "…" : line
    }

    private static let messageLimit = 500
}
