import AWSSigning
import FoundationEssentials
import HTTPTransport

/// Assumes roles. Source: AWS Security Token Service API reference, AssumeRole and AssumeRoleWithWebIdentity.
struct SecurityTokenService: Sendable {
    /// The server.
    let endpoint: Endpoint
    /// The region that requests are signed for.
    let region: Region
    let transport: any Transport
    let time: TimeSource

    private static let version = "2011-06-15"
    private static let maximumAttempts = 3
    private static let pause = Duration.milliseconds(300)
    private static let timeout = Duration.seconds(10)
    /// More than any answer needs.
    private static let bodyLimit = 64 << 10

    /// What a role's session gives.
    struct Answer: Sendable {
        /// The session's credentials.
        var credentials: Credentials
        /// The session's ARN, or `nil` where the answer doesn't tell it.
        var session: (arn: String, id: String)?
    }

    /// Assumes a role as whoever has `credentials`, with the `code` of a device where the terms ask for one.
    func assume(
        _ role: RoleTerms, with credentials: Credentials, code: Secret?
    ) async throws(KinesisVideoError) -> Answer {
        let form =
            parameters("AssumeRole", role) + [
                ("ExternalId", role.externalID), ("DurationSeconds", role.durationSeconds.map(String.init)),
                ("SerialNumber", role.mfaSerial), ("TokenCode", code?.reveal()),
            ]
        return try await answer(
            form, "AssumeRole", of: role, signedWith: credentials, hiding: code.map { [$0] } ?? [])
    }

    /// Assumes a role as whoever the `token` of an identity provider tells of.
    func assume(_ role: RoleTerms, withWebIdentity token: Secret) async throws(KinesisVideoError) -> Answer {
        let form = parameters("AssumeRoleWithWebIdentity", role) + [("WebIdentityToken", token.reveal())]
        return try await answer(
            form, "AssumeRoleWithWebIdentity", of: role, signedWith: nil, hiding: [token])
    }

    private func parameters(_ action: String, _ role: RoleTerms) -> [(String, String?)] {
        let session = role.sessionName ?? "kvsmon-session-\(Int(time.date().timeIntervalSince1970))"
        return [
            ("Action", action), ("Version", Self.version), ("RoleArn", role.arn),
            ("RoleSessionName", session),
        ]
    }

    private func answer(
        _ form: [(String, String?)], _ action: String, of role: RoleTerms,
        signedWith credentials: Credentials?,
        hiding secrets: [Secret]
    ) async throws(KinesisVideoError) -> Answer {
        let body = Array(
            form.compactMap { name, value in value.map { "\(name)=\(FormText.encoded($0))" } }
                .joined(separator: "&").utf8)
        let secrets = secrets + (credentials?.secrets ?? [])
        var attempts = 1
        while true {
            do throws(KinesisVideoError) {
                let response = try await send(body, signedWith: credentials)
                return try STSAnswer(response, action, hiding: secrets).answer()
            } catch {
                guard error.isRetryable, attempts < Self.maximumAttempts else {
                    throw refusal(error, action, role)
                }
                do { try await time.sleep(Self.pause * (1 << attempts)) } catch { throw .cancelled }
                attempts += 1
            }
        }
    }

    private func send(
        _ body: [UInt8], signedWith credentials: Credentials?
    ) async throws(KinesisVideoError) -> HTTPResponse {
        let path = endpoint.basePath + "/"
        let headers = [
            (name: "host", value: endpoint.authority),
            (name: "content-type", value: "application/x-www-form-urlencoded; charset=utf-8"),
        ]
        let signature =
            credentials.map { credentials in
                SignatureV4.sign(
                    method: "POST", path: path, query: "", headers: headers, body: body,
                    credentials: SigningCredentials(
                        accessKeyID: credentials.accessKeyID,
                        secretAccessKey: credentials.secretAccessKey.reveal(),
                        sessionToken: credentials.sessionToken?.reveal()),
                    region: region.name, service: "sts", date: time.date())
            } ?? []
        let request = HTTPRequest(
            method: "POST", url: "\(endpoint.scheme)://\(endpoint.authority)\(path)",
            headers: HTTPFields(headers + signature), body: body)
        do throws(HTTPTransportError) {
            return try await transport.send(request, deadline: Self.timeout, bodyLimit: Self.bodyLimit)
        } catch {
            throw KinesisVideoError(error)
        }
    }

    /// `error` with what failed, on what, and what to try.
    private func refusal(_ error: KinesisVideoError, _ action: String, _ role: RoleTerms) -> KinesisVideoError
    {
        guard error.code != .cancelled else { return error }
        var error = error
        let remedy =
            switch error.code {
            case "AccessDenied" where role.mfaSerial != nil:
                ". Check the MFA code, the role's trust policy and the permission sts:\(action)"
            case "AccessDenied": ". Check the role's trust policy and the permission sts:\(action)"
            default: ""
            }
        error.message = "\(action) of \(role.arn) at \(endpoint.authority) failed: \(error.message)\(remedy)"
        return error
    }
}

/// Values of a form. Source: WHATWG URL standard, "application/x-www-form-urlencoded serializing".
enum FormText {
    /// `text` with everything but letters, digits and `-._~` as `%XX`.
    static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain = byte.isDigit || byte.isLowercase || byte.isUppercase || "-._~".utf8.contains(byte)
            guard !isPlain else { return String(UnicodeScalar(byte)) }
            return "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
    }
}
