public import FoundationEssentials

/// Who asks: an AWS key pair, with a token where it is temporary.
public struct Credentials: Hashable, Sendable {
    /// The public half, such as `AKIDEXAMPLE`.
    public var accessKeyID: String
    /// The secret half.
    public var secretAccessKey: Secret
    /// The token of temporary credentials, or `nil` for lasting ones.
    public var sessionToken: Secret?
    /// When they expire, or `nil` where they don't or it isn't known.
    public var expires: Date?

    /// A key pair.
    public init(
        accessKeyID: String, secretAccessKey: Secret, sessionToken: Secret? = nil, expires: Date? = nil
    ) {
        self.accessKeyID = accessKeyID
        self.secretAccessKey = secretAccessKey
        self.sessionToken = sessionToken
        self.expires = expires
    }

    /// What must not be repeated in a message.
    var secrets: [Secret] { [secretAccessKey] + (sessionToken.map { [$0] } ?? []) }
}

/// Where credentials come from; asked before each request, so that a source may renew them.
public struct CredentialSource: Sendable {
    /// The place in words, such as "environment variables"; no secret.
    public var name: String
    /// Answers the credentials to sign the next request with.
    public var load: @Sendable () async throws(KinesisVideoError) -> Credentials

    /// A source called `name`.
    public init(
        name: String, load: @escaping @Sendable () async throws(KinesisVideoError) -> Credentials
    ) {
        self.name = name
        self.load = load
    }

    /// Always `credentials`.
    public static func fixed(_ credentials: Credentials, name: String = "given") -> CredentialSource {
        CredentialSource(name: name) { () async throws(KinesisVideoError) in credentials }
    }
}
