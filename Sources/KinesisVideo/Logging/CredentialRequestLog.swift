import HTTPTransport
import Logging

/// A transport for requests for credentials that writes a line for each of them: whom it asked, and how that ended.
struct CredentialRequestLog: Transport {
    private let transport: any Transport
    private let logger: Logger
    private let time: TimeSource

    init(_ transport: any Transport, logger: Logger, time: TimeSource) {
        self.transport = transport
        self.logger = logger
        self.time = time
    }

    func send(
        _ request: HTTPRequest, deadline: Duration, bodyLimit: Int
    ) async throws(HTTPTransportError) -> HTTPResponse {
        let start = time.uptime()
        do throws(HTTPTransportError) {
            let response = try await transport.send(request, deadline: deadline, bodyLimit: bodyLimit)
            write(request, start, status: response.status, ["bytes": .stringConvertible(response.body.count)])
            return response
        } catch {
            write(request, start, error)
            throw error
        }
    }

    func open(
        _ request: HTTPRequest, deadline: Duration, idleLimit: Duration
    ) async throws(HTTPTransportError) -> HTTPStream {
        let start = time.uptime()
        do throws(HTTPTransportError) {
            let stream = try await transport.open(request, deadline: deadline, idleLimit: idleLimit)
            write(request, start, status: stream.status, [:])
            return stream
        } catch {
            write(request, start, error)
            throw error
        }
    }

    private func write(
        _ request: HTTPRequest, _ start: Duration, status: Int, _ facts: Logger.Metadata
    ) {
        let facts = facts.merging(["status": .stringConvertible(status)]) { $1 }
        write(request, start, at: (200..<300).contains(status) ? .info : .warning, facts)
    }

    private func write(_ request: HTTPRequest, _ start: Duration, _ error: HTTPTransportError) {
        write(
            request, start, at: error.code == .cancelled ? .debug : .warning,
            ["code": .string(error.code.rawValue), "error": .string(error.description)])
    }

    private func write(
        _ request: HTTPRequest, _ start: Duration, at level: Logger.Level, _ facts: Logger.Metadata
    ) {
        logger.log(
            level: level, "\(request.method) \(HarmlessURL.ofCredentials(request.url)) for credentials",
            metadata: facts.merging(["latency": .milliseconds(time.uptime() - start)]) { $1 })
    }
}
