import FoundationEssentials
import HTTPTransport

/// The credentials of an EC2 instance's role, asked of the instance metadata service.
///
/// A session token is asked for first (version 2); a service that gives none is asked without (version 1) unless that is
/// switched off. Source: Amazon EC2 user guide, "Use the Instance Metadata Service to access instance metadata".
struct InstanceMetadataCredentials: Sendable {
    let settings: InstanceMetadataSettings
    let transport: any Transport
    let time: TimeSource
    /// How much earlier than usual stale credentials are asked for again: 2 to 10 minutes.
    var jitter: @Sendable () -> Duration = { .seconds(Int.random(in: 120...600)) }

    /// The role's credentials.
    ///
    /// It takes at most three times ``InstanceMetadataSettings/timeout`` times ``InstanceMetadataSettings/attempts``, and
    /// twice that where nobody answers.
    func load() async throws(KinesisVideoError) -> Credentials {
        guard settings.isEnabled else { throw nothing("AWS_EC2_METADATA_DISABLED is true") }
        let token = try await sessionToken()
        let role = try await role(token)
        let document = try await answer(at: Self.rolesPath + role, token) {
            // What isn't a document is asked for again.
            try? CredentialDocument($0)
        }
        return extended(try credentials(in: document, of: role, token))
    }

    private static let rolesPath = "/latest/meta-data/iam/security-credentials/"
    /// A session token's life in seconds: the longest possible, six hours.
    private static let tokenLife = "21600"
    /// More than any role's name, token or document needs.
    private static let bodyLimit = 64 << 10
}

extension InstanceMetadataCredentials {
    /// A session token, or `nil` where the service doesn't know them or doesn't answer.
    private func sessionToken() async throws(KinesisVideoError) -> Secret? {
        let request = HTTPRequest(
            method: "PUT", url: "\(settings.endpoint)/latest/api/token",
            headers: ["x-aws-ec2-metadata-token-ttl-seconds": Self.tokenLife])
        let meaningful = [200, 400, 403, 404, 405]
        switch try await answer(to: request, { meaningful.contains($0.status) ? $0 : nil }) {
        case .success(let response) where response.status == 200:
            let text = String(decoding: response.body, as: UTF8.self)
            guard !text.isEmpty, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
                throw nothing("its session token isn't one. Check that this is the metadata service")
            }
            return Secret(text)
        case .success(let response) where response.status == 400:
            throw nothing("it refused to give a session token (HTTP 400)")
        case .success(let response):
            return try version1(after: "it gives no session token (HTTP \(response.status))")
        case .failure(let reason):
            return try version1(after: reason.description)
        }
    }

    /// No token, where the service may be asked without one.
    private func version1(after reason: String) throws(KinesisVideoError) -> Secret? {
        guard settings.allowsVersion1 else {
            throw nothing("\(reason), and AWS_EC2_METADATA_V1_DISABLED forbids to ask without a token")
        }
        return nil
    }

    private func role(_ token: Secret?) async throws(KinesisVideoError) -> String {
        let text = try await answer(at: Self.rolesPath, token) {
            $0.isEmpty ? nil : String(decoding: $0, as: UTF8.self)
        }
        let name = text.split(whereSeparator: \.isNewline).first ?? ""
        // Source: IAM API reference, CreateRole: [\w+=,.@-]+. Anything else would be another path.
        let isName = name.utf8.allSatisfy { $0.isLetter || $0.isDigit || "_+=,.@-".utf8.contains($0) }
        guard !name.isEmpty, isName else {
            throw nothing("what it answered isn't a role's name. Check that this is the metadata service")
        }
        return String(name)
    }

    /// What `read` makes of the answer to a GET of `path`.
    private func answer<Value>(
        at path: String, _ token: Secret?, _ read: ([UInt8]) -> Value?
    ) async throws(KinesisVideoError) -> Value {
        let headers = token.map { [(name: "x-aws-ec2-metadata-token", value: $0.reveal())] } ?? []
        let request = HTTPRequest(url: "\(settings.endpoint)\(path)", headers: HTTPFields(headers))
        switch try await answer(to: request, { $0.status == 200 ? read($0.body) : nil }) {
        case .success(let value): return value
        case .failure(let reason):
            let remedy = reason.status == 404 ? ". Attach an IAM role to the instance" : ""
            throw nothing(reason.description + remedy)
        }
    }

    /// What `read` makes of the first answer that it accepts, or why there was none after all attempts.
    private func answer<Value>(
        to request: HTTPRequest, _ read: (HTTPResponse) -> Value?
    ) async throws(KinesisVideoError) -> Result<Value, Unusable> {
        var reason = Unusable(description: "it wasn't asked")
        for _ in 0..<settings.attempts {
            do throws(HTTPTransportError) {
                let response = try await transport.send(
                    request, deadline: settings.timeout, bodyLimit: Self.bodyLimit)
                if let value = read(response) { return .success(value) }
                reason = Unusable(response)
            } catch {
                guard error.code != .cancelled else { throw .cancelled }
                reason = Unusable(description: "\(error)")
            }
        }
        return .failure(reason)
    }
}

extension InstanceMetadataCredentials {
    private func credentials(
        in document: CredentialDocument, of role: String, _ token: Secret?
    ) throws(KinesisVideoError) -> Credentials {
        do throws(UndecodableBody) {
            return try document.credentials()
        } catch {
            let refusal = document.refusal(hiding: token.map { [$0] } ?? [])
            throw nothing("role '\(role)': \(refusal ?? error.description)")
        }
    }

    /// `credentials` with a later expiry where they are about to expire or have expired: a service that can't renew them just
    /// now hands out the old ones, which go on working.
    ///
    /// Source: AWS SDKs reference guide, "IMDS credential provider".
    private func extended(_ credentials: Credentials) -> Credentials {
        let window = Self.refreshWindow + Double(jitter().components.seconds)
        guard let expires = credentials.expires, time.date() >= expires - window else { return credentials }
        var credentials = credentials
        credentials.expires = time.date() + window
        return credentials
    }

    /// Credentials are renewed this many seconds before they expire.
    private static let refreshWindow = 900.0

    private func nothing(_ reason: String) -> KinesisVideoError {
        KinesisVideoError(
            .credentials,
            "the instance metadata service at \(settings.endpoint) gave no credentials: \(reason)")
    }
}

/// Why an answer couldn't be used.
private struct Unusable: Error, CustomStringConvertible {
    var status: Int?
    let description: String

    init(description: String) { self.description = description }

    init(_ response: HTTPResponse) {
        status = response.status
        description =
            response.status == 200
            ? "its answer is empty or unreadable" : "it answered HTTP \(response.status)"
    }
}
