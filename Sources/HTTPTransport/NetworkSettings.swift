/// How a transport reaches servers, and whom it trusts.
public struct NetworkSettings: Hashable, Sendable {
    /// Which proxy leads to which server.
    public var proxies: ProxyRules
    /// The path of a PEM file with the certificate authorities to trust instead of this machine's, or `nil`.
    public var caBundle: String?
    /// What names that file, such as `AWS_CA_BUNDLE`, or `nil` where nothing tells.
    public var caBundleOrigin: String?
    /// The longest wait for a connection, TLS included.
    public var connectLimit: Duration
    /// How long a connection is kept without a request.
    ///
    /// Shorter than load balancers keep it, which is a minute unless told otherwise, so that no request meets one that is
    /// just being closed. Source: Elastic Load Balancing user guide, "Connection idle timeout".
    public var idleLimit: Duration

    /// Settings; direct ways, this machine's authorities and usual patience unless told otherwise.
    public init(
        proxies: ProxyRules = ProxyRules(), caBundle: String? = nil, caBundleOrigin: String? = nil,
        connectLimit: Duration = .seconds(5),
        idleLimit: Duration = .seconds(45)
    ) {
        self.proxies = proxies
        self.caBundle = caBundle
        self.caBundleOrigin = caBundleOrigin
        self.connectLimit = connectLimit
        self.idleLimit = idleLimit
    }
}
