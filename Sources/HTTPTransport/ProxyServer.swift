import FoundationEssentials

/// An HTTP proxy: a server that opens a way to other servers when it is asked to CONNECT.
///
/// Whatever prints it shows no user and no password.
public struct ProxyServer: Hashable, Sendable {
    /// Its name or address; an IPv6 address has no brackets.
    public let host: String
    /// Its port.
    public let port: Int
    /// The variable that names it, such as `https_proxy`, or `nil` where nothing tells.
    public let origin: String?
    /// Who asks it, or `nil` where it is told nobody.
    let user: User?

    /// A name and a password.
    struct User: Hashable, Sendable {
        let name: String
        let password: String
    }

    /// The proxy at `url`, or `nil` where that isn't `[http://][USER:PASSWORD@]HOST[:PORT]`.
    ///
    /// The port is 80 where there is none; `%XX` in a user or password is that byte. Source: urllib3, which the AWS CLI
    /// reaches proxies with.
    ///
    /// - Parameters:
    ///   - url: Where it is.
    ///   - origin: The variable that says so.
    public init?(_ url: String, origin: String? = nil) {
        guard let authority = Self.authority(of: url) else { return nil }
        let mark = authority.lastIndex(of: "@")
        let address = mark.map { authority[$0...].dropFirst() } ?? authority
        guard let (host, port) = Self.hostAndPort(address) else { return nil }
        self.host = host
        self.port = port
        self.origin = origin
        user = mark.flatMap { User(authority[..<$0]) }
    }

    private static func authority(of url: String) -> Substring? {
        guard let mark = url.firstRange(of: "://") else {
            return url.hasPrefix("//") ? url.dropFirst(2).untilPath : url[...].untilPath
        }
        guard url[..<mark.lowerBound].lowercased() == "http" else { return nil }
        return url[mark.upperBound...].untilPath
    }

    private static func hostAndPort(_ address: Substring) -> (String, Int)? {
        var host = address
        var port = address[address.endIndex...]
        if address.hasPrefix("[") {
            guard let end = address.firstIndex(of: "]") else { return nil }
            host = address[..<end].dropFirst()
            port = address[end...].dropFirst()
            guard host.contains(":"), port.isEmpty || port.hasPrefix(":") else { return nil }
        } else if let colon = address.firstIndex(of: ":") {
            host = address[..<colon]
            port = address[colon...]
        }
        guard !host.isEmpty, host.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
        guard port.count > 1 else { return (String(host), standardPort) }
        guard let number = UInt16(port.dropFirst()), number > 0 else { return nil }
        return (String(host), Int(number))
    }

    private static let standardPort = 80
}

extension ProxyServer: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Whether it is told a user and a password.
    package var isToldAUser: Bool { user != nil }

    /// The user and the password as a request tells them. Source: RFC 7617 §2.
    var basicCredentials: String? {
        user.map { Data("\($0.name):\($0.password)".utf8).base64EncodedString() }
    }

    /// `http://HOST:PORT`.
    public var description: String { "http://\(host.contains(":") ? "[\(host)]" : host):\(port)" }

    /// The same.
    public var debugDescription: String { description }

    /// No children: `dump` shows the same.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}

extension ProxyServer.User: CustomStringConvertible, CustomReflectable {
    /// The user of `NAME:PASSWORD`, or `nil` where either is missing.
    fileprivate init?(_ text: Substring) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
        name = parts[0].percentDecoded
        password = parts[1].percentDecoded
    }

    var description: String { "•••" }

    var customMirror: Mirror { Mirror(self, children: [:]) }
}

extension Substring {
    /// The text before the first `/` behind the user and password, which may hold one.
    fileprivate var untilPath: Substring {
        let start = lastIndex(of: "@") ?? startIndex
        return self[..<(self[start...].firstIndex(of: "/") ?? endIndex)]
    }

    /// The text with `%XX` decoded; what isn't such a code stays.
    fileprivate var percentDecoded: String {
        var bytes: [UInt8] = []
        var rest = utf8[...]
        while let byte = rest.popFirst() {
            let code = Substring(rest.prefix(2))
            if byte == UInt8(ascii: "%"), code.count == 2, code.allSatisfy(\.isHexDigit),
                let decoded = UInt8(code, radix: 16)
            {
                bytes.append(decoded)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
