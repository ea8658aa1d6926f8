import FoundationEssentials

/// The token of a user who signed in to IAM Identity Center, as the AWS CLI keeps it.
///
/// Source: AWS SDKs reference guide, "SSO token provider configuration": the file's members.
struct SSOToken: Hashable, Sendable {
    /// What it takes to renew a token without its user.
    struct Renewal: Hashable, Sendable {
        var refreshToken: Secret
        var clientID: String
        var clientSecret: Secret
        /// As the file has it, because it goes back there.
        var registrationExpires: String
    }

    var accessToken: Secret
    var expires: Date
    /// `nil` where only signing in again helps.
    var renewal: Renewal?

    private enum Name: String, CaseIterable {
        case accessToken
        case expires = "expiresAt"
        case refreshToken
        case clientID = "clientId"
        case clientSecret
        case registrationExpires = "registrationExpiresAt"
    }

    private static let keys = JSONKeys<Name>()

    /// A token made of its parts.
    init(accessToken: Secret, expires: Date, renewal: Renewal? = nil) {
        self.accessToken = accessToken
        self.expires = expires
        self.renewal = renewal
    }

    /// Reads a file of `~/.aws/sso/cache`.
    init(_ bytes: [UInt8]) throws(UndecodableBody) {
        var texts: [Name: String] = [:]
        var scanner = JSONScanner(bytes)
        try scanner.object(Self.keys) { scanner, name throws(UndecodableBody) in
            texts[name] = try scanner.string()
        }
        accessToken = Secret(try UndecodableBody.require(texts[.accessToken].nonEmpty, "accessToken"))
        expires = try UndecodableBody.require(texts[.expires].flatMap(ISO8601.date), "a date as expiresAt")
        guard let refreshToken = texts[.refreshToken].nonEmpty, let clientID = texts[.clientID].nonEmpty,
            let clientSecret = texts[.clientSecret].nonEmpty,
            let registrationExpires = texts[.registrationExpires].nonEmpty
        else { return }
        renewal = Renewal(
            refreshToken: Secret(refreshToken), clientID: clientID, clientSecret: Secret(clientSecret),
            registrationExpires: registrationExpires)
    }

    /// The same as a file, for the sign-in that `settings` tell.
    func bytes(for settings: SSOSettings) -> [UInt8] {
        JSONValue.object([
            ("startUrl", .string(settings.startURL)), ("region", .string(settings.region.name)),
            ("accessToken", .string(accessToken.reveal())), ("expiresAt", .string(ISO8601.text(expires))),
            ("clientId", renewal.map { .string($0.clientID) }),
            ("clientSecret", renewal.map { .string($0.clientSecret.reveal()) }),
            ("registrationExpiresAt", renewal.map { .string($0.registrationExpires) }),
            ("refreshToken", renewal.map { .string($0.refreshToken.reveal()) }),
        ]).bytes
    }

    /// What must not be repeated in a message.
    var secrets: [Secret] {
        [accessToken] + (renewal.map { [$0.refreshToken, $0.clientSecret] } ?? [])
    }
}
