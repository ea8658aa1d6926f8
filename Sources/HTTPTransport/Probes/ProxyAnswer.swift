/// What a proxy answered when it was asked to lead to a server.
package struct ProxyAnswer: Hashable, Sendable {
    /// The status, such as 407.
    package var status: Int
    /// The status in the proxy's words, such as `Proxy Authentication Required`; may be empty.
    package var reason: String

    /// An answer.
    package init(status: Int, reason: String) {
        self.status = status
        self.reason = reason
    }

    /// What such an answer means.
    package enum Meaning: Hashable, Sendable {
        /// It leads there.
        case open
        /// It wants a user and a password, or other ones.
        case credentials
        /// It forbids the server, its port or the caller.
        case forbidden
        /// It can't reach the server.
        case unreachable
        /// It isn't asked as it wants to be: it may be no proxy, or none that opens ways.
        case unsuitable
    }

    /// What it means.
    ///
    /// Source: RFC 9110 §9.3.6 and §15; tinyproxy answers 401 to a wrong password and 500 to a name that it can't resolve.
    package var meaning: Meaning {
        switch status {
        case 200..<300: .open
        case 401, 407: .credentials
        case 403, 451: .forbidden
        case 500...: .unreachable
        default: .unsuitable
        }
    }
}

extension ProxyAnswer {
    /// The answer whose head is `bytes`, or `nil` where that isn't HTTP. Source: RFC 9112 §4.
    init?(head bytes: some Sequence<UInt8>) {
        let line = bytes.prefix { $0 != UInt8(ascii: "\r") && $0 != UInt8(ascii: "\n") }
        let words = String(decoding: Array(line), as: UTF8.self)
            .split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
        guard words.count >= 2, words[0].hasPrefix("HTTP/1."), words[1].utf8.count == 3,
            let status = Int(words[1]), status >= 100
        else { return nil }
        self.init(status: status, reason: words.count > 2 ? String(words[2]) : "")
    }
}

extension ProxyAnswer: CustomStringConvertible {
    /// The status and its words.
    package var description: String { reason.isEmpty ? "\(status)" : "\(status) \(reason)" }
}
