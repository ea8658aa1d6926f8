/// Where credentials come from; asked before each request, so that a source may renew them.
public struct CredentialSource: Sendable {
    /// The place in words, such as "environment variables"; no secret.
    public var name: String
    /// Whether it gets new credentials ahead of the expiry of the old ones by itself.
    public var renewsItself: Bool
    private let ask: @Sendable () async throws(KinesisVideoError) -> Credentials
    private let standing: @Sendable () async -> CredentialTrouble?

    /// A source called `name`.
    ///
    /// - Parameters:
    ///   - renewsItself: Whether it gets new credentials ahead of the expiry of the old ones.
    ///   - trouble: Why there are no new credentials, where the source knows that without asking for them.
    ///   - load: Answers the credentials to sign the next request with.
    public init(
        name: String, renewsItself: Bool = false,
        trouble: @escaping @Sendable () async -> CredentialTrouble? = { nil },
        load: @escaping @Sendable () async throws(KinesisVideoError) -> Credentials
    ) {
        self.name = name
        self.renewsItself = renewsItself
        standing = trouble
        ask = load
    }

    /// Always `credentials`.
    public static func fixed(_ credentials: Credentials, name: String = "given") -> CredentialSource {
        CredentialSource(name: name) { () async throws(KinesisVideoError) in credentials }
    }

    /// The credentials to sign the next request with.
    public func load() async throws(KinesisVideoError) -> Credentials {
        do throws(KinesisVideoError) {
            return try await ask()
        } catch {
            throw Self.named(error)
        }
    }

    /// Why there are no new credentials, or `nil` where nothing is wrong; nobody is asked for it.
    public func trouble() async -> CredentialTrouble? {
        guard var trouble = await standing() else { return nil }
        trouble.error = Self.named(trouble.error)
        return trouble
    }

    private static func named(_ error: KinesisVideoError) -> KinesisVideoError {
        var error = error
        error.isAboutCredentials = error.code != .cancelled
        return error
    }
}
