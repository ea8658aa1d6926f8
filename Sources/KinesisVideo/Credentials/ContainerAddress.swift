/// The address at which a container's credentials are asked for.
///
/// Over plain HTTP only this machine and the addresses of Amazon ECS and EKS are asked, so that a variable can't send the
/// authorization token elsewhere. Source: AWS SDKs reference guide, "Container credential provider".
struct ContainerAddress: Hashable, Sendable {
    /// The whole URL. Its path may let its reader act as the container, so it goes into no message.
    let url: String
    /// The host alone, in lower case and without brackets.
    let host: String

    /// The address that the variables name, or `nil` where they name none; a relative one wins.
    ///
    /// - Throws: ``KinesisVideoError`` with ``KinesisVideoError/Code/configuration``, which names the variable.
    init?(environment: ClientEnvironment) throws(KinesisVideoError) {
        if let path = environment.value(Self.relative) {
            guard path.hasPrefix("/"), Self.isPrintable(path) else {
                throw Self.refusal(Self.relative, "must be a path that begins with /")
            }
            (url, host) = ("http://\(Self.ecs)\(path)", Self.ecs)
        } else if let url = environment.value(Self.full) {
            self.url = url
            host = try Self.host(of: url)
        } else {
            return nil
        }
    }

    private static let relative = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"
    private static let full = "AWS_CONTAINER_CREDENTIALS_FULL_URI"
    /// Where Amazon ECS answers its containers.
    private static let ecs = "169.254.170.2"
    /// What may be asked over plain HTTP besides loopback addresses: Amazon ECS, then Amazon EKS.
    private static let plainHosts = [ecs, "169.254.170.23", "fd00:ec2::23", "localhost"]

    private static func host(of url: String) throws(KinesisVideoError) -> String {
        guard isPrintable(url), let mark = url.firstRange(of: "://") else { throw noURL }
        let scheme = url[..<mark.lowerBound].lowercased()
        let authority = url[mark.upperBound...].prefix { !"/?#".contains($0) }.lowercased()
        let host = authority.first == "[" ? bracketed(authority) : plain(authority)
        guard let host, !host.isEmpty, !host.contains("@"), ["http", "https"].contains(scheme) else {
            throw noURL
        }
        guard scheme == "https" || plainHosts.contains(host) || isLoopback(host) else {
            throw refusal(
                full,
                "names the host '\(host)', which may be asked over https:// only; over http:// only "
                    + "a loopback address or \(plainHosts.joined(separator: ", "))")
        }
        return host
    }

    private static func plain(_ authority: String) -> String? {
        let parts = authority.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let host = parts.first, parts.count < 2 || isPort(parts[1]) else { return nil }
        return String(host)
    }

    private static func bracketed(_ authority: String) -> String? {
        let parts = authority.dropFirst().split(
            separator: "]", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].isEmpty || parts[1].first == ":" && isPort(parts[1].dropFirst())
        else { return nil }
        return String(parts[0])
    }

    private static func isPort(_ text: Substring) -> Bool { text.utf8.allSatisfy(\.isDigit) }

    /// `127.0.0.0/8` and `::1`. Source: RFC 1122 §3.2.1.3, RFC 4291 §2.5.3.
    private static func isLoopback(_ host: String) -> Bool {
        if ["::1", "0:0:0:0:0:0:0:1"].contains(host) { return true }
        let numbers = host.split(separator: ".", omittingEmptySubsequences: false)
        // Written any other way, with a sign or leading zeros, it would be a name.
        let areDecimal = numbers.allSatisfy { text in UInt8(text).map { "\($0)" == text } ?? false }
        return numbers.count == 4 && areDecimal && numbers[0] == "127"
    }

    /// Whether `text` can stand in a URL as it is, and means the same to all readers.
    private static func isPrintable(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
    }

    private static let noURL = refusal(full, "must be http://HOST[:PORT]/PATH or https://HOST[:PORT]/PATH")

    private static func refusal(_ variable: String, _ rule: String) -> KinesisVideoError {
        KinesisVideoError(.configuration, "\(variable) \(rule)")
    }
}
