/// Why no complete answer arrived. It names the host and never a path or query, which may hold tokens.
public struct HTTPTransportError: Error, Hashable, Sendable {
    /// What kind of failure it was.
    public enum Code: String, CaseIterable, Hashable, Sendable {
        /// The deadline passed.
        case timeout
        /// No connection came about, or it broke.
        case connection
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
    /// What the layers below said, such as "connection refused"; may be empty.
    public var detail: String

    /// A failure of a request to `host`.
    public init(_ code: Code, host: String, detail: String = "") {
        self.code = code
        self.host = host
        self.detail = detail
    }

    /// Whether the same request may well succeed a moment later.
    public var isTransient: Bool {
        switch code {
        case .timeout, .connection, .malformed: true
        case .tls, .tooLarge, .cancelled, .invalidURL, .closed: false
        }
    }
}

extension HTTPTransportError: CustomStringConvertible {
    /// What failed and what to try, in one line.
    public var description: String {
        let cause = detail.isEmpty ? "" : " (\(detail))"
        return switch code {
        case .timeout: "\(host) didn't answer in time; check the network, a proxy or the endpoint"
        case .connection: "no connection to \(host)\(cause); check the network and the endpoint"
        case .tls: "the TLS connection to \(host) failed\(cause); check the endpoint and its certificate"
        case .tooLarge: "\(host) sent more than was accepted\(cause)"
        case .cancelled: "the request to \(host) was cancelled"
        case .invalidURL: "the URL of host '\(host)' can't be requested\(cause); give http:// or https://"
        case .closed: "the HTTP client was shut down before the request to \(host)"
        case .malformed: "\(host) answered with something that isn't HTTP\(cause)"
        }
    }
}
