import HTTPTransport

/// How services that hand out tokens and credentials are asked: again after what may pass, a few times.
struct TokenExchange: Sendable {
    let transport: any Transport
    let time: TimeSource

    private static let maximumAttempts = 3
    private static let pause = Duration.milliseconds(500)
    private static let timeout = Duration.seconds(5)
    private static let bodyLimit = 256 << 10

    /// The first answer that isn't a failure of the service or too many requests, or else the last one.
    ///
    /// `request` makes a request for each attempt.
    func answer(
        to request: () async throws(TokenRefusal) -> HTTPRequest
    ) async throws(TokenRefusal) -> HTTPResponse {
        var attempts = 1
        while true {
            let request = try await request()
            do throws(HTTPTransportError) {
                let response = try await transport.send(
                    request, deadline: Self.timeout, bodyLimit: Self.bodyLimit)
                let passes = response.status == 429 || response.status >= 500
                guard passes, attempts < Self.maximumAttempts else { return response }
            } catch {
                guard error.code != .cancelled else { throw .cancelled }
                guard error.isTransient, attempts < Self.maximumAttempts else { throw .failed("\(error)") }
            }
            do { try await time.sleep(Self.pause * attempts) } catch { throw .cancelled }
            attempts += 1
        }
    }
}
