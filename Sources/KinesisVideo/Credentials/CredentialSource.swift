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
