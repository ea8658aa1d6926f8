import AWSSigning
import FoundationEssentials
import HTTPTransport

/// AWS Sign-In: renews what a user got with `aws login`. A proof that the sender has the user's key stands for a signature.
///
/// Source: AWS Sign-In API reference, CreateOAuth2Token; RFC 9449 (DPoP) §4.
struct LoginService: Sendable {
    /// The server.
    let endpoint: Endpoint
    let transport: any Transport
    let time: TimeSource
    /// What proofs are dated by, shared with all calls.
    let clock: SigningClock

    /// `token` with new credentials and a new refresh token.
    func renewed(_ token: LoginToken) async throws(TokenRefusal) -> LoginToken {
        let response = try await answer(to: token)
        guard response.status == 200 else { throw Self.refusal(response, hiding: token.secrets) }
        do throws(UndecodableBody) {
            return try token.renewed(by: RenewedLogin(response.body), at: time.date())
        } catch {
            throw .failed("\(error)")
        }
    }

    /// The answer to a request for `token`, which is made again where the proof may have had a wrong time.
    private func answer(to token: LoginToken) async throws(TokenRefusal) -> HTTPResponse {
        let offset = await clock.offset
        let response = try await exchange(token)
        // Sign-In has no word of its own for a proof whose time is refused.
        guard response.status == 400,
            await clock.correct(
                by: response.headers["date"].flatMap(HTTPDate.date), receivedAt: time.date(), used: offset)
        else { return response }
        return try await exchange(token)
    }

    private func exchange(_ token: LoginToken) async throws(TokenRefusal) -> HTTPResponse {
        try await TokenExchange(transport: transport, time: time).answer { () async throws(TokenRefusal) in
            try request(token, at: time.date() + (await clock.offset) / .seconds(1))
        }
    }

    private func request(_ token: LoginToken, at date: Date) throws(TokenRefusal) -> HTTPRequest {
        let url = "\(endpoint)/v1/token"
        let body = JSONValue.object([
            ("clientId", .string(token.clientID)), ("grantType", .string("refresh_token")),
            ("refreshToken", .string(token.refreshToken.reveal())),
        ])
        return HTTPRequest(
            method: "POST", url: url,
            headers: ["content-type": "application/json", "dpop": try Self.proof(token, url, at: date)],
            body: body.bytes)
    }

    /// The proof that whoever asks at `url` has the token's key. Source: RFC 9449 §4.2.
    private static func proof(
        _ token: LoginToken, _ url: String, at date: Date
    ) throws(TokenRefusal) -> String {
        do throws(P256Key.Unusable) {
            let key = try P256Key(pem: token.key.reveal())
            let (x, y) = key.publicCoordinates
            let header = JSONValue.object([
                ("typ", .string("dpop+jwt")), ("alg", .string("ES256")),
                (
                    "jwk",
                    .object([
                        ("kty", .string("EC")), ("x", .string(x)), ("y", .string(y)),
                        ("crv", .string("P-256")),
                    ])
                ),
            ])
            let payload = JSONValue.object([
                ("htm", .string("POST")), ("htu", .string(url)),
                ("iat", .integer(Int(date.timeIntervalSince1970))),
                ("jti", .string(UUID().uuidString.lowercased())),
            ])
            return try key.token(header: header.bytes, payload: payload.bytes)
        } catch {
            throw .signedOut("the key in the cached token can't be used")
        }
    }
}

extension LoginService {
    /// Source: AWS Sign-In API reference, AccessDeniedException.
    private static let signedOut: Set<String> = ["TOKEN_EXPIRED", "USER_CREDENTIALS_CHANGED"]

    private static func refusal(_ response: HTTPResponse, hiding secrets: [Secret]) -> TokenRefusal {
        let (error, message) = LoginRefusal.read(response.body)
        let said = [error, message].compactMap(\.self).joined(separator: ": ")
        let words =
            Redaction.message(said.isEmpty ? "it gave no reason" : said, hiding: secrets)
            + " (HTTP \(response.status))"
        if let error, signedOut.contains(error) { return .signedOut(words) }
        return error == "INSUFFICIENT_PERMISSIONS" ? .denied(words) : .failed(words)
    }
}

/// Reads what AWS Sign-In says instead: `{"error": "TOKEN_EXPIRED", "message": …}`.
enum LoginRefusal {
    private enum Name: String, CaseIterable {
        case error
        case message
    }

    private static let keys = JSONKeys<Name>()

    /// Both members of `body`, as far as they are there.
    static func read(_ body: [UInt8]) -> (error: String?, message: String?) {
        var texts: [Name: String] = [:]
        var scanner = JSONScanner(body)
        // What was read before something unreadable counts.
        _ = try? scanner.object(keys) { scanner, name throws(UndecodableBody) in
            texts[name] = try scanner.string()
        }
        return (texts[.error].nonEmpty, texts[.message].nonEmpty)
    }
}
