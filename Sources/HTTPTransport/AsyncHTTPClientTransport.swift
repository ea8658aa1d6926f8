import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// The transport over the network: connections are kept and shared, certificates are verified, redirects aren't followed.
///
/// Call ``shutdown()`` at the end; afterwards every request throws ``HTTPTransportError/Code/closed``.
public struct AsyncHTTPClientTransport: Transport {
    private let client: HTTPClient
    private let time: TimeSource

    /// A transport with its own pool of connections.
    ///
    /// - Parameter time: What deadlines are measured with.
    public init(time: TimeSource = .system) {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        // The caller retries, with a deadline and a delay it knows; a second retry loop below would hide both.
        configuration.connectionPool.retryConnectionEstablishment = false
        client = HTTPClient(configuration: configuration)
        self.time = time
    }

    /// Closes all connections; waits until they are closed.
    public func shutdown() async {
        // The only error is that it happened before, and then there is nothing left to do.
        try? await client.shutdown()
    }

    /// See ``Transport/send(_:deadline:bodyLimit:)``.
    public func send(
        _ request: HTTPRequest, deadline: Duration, bodyLimit: Int
    ) async throws(HTTPTransportError) -> HTTPResponse {
        try await within(deadline, host: try Self.host(of: request)) {
            await Self.outcome(host: URLHost.text(of: request.url)) {
                let start = time.uptime()
                let response = try await client.execute(Self.outgoing(request), deadline: .distantFuture)
                let headLatency = time.uptime() - start
                let body = try await response.body.collect(upTo: bodyLimit)
                return HTTPResponse(
                    status: Int(response.status.code), headers: Self.fields(of: response),
                    body: Array(body.readableBytesView), headLatency: headLatency)
            }
        }
    }

    /// See ``Transport/open(_:deadline:idleLimit:)``.
    public func open(
        _ request: HTTPRequest, deadline: Duration, idleLimit: Duration
    ) async throws(HTTPTransportError) -> HTTPStream {
        let host = try Self.host(of: request)
        let response = try await within(deadline, host: host) {
            await Self.outcome(host: host) {
                try await client.execute(Self.outgoing(request), deadline: .distantFuture)
            }
        }
        let pieces = Pieces(response.body)
        return HTTPStream(
            status: Int(response.status.code), headers: Self.fields(of: response),
            body: HTTPBody { () async throws(HTTPTransportError) in
                try await within(idleLimit, host: host) {
                    await Self.outcome(host: host) { try await pieces.next() }
                }
            })
    }

    /// What `exchange` comes to, if it does within `limit`; else it is cancelled.
    private func within<Value: Sendable>(
        _ limit: Duration, host: String,
        _ exchange: @escaping @Sendable () async -> Result<Value, HTTPTransportError>
    ) async throws(HTTPTransportError) -> Value {
        let outcome = await withTaskGroup(of: Result<Value, HTTPTransportError>?.self) { group in
            group.addTask { await exchange() }
            group.addTask {
                // A cancelled wait isn't a timeout: the exchange ended first, or ends because of the same cancellation.
                guard (try? await time.sleep(limit)) != nil else { return nil }
                return .failure(HTTPTransportError(.timeout, host: host))
            }
            defer { group.cancelAll() }
            for await outcome in group {
                if let outcome { return outcome }
            }
            return .failure(HTTPTransportError(.cancelled, host: host))
        }
        return try outcome.get()
    }

    /// What `body` comes to, with its error in this module's words.
    private static func outcome<Value: Sendable>(
        host: String, _ body: () async throws -> Value
    ) async -> Result<Value, HTTPTransportError> {
        do { return .success(try await body()) } catch { return .failure(failure(error, host: host)) }
    }

    private static func host(of request: HTTPRequest) throws(HTTPTransportError) -> String {
        let host = URLHost.text(of: request.url)
        let scheme = request.url.prefix { $0 != ":" }.lowercased()
        guard ["http", "https"].contains(scheme) else { throw HTTPTransportError(.invalidURL, host: host) }
        return host
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

    private static func failure(_ error: any Error, host: String) -> HTTPTransportError {
        switch error {
        case let error as HTTPClientError: failure(error, host: host)
        case is CancellationError: HTTPTransportError(.cancelled, host: host)
        case is NIOTooManyBytesError: HTTPTransportError(.tooLarge, host: host)
        case is NIOSSLError, is BoringSSLError, is NIOSSLExtraError:
            HTTPTransportError(.tls, host: host, detail: "\(error)")
        case let error as NIOConnectionError:
            HTTPTransportError(.connection, host: host, detail: reason(error))
        case HTTPParserError.invalidEOFState:
            HTTPTransportError(.connection, host: host, detail: "closed in the middle of the answer")
        case is HTTPParserError: HTTPTransportError(.malformed, host: host)
        default: HTTPTransportError(.connection, host: host, detail: "\(error)")
        }
    }

    private static func failure(_ error: HTTPClientError, host: String) -> HTTPTransportError {
        switch error {
        case .cancelled, .requestStreamCancelled: HTTPTransportError(.cancelled, host: host)
        case .deadlineExceeded, .connectTimeout, .readTimeout, .writeTimeout,
            .getConnectionFromPoolTimeout:
            HTTPTransportError(.timeout, host: host)
        case .tlsHandshakeTimeout: HTTPTransportError(.tls, host: host, detail: "handshake timed out")
        case .invalidURL, .emptyHost, .emptyScheme, .missingSocketPath:
            HTTPTransportError(.invalidURL, host: host)
        case .alreadyShutdown: HTTPTransportError(.closed, host: host)
        default: HTTPTransportError(.connection, host: host, detail: error.shortDescription)
        }
    }

    private static func reason(_ error: NIOConnectionError) -> String {
        if let cause = error.connectionErrors.first { return "\(cause.error)" }
        return error.dnsAError == nil && error.dnsAAAAError == nil ? "" : "the name can't be resolved"
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
