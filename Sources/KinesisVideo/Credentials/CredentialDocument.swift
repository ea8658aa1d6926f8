import FoundationEssentials

/// What instance metadata and containers answer: a key pair with its token and expiry, or why there is none.
///
/// Source: Amazon EC2 user guide, "Retrieve security credentials from instance metadata"; Amazon ECS developer guide, "Task IAM role".
struct CredentialDocument: Sendable {
    var accessKeyID: String?
    var secretAccessKey: Secret?
    var token: Secret?
    var expiration: String?
    /// What went wrong, where the document says so instead: such as `AssumeRoleUnauthorizedAccess`.
    var code: String?
    var message: String?

    private enum Name: String, CaseIterable {
        case accessKeyID = "AccessKeyId"
        case secretAccessKey = "SecretAccessKey"
        case token = "Token"
        case expiration = "Expiration"
        case code = "Code"
        case message = "Message"
        case lowerCode = "code"
        case lowerMessage = "message"
    }

    private static let keys = JSONKeys<Name>()

    /// Reads a whole document.
    init(_ body: [UInt8]) throws(UndecodableBody) {
        var scanner = JSONScanner(body)
        var found = self
        try scanner.object(Self.keys) { scanner, name throws(UndecodableBody) in
            let text = try scanner.string()
            switch name {
            case .accessKeyID: found.accessKeyID = text
            case .secretAccessKey: found.secretAccessKey = text.map(Secret.init)
            case .token: found.token = text.map(Secret.init)
            case .expiration: found.expiration = text
            case .code, .lowerCode: found.code = text
            case .message, .lowerMessage: found.message = text
            }
        }
        self = found
    }

    /// Its credentials.
    ///
    /// - Throws: ``UndecodableBody/missing(_:)`` for a member that isn't there or isn't what it should be.
    func credentials() throws(UndecodableBody) -> Credentials {
        Credentials(
            accessKeyID: try UndecodableBody.require(accessKeyID.nonEmpty, "AccessKeyId"),
            secretAccessKey: try UndecodableBody.require(secretAccessKey, "SecretAccessKey"),
            sessionToken: try UndecodableBody.require(token, "Token"),
            expires: try UndecodableBody.require(expiration.flatMap(ISO8601.date), "a date as Expiration"))
    }

    /// Why there are no keys, where the document says so.
    func refusal(hiding secrets: [Secret]) -> String? {
        guard accessKeyID == nil, let code else { return nil }
        return Redaction.message("\(code): \(message ?? "no reason given")", hiding: secrets)
    }
}
