import FoundationEssentials
import HTTPTransport

/// The credentials of a container's role, asked of Amazon ECS or EKS.
///
/// Source: AWS SDKs reference guide, "Container credential provider"; the patience is the AWS CLI's.
struct ContainerCredentials: Sendable {
    let address: ContainerAddress
    let environment: ClientEnvironment
    let transport: any Transport
    let time: TimeSource

    /// The container's credentials, within 8 seconds. The authorization token is read anew each time: its file is renewed.
    func load() async throws(KinesisVideoError) -> Credentials {
        let token = try authorization()
        var request = HTTPRequest(url: address.url, headers: ["Accept": "application/json"])
        if let token { request.headers.append(token.reveal(), for: "Authorization") }
        let secrets = token.map { [$0] } ?? []
        for _ in 1..<Self.maximumAttempts {
            if case .success(let document) = try await answer(to: request, hiding: secrets) {
                return try credentials(in: document, hiding: secrets)
            }
            do { try await time.sleep(Self.pause) } catch { throw .cancelled }
        }
        switch try await answer(to: request, hiding: secrets) {
        case .success(let document): return try credentials(in: document, hiding: secrets)
        case .failure(let reason): throw nothing(reason.description)
        }
    }

    private static let maximumAttempts = 3
    private static let pause = Duration.seconds(1)
    private static let timeout = Duration.seconds(2)
    private static let bodyLimit = 64 << 10

    private static let tokenVariable = "AWS_CONTAINER_AUTHORIZATION_TOKEN"
    private static let fileVariable = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"
}

extension ContainerCredentials {
    /// What the `Authorization` header says, or `nil` where nothing is to be said; the file wins.
    private func authorization() throws(KinesisVideoError) -> Secret? {
        guard let path = environment.value(Self.fileVariable) else {
            return try environment.value(Self.tokenVariable).map { text throws(KinesisVideoError) in
                try Self.header(text, from: Self.tokenVariable)
            }
        }
        guard let text = environment.readFile(path) else {
            throw KinesisVideoError(
                .configuration,
                "the file '\(path)' of \(Self.fileVariable) can't be read. Check that it is mounted")
        }
        return try Self.header(text, from: "the file '\(path)' of \(Self.fileVariable)")
    }

    /// `text` as a header's value. Source: RFC 9110 §5.5: a line break would begin another header.
    private static func header(_ text: String, from place: String) throws(KinesisVideoError) -> Secret {
        let isValue = text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F || $0 == "\t" }
        guard isValue else {
            throw KinesisVideoError(
                .configuration,
                "\(place) holds a line break or another control character, which no header may. Remove it")
        }
        return Secret(text)
    }

    /// The document that is answered, or why it is worth asking again.
    private func answer(
        to request: HTTPRequest, hiding secrets: [Secret]
    ) async throws(KinesisVideoError) -> Result<CredentialDocument, Unusable> {
        let response: HTTPResponse
        do throws(HTTPTransportError) {
            response = try await transport.send(request, deadline: Self.timeout, bodyLimit: Self.bodyLimit)
        } catch {
            if error.code == .cancelled { throw .cancelled }
            guard error.isTransient else { throw nothing("\(error)") }
            return .failure(Unusable(description: "\(error)"))
        }
        // A refusal's body may say why.
        let document = try? CredentialDocument(response.body)
        guard response.status == 200 else {
            let reason = document?.refusal(hiding: secrets).map { ": \($0)" } ?? ""
            return .failure(Unusable(description: "it answered HTTP \(response.status)\(reason)"))
        }
        guard let document else { return .failure(Unusable(description: "its answer is unreadable")) }
        return .success(document)
    }

    private func credentials(
        in document: CredentialDocument, hiding secrets: [Secret]
    ) throws(KinesisVideoError) -> Credentials {
        do throws(UndecodableBody) {
            return try document.credentials()
        } catch {
            throw nothing(document.refusal(hiding: secrets) ?? error.description)
        }
    }

    private func nothing(_ reason: String) -> KinesisVideoError {
        KinesisVideoError(
            .credentials, "the container's credentials at '\(address.host)' can't be had: \(reason)")
    }
}

/// Why an answer couldn't be used.
private struct Unusable: Error, CustomStringConvertible {
    let description: String
}
