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
            throw KinesisVideoError(
                .configuration,
                "'\(Redaction.hidingTokens(in: text))' isn't an endpoint; give http://HOST[:PORT] or https://HOST[:PORT]"
            )
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
        if authority.hasSuffix(standardPort) { authority = authority.dropLast(standardPort.count) }
        guard !authority.isEmpty, !authority.hasPrefix(":") else { return nil }
        while path.hasSuffix("/") { path = path.dropLast() }
        return (scheme, authority.lowercased(), String(path))
    }
}
