import AWSSigning
import FoundationEssentials
import HTTPTransport

/// IAM Identity Center: exchanges tokens for credentials, and old tokens for new ones. Its requests aren't signed.
///
/// Source: IAM Identity Center Portal API reference, GetRoleCredentials; OIDC API reference, CreateToken.
struct SSOService: Sendable {
    /// Where credentials are asked for.
    let portal: Endpoint
    /// Where tokens are renewed.
    let openIDConnect: Endpoint
    let transport: any Transport
    let time: TimeSource

    /// The credentials of the role that `settings` name.
    func credentials(of settings: SSOSettings, _ token: SSOToken) async throws(TokenRefusal) -> Credentials {
        let query = [("role_name", settings.roleName), ("account_id", settings.accountID)].map {
            "\($0)=\(CanonicalRequest.percentEncoded($1))"
        }
        let request = HTTPRequest(
            url: "\(portal)/federation/credentials?\(query.joined(separator: "&"))",
            headers: ["x-amz-sso_bearer_token": token.accessToken.reveal()])
        let response = try await answer(to: request)
        guard response.status == 200 else {
            let words = Self.words(of: response, hiding: token.secrets)
            switch response.status {
            case 401: throw .signedOut(words)
            case 400, 403, 404: throw .denied(words)
            default: throw .failed(words)
            }
        }
        return try Self.read(response) { body throws(UndecodableBody) in try RoleCredentials.read(body) }
    }

    /// A new token for one that can be renewed; what the service doesn't renew stays as it was.
    func renewed(_ renewal: SSOToken.Renewal) async throws(TokenRefusal) -> SSOToken {
        let body = JSONValue.object([
            ("grantType", .string("refresh_token")), ("clientId", .string(renewal.clientID)),
            ("clientSecret", .string(renewal.clientSecret.reveal())),
            ("refreshToken", .string(renewal.refreshToken.reveal())),
        ])
        let request = HTTPRequest(
            method: "POST", url: "\(openIDConnect)/token", headers: ["content-type": "application/json"],
            body: body.bytes)
        let response = try await answer(to: request)
        guard response.status == 200 else {
            let words = Self.words(of: response, hiding: [renewal.clientSecret, renewal.refreshToken])
            throw (400...403).contains(response.status) ? .signedOut(words) : .failed(words)
        }
        return try Self.read(response) { body throws(UndecodableBody) in
            try IssuedToken.read(body, renewing: renewal, at: time.date())
        }
    }
}

extension SSOService {
    private func answer(to request: HTTPRequest) async throws(TokenRefusal) -> HTTPResponse {
        try await TokenExchange(transport: transport, time: time).answer { () throws(TokenRefusal) in request
        }
    }

    private static func read<Value>(
        _ response: HTTPResponse, _ body: ([UInt8]) throws(UndecodableBody) -> Value
    ) throws(TokenRefusal) -> Value {
        do throws(UndecodableBody) { return try body(response.body) } catch { throw .failed("\(error)") }
    }

    /// What a refusal says: `UnauthorizedException: Session token not found or invalid (HTTP 401)`.
    private static func words(of response: HTTPResponse, hiding secrets: [Secret]) -> String {
        let failure = KinesisVideoError(refusal: response, hiding: secrets)
        let name = failure.code.isOurs ? "" : "\(failure.code): "
        let text = SSORefusal.description(in: response.body) ?? failure.message
        return Redaction.message("\(name)\(text)", hiding: secrets) + " (HTTP \(response.status))"
    }
}
