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
        let scheme = request.url.prefix { $0 != ":" }.lowercased()
        guard ["http", "https"].contains(scheme) else {
            throw HTTPTransportError(.invalidURL, host: URLHost.text(of: request.url))
        }
        let outcome = await withTaskGroup(of: Result<HTTPResponse, HTTPTransportError>?.self) { group in
            group.addTask { await exchange(request, bodyLimit: bodyLimit) }
            group.addTask {
                // A cancelled wait isn't a timeout: the exchange ended first, or ends because of the same cancellation.
                guard (try? await time.sleep(deadline)) != nil else { return nil }
                return .failure(HTTPTransportError(.timeout, host: URLHost.text(of: request.url)))
            }
            defer { group.cancelAll() }
            for await outcome in group {
                if let outcome { return outcome }
            }
            return .failure(HTTPTransportError(.cancelled, host: URLHost.text(of: request.url)))
        }
        return try outcome.get()
    }

    private func exchange(
        _ request: HTTPRequest, bodyLimit: Int
    ) async -> Result<HTTPResponse, HTTPTransportError> {
        do {
            let response = try await client.execute(Self.outgoing(request), deadline: .distantFuture)
            let body = try await response.body.collect(upTo: bodyLimit)
            let headers = response.headers.map { (name: $0.name, value: $0.value) }
            return .success(
                HTTPResponse(
                    status: Int(response.status.code), headers: HTTPFields(headers),
                    body: Array(body.readableBytesView)))
        } catch {
            return .failure(Self.failure(error, host: URLHost.text(of: request.url)))
        }
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
