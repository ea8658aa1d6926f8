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
    package var secrets: [Secret] { [secretAccessKey] + (sessionToken.map { [$0] } ?? []) }
}
