/// The part of a URL that may be shown: its host and port.
enum URLHost {
    /// The host of `url` with its port where there is one; user information, path and query are left out.
    static func text(of url: String) -> String {
        guard let scheme = url.firstRange(of: "://") else { return "?" }
        let authority = url[scheme.upperBound...].prefix { !"/?#".contains($0) }
        return String(authority.split(separator: "@", omittingEmptySubsequences: false).last ?? "?")
    }

    /// The host of `url`, an IPv6 address without brackets, and its port, the scheme's own where the URL has none.
    static func parts(of url: String) -> (host: String, port: Int) {
        let text = text(of: url)
        let usual = url.prefix { $0 != ":" }.lowercased() == "https" ? 443 : 80
        let host = ProxyExemptions.host(of: text)
        let port = text.dropFirst(host.count + 1)
        let bare = host.hasPrefix("[") ? host.dropFirst().dropLast() : host
        return (String(bare), Int(port) ?? usual)
    }
}
