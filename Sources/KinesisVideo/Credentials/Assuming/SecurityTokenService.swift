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
    /// What signatures are dated by, shared with all calls.
    let clock: SigningClock

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

    /// Assumes a role as whoever has `credentials`, which are `source`'s, with the `code` of a device where the terms ask for one.
    func assume(
        _ role: RoleTerms, with credentials: Credentials, of source: String, code: Secret?
    ) async throws(KinesisVideoError) -> Answer {
        let form =
            parameters("AssumeRole", role) + [
                ("ExternalId", role.externalID), ("DurationSeconds", role.durationSeconds.map(String.init)),
                ("SerialNumber", role.mfaSerial), ("TokenCode", code?.reveal()),
            ]
        return try await answer(
            form, "AssumeRole", of: role,
            to: Asker(name: "\(source), key …\(credentials.accessKeyID.suffix(4))", credentials: credentials),
            hiding: code.map { [$0] } ?? [])
    }

    /// Assumes a role as whoever the `token` of an identity provider tells of.
    func assume(_ role: RoleTerms, withWebIdentity token: Secret) async throws(KinesisVideoError) -> Answer {
        let form = parameters("AssumeRoleWithWebIdentity", role) + [("WebIdentityToken", token.reveal())]
        return try await answer(
            form, "AssumeRoleWithWebIdentity", of: role,
            to: Asker(name: "whom the web identity token tells of", credentials: nil), hiding: [token])
    }

    /// Who asks for a role.
    private struct Asker {
        /// In words.
        let name: String
        /// What requests are signed with, or `nil` where a token says it all.
        let credentials: Credentials?
    }

    private func parameters(_ action: String, _ role: RoleTerms) -> [(String, String?)] {
        let session = role.sessionName ?? "kvsmon-session-\(Int(time.date().timeIntervalSince1970))"
        return [
            ("Action", action), ("Version", Self.version), ("RoleArn", role.arn),
            ("RoleSessionName", session),
        ]
    }

    private func answer(
        _ form: [(String, String?)], _ action: String, of role: RoleTerms, to asker: Asker,
        hiding secrets: [Secret]
    ) async throws(KinesisVideoError) -> Answer {
        let body = Array(
            form.compactMap { name, value in value.map { "\(name)=\(FormText.encoded($0))" } }
                .joined(separator: "&").utf8)
        let secrets = secrets + (asker.credentials?.secrets ?? [])
        var attempts = 1
        var hasCorrectedClock = false
        while true {
            let offset = await clock.offset
            do throws(KinesisVideoError) {
                let response = try await send(
                    body, signedWith: asker.credentials, at: time.date() + offset / .seconds(1))
                let answer = try STSAnswer(response, action, hiding: secrets).answer()
                if let date = response.headers["date"].flatMap(HTTPDate.date) {
                    await clock.note(date, receivedAt: time.date())
                }
                return answer
            } catch {
                if error.tellsOfAWrongClock, !hasCorrectedClock,
                    await clock.correct(by: error.serviceDate, receivedAt: time.date(), used: offset)
                {
                    hasCorrectedClock = true
                    continue
                }
                guard error.isRetryable, attempts < Self.maximumAttempts else {
                    throw refusal(error, action, role, asker)
                }
                do { try await time.sleep(Self.pause * (1 << attempts)) } catch { throw .cancelled }
                attempts += 1
            }
        }
    }

    private func send(
        _ body: [UInt8], signedWith credentials: Credentials?, at date: Date
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
                    region: region.name, service: "sts", date: date)
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
    private func refusal(
        _ error: KinesisVideoError, _ action: String, _ role: RoleTerms, _ asker: Asker
    ) -> KinesisVideoError {
        guard error.code != .cancelled else { return error }
        var error = error
        if error.tellsOfAWrongClock { error.advice = KinesisVideoError.clock }
        if error.code == Self.denied { error.advice = Self.advice(action, role) }
        error.message =
            "\(action) of \(role.arn) at \(endpoint.authority) as \(asker.name) failed: \(error.message)"
        return error
    }

    private static let denied: KinesisVideoError.Code = "AccessDenied"

    /// What to look at where somebody isn't let into a role. Source: IAM user guide, "Troubleshoot IAM roles".
    private static func advice(_ action: String, _ role: RoleTerms) -> String {
        let terms = [
            role.externalID.map { "the external id '\($0)'" },
            role.mfaSerial.map { "a code of the MFA device \($0)" },
        ].compactMap(\.self)
        let given = terms.isEmpty ? "" : " (STS was given \(terms.joined(separator: " and ")))"
        return "Look at the trust policy of the role \(role.arn): it must let in who asks\(given); "
            + "and at who asks: a policy must allow sts:\(action) on that role"
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
