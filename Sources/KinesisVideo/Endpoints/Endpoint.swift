/// The address of a server: scheme, host, port, and perhaps a path that all requests go below.
public struct Endpoint: Hashable, Sendable, CustomStringConvertible {
    /// `http` or `https`.
    public let scheme: String
    /// The host with its port where it isn't the scheme's own: what the `Host` header says.
    public let authority: String
    /// The path below which the operations are; empty or beginning with `/`, without a `/` at its end.
    public let basePath: String

    /// The endpoint at the URL `text`.
    ///
    /// - Throws: ``KinesisVideoError`` with ``KinesisVideoError/Code/configuration`` where `text` isn't an `http://` or
    ///   `https://` URL of host, port and path alone.
    public init(_ text: String) throws(KinesisVideoError) {
        guard let parts = Self.parts(of: text) else {
            let shown = Redaction.hidingUser(in: Redaction.hidingTokens(in: text))
            throw KinesisVideoError(
                .configuration,
                "'\(shown)' isn't an endpoint; give http://HOST[:PORT] or https://HOST[:PORT]")
        }
        (scheme, authority, basePath) = parts
    }

    /// The URL.
    public var description: String { "\(scheme)://\(authority)\(basePath)" }

    private static func parts(of text: String) -> (String, String, String)? {
        guard let mark = text.firstRange(of: "://") else { return nil }
        let scheme = text[..<mark.lowerBound].lowercased()
        guard let standardPort = ["http": ":80", "https": ":443"][scheme] else { return nil }
        let rest = text[mark.upperBound...]
        guard rest.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
            !rest.contains(where: { "?#@\\".contains($0) })
        else { return nil }
        var authority = rest.prefix { $0 != "/" }
        var path = rest[authority.endIndex...]
        guard isAuthority(authority) else { return nil }
        if authority.hasSuffix(standardPort) { authority = authority.dropLast(standardPort.count) }
        while path.hasSuffix("/") { path = path.dropLast() }
        return (scheme, authority.lowercased(), String(path))
    }

    /// Whether `text` is a name, an IPv4 address or an IPv6 address in brackets, and perhaps a port.
    private static func isAuthority(_ text: Substring) -> Bool {
        let port: Substring
        if text.hasPrefix("[") {
            guard let end = text.firstIndex(of: "]") else { return false }
            let address = text[..<end].dropFirst()
            guard address.contains(":"), address.allSatisfy({ $0.isHexDigit || ":.".contains($0) }) else {
                return false
            }
            port = text[end...].dropFirst()
        } else {
            let labels = text.prefix { $0 != ":" }.split(separator: ".", omittingEmptySubsequences: false)
            guard labels.allSatisfy(isLabel) else { return false }
            port = text.drop { $0 != ":" }
        }
        guard !port.isEmpty else { return true }
        return port.hasPrefix(":") && port.dropFirst().utf8.allSatisfy(\.isDigit)
            && UInt16(port.dropFirst()).map { $0 > 0 } ?? false
    }

    private static func isLabel(_ text: Substring) -> Bool {
        !text.isEmpty && text.allSatisfy { $0.isLetter || $0.isNumber || "-_".contains($0) }
    }
}
