import AsyncHTTPClient
import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// The transport over the network: connections are kept and shared, certificates are verified, redirects aren't followed.
///
/// Call ``shutdown()`` at the end; afterwards every request throws ``HTTPTransportError/Code/closed``.
public struct AsyncHTTPClientTransport: Transport {
    private let network: NetworkSettings
    private let direct: HTTPClient
    private let proxied: [ProxyServer: HTTPClient]
    private let time: TimeSource

    /// A transport with its own pool of connections.
    ///
    /// - Parameters:
    ///   - network: The ways to servers, and whom to trust.
    ///   - time: What deadlines are measured with.
    public init(network: NetworkSettings = NetworkSettings(), time: TimeSource = .system) {
        self.network = network
        self.time = time
        direct = HTTPClient(configuration: Self.configuration(network, proxy: nil))
        proxied = [network.proxies.http, network.proxies.https].reduce(into: [:]) { clients, proxy in
            guard let proxy, clients[proxy] == nil else { return }
            clients[proxy] = HTTPClient(configuration: Self.configuration(network, proxy: proxy))
        }
    }

    private static func configuration(
        _ network: NetworkSettings, proxy: ProxyServer?
    ) -> HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        // The caller retries, with a deadline and a delay it knows; a second retry loop below would hide both.
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.connectionPool.idleTimeout = TimeAmount(network.idleLimit)
        configuration.timeout.connect = TimeAmount(network.connectLimit)
        if let path = network.caBundle {
            var tls = TLSConfiguration.makeClientConfiguration()
            tls.trustRoots = .file(path)
            configuration.tlsConfiguration = tls
        }
        configuration.proxy = proxy.map { proxy in
            .server(
                host: proxy.host, port: proxy.port,
                authorization: proxy.user.map { .basic(username: $0.name, password: $0.password) })
        }
        return configuration
    }

    /// Closes all connections; waits until they are closed.
    public func shutdown() async {
        for client in [direct] + proxied.values {
            // The only error is that it happened before, and then there is nothing left to do.
            try? await client.shutdown()
        }
    }

    /// See ``Transport/send(_:deadline:bodyLimit:)``.
    public func send(
        _ request: HTTPRequest, deadline: Duration, bodyLimit: Int
    ) async throws(HTTPTransportError) -> HTTPResponse {
        let way = try way(for: request)
        let start = time.uptime()
        let response = try await answer(to: request, way, within: deadline)
        let headLatency = time.uptime() - start
        let body = try await within(deadline - headLatency, way, .bodyTimeout) {
            await way.outcome { Array(try await response.body.collect(upTo: bodyLimit).readableBytesView) }
        }
        return HTTPResponse(
            status: Int(response.status.code), headers: Self.fields(of: response), body: body,
            headLatency: headLatency)
    }

    /// See ``Transport/open(_:deadline:idleLimit:)``.
    public func open(
        _ request: HTTPRequest, deadline: Duration, idleLimit: Duration
    ) async throws(HTTPTransportError) -> HTTPStream {
        let way = try way(for: request)
        let response = try await answer(to: request, way, within: deadline)
        let pieces = Pieces(response.body)
        return HTTPStream(
            status: Int(response.status.code), headers: Self.fields(of: response),
            body: HTTPBody { () async throws(HTTPTransportError) in
                try await within(idleLimit, way, .bodyTimeout) {
                    await way.outcome { try await pieces.next() }
                }
            })
    }

    /// The answer's head.
    private func answer(
        to request: HTTPRequest, _ way: Way, within limit: Duration
    ) async throws(HTTPTransportError) -> HTTPClientResponse {
        let start = time.uptime()
        do throws(HTTPTransportError) {
            return try await within(limit, way, .timeout) {
                await way.outcome {
                    try await way.client.execute(Self.outgoing(request), deadline: .distantFuture)
                }
            }
        } catch {
            guard error.code == .proxyRefusal else { throw error }
            let left = limit - (time.uptime() - start)
            throw await error.explained(for: request.url, within: min(left, network.connectLimit))
        }
    }

    /// What `exchange` comes to, if it does within `limit`; else it is cancelled and fails with `code`.
    private func within<Value: Sendable>(
        _ limit: Duration, _ way: Way, _ code: HTTPTransportError.Code,
        _ exchange: @escaping @Sendable () async -> Result<Value, HTTPTransportError>
    ) async throws(HTTPTransportError) -> Value {
        let outcome = await withTaskGroup(of: Result<Value, HTTPTransportError>?.self) { group in
            group.addTask { await exchange() }
            group.addTask {
                // A cancelled wait isn't a timeout: the exchange ended first, or ends because of the same cancellation.
                guard (try? await time.sleep(limit)) != nil else { return nil }
                return .failure(way.error(code))
            }
            defer { group.cancelAll() }
            for await outcome in group {
                if let outcome { return outcome }
            }
            return .failure(way.error(.cancelled))
        }
        return try outcome.get()
    }

    private func way(for request: HTTPRequest) throws(HTTPTransportError) -> Way {
        let host = URLHost.text(of: request.url)
        let scheme = request.url.prefix { $0 != ":" }.lowercased()
        guard ["http", "https"].contains(scheme) else { throw HTTPTransportError(.invalidURL, host: host) }
        guard let proxy = network.proxies.proxy(for: request.url), let client = proxied[proxy] else {
            return Way(host: host, proxy: nil, client: direct)
        }
        return Way(host: host, proxy: proxy, client: client)
    }

    private static func fields(of response: HTTPClientResponse) -> HTTPFields {
        HTTPFields(response.headers.map { (name: $0.name, value: $0.value) })
    }

    private static func outgoing(_ request: HTTPRequest) -> HTTPClientRequest {
        var outgoing = HTTPClientRequest(url: request.url)
        outgoing.method = HTTPMethod(rawValue: request.method)
        outgoing.headers = HTTPHeaders(request.headers.fields.map { ($0.name, $0.value) })
        if !request.body.isEmpty { outgoing.body = .bytes(request.body) }
        return outgoing
    }
}

/// The way to a host, and the words for what may happen on it.
private struct Way: Sendable {
    let host: String
    let proxy: ProxyServer?
    let client: HTTPClient

    /// What `body` comes to, with its error in this module's words.
    func outcome<Value: Sendable>(
        _ body: () async throws -> Value
    ) async -> Result<Value, HTTPTransportError> {
        do { return .success(try await body()) } catch { return .failure(failure(error)) }
    }

    func error(_ code: HTTPTransportError.Code, _ detail: String = "") -> HTTPTransportError {
        HTTPTransportError(
            code, host: host, proxy: proxy, proxyStatus: code == .proxyAuthentication ? 407 : nil,
            detail: detail)
    }

    private func failure(_ failure: any Error) -> HTTPTransportError {
        switch failure {
        case let failure as HTTPClientError: self.failure(failure)
        case is CancellationError: error(.cancelled)
        case is NIOTooManyBytesError: error(.tooLarge)
        case is NIOSSLError, is BoringSSLError, is NIOSSLExtraError: error(.tls, Self.reason(tls: failure))
        case let failure as NIOConnectionError:
            error(proxy == nil ? .connection : .proxyConnection, Self.reason(failure))
        case HTTPParserError.invalidEOFState: error(.connection, "closed in the middle of the answer")
        case is HTTPParserError: error(.malformed)
        default: error(.connection, Self.reason(failure))
        }
    }

    private func failure(_ failure: HTTPClientError) -> HTTPTransportError {
        switch failure {
        case .cancelled, .requestStreamCancelled: error(.cancelled)
        case .connectTimeout, .getConnectionFromPoolTimeout: error(.connectTimeout)
        case .tlsHandshakeTimeout: error(.connectTimeout, "the TLS handshake didn't end")
        case .httpProxyHandshakeTimeout: error(.connectTimeout, "the proxy didn't answer")
        case .deadlineExceeded, .readTimeout, .writeTimeout: error(.timeout)
        case .proxyAuthenticationRequired: error(.proxyAuthentication)
        case .invalidProxyResponse: error(.proxyRefusal)
        case .invalidURL, .emptyHost, .emptyScheme, .missingSocketPath: error(.invalidURL)
        case .alreadyShutdown: error(.closed)
        default: error(.connection, failure.shortDescription)
        }
    }

    private static func reason(tls failure: any Error) -> String {
        let words = "\(failure)"
        return if words.contains("CERTIFICATE_VERIFY_FAILED") {
            "the certificate's authority isn't one that is trusted here, or it has expired"
        } else if let failure = failure as? NIOSSLExtraError, failure == .failedToValidateHostname {
            "the certificate is for another name"
        } else {
            words
        }
    }

    private static func reason(_ error: NIOConnectionError) -> String {
        if let cause = error.connectionErrors.first { return reason(cause.error) }
        return error.dnsAError == nil && error.dnsAAAAError == nil ? "" : "the name can't be resolved"
    }

    /// Errors of the system have its words, without the names of the calls that met them.
    private static func reason(_ error: any Error) -> String {
        switch error {
        case let error as IOError:
            strerror(error.errnoCode).map { String(cString: $0) } ?? "error \(error.errnoCode)"
        case ChannelError.connectTimeout: "nothing answered in time"
        default: "\(error)"
        }
    }
}

/// The pieces of one body, for tasks that each wait for one of them.
private actor Pieces {
    private var iterator: HTTPClientResponse.Body.AsyncIterator

    init(_ body: HTTPClientResponse.Body) { iterator = body.makeAsyncIterator() }

    /// The next piece, or `nil` after the last one.
    func next() async throws -> [UInt8]? {
        var reading = iterator
        defer { iterator = reading }
        return try await reading.next(isolation: self).map { Array($0.readableBytesView) }
    }
}
