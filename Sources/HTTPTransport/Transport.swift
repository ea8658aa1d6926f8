/// Whatever carries one request to a server and its answer back: a real client, or a script in tests.
public protocol Transport: Sendable {
    /// The answer to `request`, complete within `deadline`.
    ///
    /// Any status is an answer. Cancelling the calling task ends the request and throws ``HTTPTransportError/Code/cancelled``.
    ///
    /// - Parameters:
    ///   - request: What to send.
    ///   - deadline: The time for everything, from looking up the name to the last byte of the body.
    ///   - bodyLimit: The most bytes of body to accept; a longer one throws ``HTTPTransportError/Code/tooLarge``.
    func send(
        _ request: HTTPRequest, deadline: Duration, bodyLimit: Int
    ) async throws(HTTPTransportError) -> HTTPResponse

    /// The answer to `request` as it comes: its head within `deadline`, its body as it is read.
    ///
    /// Nothing limits the body's length, and the server waits for whoever reads it.
    ///
    /// - Parameters:
    ///   - request: What to send.
    ///   - deadline: The time from looking up the name to the end of the answer's head.
    ///   - idleLimit: The longest wait for a piece of the body; a longer one throws ``HTTPTransportError/Code/timeout``.
    func open(
        _ request: HTTPRequest, deadline: Duration, idleLimit: Duration
    ) async throws(HTTPTransportError) -> HTTPStream
}
