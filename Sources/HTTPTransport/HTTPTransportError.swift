/// Why no complete answer arrived. It names the host and never a path or query, which may hold tokens.
public struct HTTPTransportError: Error, Hashable, Sendable {
    /// What kind of failure it was.
    public enum Code: String, CaseIterable, Hashable, Sendable {
        /// No connection was there in time; with TLS, its handshake counts.
        case connectTimeout
        /// The deadline passed before the answer began.
        case timeout
        /// The deadline passed, or nothing came for too long, in the middle of the answer.
        case bodyTimeout
        /// No connection came about, or it broke.
        case connection
        /// No connection to the proxy came about.
        case proxyConnection
        /// The proxy wants a user and a password, or refuses those that it was told.
        case proxyAuthentication
        /// The proxy doesn't lead to the host.
        case proxyRefusal
        /// The server's certificate wasn't trusted, or the TLS handshake failed otherwise.
        case tls
        /// The body is longer than the caller accepts.
        case tooLarge
        /// The calling task was cancelled.
        case cancelled
        /// The URL can't be requested.
        case invalidURL
        /// The transport was shut down before.
        case closed
        /// The server broke the rules of HTTP.
        case malformed
    }

    /// What kind of failure it was.
    public var code: Code
    /// The host that was asked, with its port where the URL has one.
    public var host: String
    /// The proxy that it was asked through, or `nil`.
    public var proxy: ProxyServer?
    /// The status with which the proxy refused to lead to the host, or `nil` where it didn't, or that isn't known.
    public var proxyStatus: Int?
    /// What the layers below said, such as "connection refused"; may be empty.
    public var detail: String

    /// A failure of a request to `host`.
    public init(
        _ code: Code, host: String, proxy: ProxyServer? = nil, proxyStatus: Int? = nil, detail: String = ""
    ) {
        self.code = code
        self.host = host
        self.proxy = proxy
        self.proxyStatus = proxyStatus
        self.detail = detail
    }

    /// Whether the same request may well succeed a moment later.
    public var isTransient: Bool {
        switch code {
        case .connectTimeout, .timeout, .bodyTimeout, .connection, .proxyConnection, .malformed: true
        case .proxyRefusal: isTransientRefusal
        case .proxyAuthentication, .tls, .tooLarge, .cancelled, .invalidURL, .closed: false
        }
    }
}

extension HTTPTransportError: CustomStringConvertible {
    /// What failed and what to try, in one line.
    public var description: String {
        let cause = detail.isEmpty ? "" : " (\(detail))"
        let proxy = proxy.map { "the proxy \($0)" } ?? "the proxy"
        let server = self.proxy == nil ? host : "\(host) through \(proxy)"
        return switch code {
        case .connectTimeout:
            "timed out connecting to \(server)\(cause); check the network, firewalls, a proxy and the endpoint"
        case .timeout: "\(server) didn't answer in time; check the network, a proxy or the endpoint"
        case .bodyTimeout: "\(server) began to answer and didn't end in time; check the network"
        case .connection: "no connection to \(server)\(cause); check the network and the endpoint"
        case .proxyConnection:
            "no connection to \(proxy), which leads to \(host)\(cause); check \(self.proxy?.origin ?? "HTTPS_PROXY and HTTP_PROXY"), "
                + "or name the host in NO_PROXY"
        case .proxyAuthentication, .proxyRefusal: refusal
        case .tls: "the TLS connection to \(server) failed\(cause); \(certificateRemedy)"
        case .tooLarge: "\(host) sent more than was accepted\(cause)"
        case .cancelled: "the request to \(host) was cancelled"
        case .invalidURL: "the URL of host '\(host)' can't be requested\(cause); give http:// or https://"
        case .closed: "the HTTP client was shut down before the request to \(host)"
        case .malformed: "\(server) answered with something that isn't HTTP\(cause)"
        }
    }

    private var certificateRemedy: String {
        let intercepted = proxy == nil ? "where the network" : "where the proxy"
        return
            "check the endpoint and its certificate; \(intercepted) opens TLS, give its certificate authority "
            + "with --ca-bundle or AWS_CA_BUNDLE"
    }
}
