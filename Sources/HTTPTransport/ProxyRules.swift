/// Which proxy leads to which server.
public struct ProxyRules: Hashable, Sendable {
    /// The proxy for `http://` URLs.
    public let http: ProxyServer?
    /// The proxy for `https://` URLs.
    public let https: ProxyServer?
    private let exemptions: ProxyExemptions

    /// Rules; without a proxy by default.
    ///
    /// - Parameter exemptions: Servers that are reached directly, as the variable `NO_PROXY` lists them.
    public init(http: ProxyServer? = nil, https: ProxyServer? = nil, exemptions: String = "") {
        self.http = http
        self.https = https
        self.exemptions = ProxyExemptions(exemptions)
    }

    /// The proxy that leads to the server of `url`, or `nil` where it is reached directly.
    ///
    /// The metadata services of instances and containers are always reached directly: a proxy's own would answer.
    public func proxy(for url: String) -> ProxyServer? {
        let isSecure = url.prefix { $0 != ":" }.lowercased() == "https"
        guard let proxy = isSecure ? https : http else { return nil }
        let authority = URLHost.text(of: url)
        let host = ProxyExemptions.host(of: authority)
        let isMetadata =
            Self.linkLocal?.contains(host) == true || Self.metadataHosts.contains(host.lowercased())
        return isMetadata || exemptions.contain(authority) ? nil : proxy
    }

    /// Where 169.254.169.254 and the container services' addresses are. Source: RFC 3927.
    private static let linkLocal = IPv4Network("169.254.0.0/16")
    /// The same services over IPv6. Source: EC2 and EKS user guides.
    private static let metadataHosts: Set = ["[fd00:ec2::254]", "[fd00:ec2::23]"]
}
