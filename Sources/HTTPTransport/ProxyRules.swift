/// Which proxy leads to which server.
public struct ProxyRules: Hashable, Sendable {
    /// The proxy for `http://` URLs.
    public let http: ProxyServer?
    /// The proxy for `https://` URLs.
    public let https: ProxyServer?
    private let exemptions: ProxyExemptions
    private let exemptionsOrigin: String

    /// How a server is reached.
    public enum Way: Hashable, Sendable {
        /// Directly: no proxy is set for its scheme.
        case direct
        /// Directly although there is a proxy, because of an entry of the variable with exemptions.
        case exempt(from: ProxyServer, entry: String, variable: String)
        /// Directly although there is a proxy, because it is a metadata service.
        case metadata(ProxyServer)
        /// Through a proxy.
        case through(ProxyServer)
    }

    /// Rules; without a proxy by default.
    ///
    /// - Parameters:
    ///   - http: The proxy for `http://` URLs.
    ///   - https: The proxy for `https://` URLs.
    ///   - exemptions: Servers that are reached directly, as the variable `NO_PROXY` lists them.
    ///   - exemptionsOrigin: The variable that lists them.
    public init(
        http: ProxyServer? = nil, https: ProxyServer? = nil, exemptions: String = "",
        exemptionsOrigin: String = "NO_PROXY"
    ) {
        self.http = http
        self.https = https
        self.exemptions = ProxyExemptions(exemptions)
        self.exemptionsOrigin = exemptionsOrigin
    }

    /// The proxy that leads to the server of `url`, or `nil` where it is reached directly.
    public func proxy(for url: String) -> ProxyServer? {
        if case .through(let proxy) = way(to: url) { proxy } else { nil }
    }

    /// How the server of `url` is reached, and why so.
    ///
    /// The metadata services of instances and containers are always reached directly: a proxy's own would answer.
    public func way(to url: String) -> Way {
        let isSecure = url.prefix { $0 != ":" }.lowercased() == "https"
        guard let proxy = isSecure ? https : http else { return .direct }
        let authority = URLHost.text(of: url)
        let host = ProxyExemptions.host(of: authority)
        let isMetadata =
            Self.linkLocal?.contains(host) == true || Self.metadataHosts.contains(host.lowercased())
        if isMetadata { return .metadata(proxy) }
        return exemptions.entry(for: authority).map {
            .exempt(from: proxy, entry: $0, variable: exemptionsOrigin)
        } ?? .through(proxy)
    }

    /// Where 169.254.169.254 and the container services' addresses are. Source: RFC 3927.
    private static let linkLocal = IPv4Network("169.254.0.0/16")
    /// The same services over IPv6. Source: EC2 and EKS user guides.
    private static let metadataHosts: Set = ["[fd00:ec2::254]", "[fd00:ec2::23]"]
}
