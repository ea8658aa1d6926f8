import HTTPTransport
import Synchronization

/// A transport that answers from a script and remembers what it was asked.
final class ScriptedTransport: Transport {
    typealias Answer = @Sendable (HTTPRequest) async throws(HTTPTransportError) -> HTTPResponse

    private let answer: Answer
    private let log = Mutex<[(request: HTTPRequest, deadline: Duration)]>([])

    /// Answers each request by `answer`.
    init(_ answer: @escaping Answer) {
        self.answer = answer
    }

    /// Answers the first request with the first of `answers`, and so on; the last one again when they run out.
    convenience init(_ answers: [Result<HTTPResponse, HTTPTransportError>]) {
        let next = Mutex(0)
        self.init { (_: HTTPRequest) async throws(HTTPTransportError) in
            let index = next.withLock { index in
                defer { index += 1 }
                return min(index, answers.count - 1)
            }
            return try answers[index].get()
        }
    }

    /// The requests so far.
    var requests: [HTTPRequest] { log.withLock { $0.map(\.request) } }

    /// Their deadlines.
    var deadlines: [Duration] { log.withLock { $0.map(\.deadline) } }

    func send(
        _ request: HTTPRequest, deadline: Duration, bodyLimit: Int
    ) async throws(HTTPTransportError) -> HTTPResponse {
        log.withLock { $0.append((request, deadline)) }
        return try await answer(request)
    }

    func open(
        _ request: HTTPRequest, deadline: Duration, idleLimit: Duration
    ) async throws(HTTPTransportError) -> HTTPStream {
        let response = try await send(request, deadline: deadline, bodyLimit: .max)
        // Three bytes a piece, then the end, or a timeout where a header asks for it.
        let rest = Mutex(response.body[...])
        let isBroken = response.headers["x-broken"] != nil
        return HTTPStream(
            status: response.status, headers: response.headers,
            body: HTTPBody { () throws(HTTPTransportError) in
                let piece = rest.withLock { rest in
                    defer { rest = rest.dropFirst(3) }
                    return Array(rest.prefix(3))
                }
                if piece.isEmpty, isBroken { throw HTTPTransportError(.timeout, host: "h") }
                return piece.isEmpty ? nil : piece
            })
    }
}

extension HTTPResponse {
    /// An answer whose body is `text`.
    static func json(_ text: String, status: Int = 200, headers: HTTPFields = [:]) -> HTTPResponse {
        HTTPResponse(status: status, headers: headers, body: Array(text.utf8))
    }
}

extension Result<HTTPResponse, HTTPTransportError> {
    /// An answer whose body is `text`.
    static func json(_ text: String, status: Int = 200, headers: HTTPFields = [:]) -> Self {
        .success(.json(text, status: status, headers: headers))
    }

    /// A refusal by the service.
    static func refusal(_ status: Int, _ code: String, _ message: String = "no") -> Self {
        .json("{\"Message\":\"\(message)\"}", status: status, headers: ["x-amzn-ErrorType": code])
    }

    /// An answer without anything in it.
    static let active = Self.json(#"{"StreamInfo":{"StreamName":"cam1","Status":"ACTIVE"}}"#)
}
