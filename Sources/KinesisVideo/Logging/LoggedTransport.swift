import FoundationEssentials
import HTTPTransport
import Logging

/// A transport that writes down each request before it is sent, and each answer or failure after it came.
///
/// Both lines of an exchange have the same number.
struct LoggedTransport: Transport {
    /// What is exchanged, and with that what is shown of it.
    enum Content: Sendable {
        /// What the service is asked: bodies are written where they are JSON; of all else only the length.
        case service
        /// Keys and tokens: bodies are never written, and of URLs only what is known to hold no secret.
        case credentials

        /// `url` as it may be shown.
        func shown(_ url: String) -> String {
            switch self {
            case .service: HarmlessURL.hidingSecrets(in: url)
            case .credentials: HarmlessURL.ofCredentials(url)
            }
        }

        /// `body` as it may be shown, or `nil`.
        func shown(_ body: [UInt8]) -> String? {
            switch self {
            case .service: HarmlessJSON(body)?.text
            case .credentials: nil
            }
        }
    }

    private let transport: any Transport
    private let logger: Logger
    private let content: Content
    private let time: TimeSource

    init(_ transport: any Transport, logger: Logger, content: Content, time: TimeSource) {
        self.transport = transport
        self.logger = logger
        self.content = content
        self.time = time
    }

    func send(
        _ request: HTTPRequest, deadline: Duration, bodyLimit: Int
    ) async throws(HTTPTransportError) -> HTTPResponse {
        let exchange = begin(request)
        do throws(HTTPTransportError) {
            let response = try await transport.send(request, deadline: deadline, bodyLimit: bodyLimit)
            end(exchange, status: response.status, headers: response.headers, body: response.body)
            return response
        } catch {
            end(exchange, error)
            throw error
        }
    }

    func open(
        _ request: HTTPRequest, deadline: Duration, idleLimit: Duration
    ) async throws(HTTPTransportError) -> HTTPStream {
        let exchange = begin(request)
        do throws(HTTPTransportError) {
            let stream = try await transport.open(request, deadline: deadline, idleLimit: idleLimit)
            end(exchange, status: stream.status, headers: stream.headers, body: nil)
            return stream
        } catch {
            end(exchange, error)
            throw error
        }
    }

    /// An exchange under way.
    private struct Exchange {
        var number = String(UInt32.random(in: 0 ... .max), radix: 16)
        var url: String
        var start: Duration
    }

    private func begin(_ request: HTTPRequest) -> Exchange {
        let exchange = Exchange(url: content.shown(request.url), start: time.uptime())
        var metadata: Logger.Metadata = [
            "exchange": .string(exchange.number), "headers": HarmlessHeaders.metadata(request.headers),
        ]
        add(request.body, to: &metadata)
        logger.debug("\(request.method) \(exchange.url)", metadata: metadata)
        return exchange
    }

    private func end(_ exchange: Exchange, status: Int, headers: HTTPFields, body: [UInt8]?) {
        var metadata: Logger.Metadata = [
            "exchange": .string(exchange.number), "headers": HarmlessHeaders.metadata(headers),
            "latency": .milliseconds(time.uptime() - exchange.start), "status": .stringConvertible(status),
        ]
        if let body { add(body, to: &metadata) }
        logger.debug("\(status) from \(exchange.url)", metadata: metadata)
    }

    private func end(_ exchange: Exchange, _ error: HTTPTransportError) {
        logger.debug(
            "no answer from \(exchange.url)",
            metadata: [
                "exchange": .string(exchange.number), "code": .string(error.code.rawValue),
                "error": .string(error.description),
                "latency": .milliseconds(time.uptime() - exchange.start),
            ])
    }

    private func add(_ body: [UInt8], to metadata: inout Logger.Metadata) {
        guard !body.isEmpty else { return }
        metadata["bytes"] = .stringConvertible(body.count)
        metadata["body"] = content.shown(body).map { .string($0) }
    }
}
