import FoundationEssentials

/// What the AWS CLI keeps of a user who signed in with `aws login`: credentials, and what it takes to renew them.
///
/// Source: AWS SDKs reference guide, "Login credential provider": the file's members.
struct LoginToken: Sendable {
    /// The credentials, which are good for a quarter of an hour.
    let credentials: Credentials
    /// When they expire.
    let expires: Date
    /// What new ones are given for.
    let refreshToken: Secret
    /// Who was signed in to.
    let clientID: String
    /// The private key that proves whose the refresh token is, in PEM.
    let key: Secret
    /// The whole file: what isn't understood goes back as it was.
    private var file: JSONMembers

    private enum Name: String, CaseIterable {
        case accessToken
        case refreshToken
        case clientID = "clientId"
        case key = "dpopKey"
    }

    private static let keys = JSONKeys<Name>()

    /// Reads a file of `~/.aws/login/cache`.
    init(_ bytes: [UInt8]) throws(UndecodableBody) {
        file = try JSONMembers(bytes)
        var texts: [Name: String] = [:]
        var keys: AccessKeys?
        var scanner = JSONScanner(bytes)
        try scanner.object(Self.keys) { scanner, name throws(UndecodableBody) in
            guard name == .accessToken else { return texts[name] = try scanner.string() }
            keys = try AccessKeys(&scanner)
        }
        let found = try UndecodableBody.require(keys, "accessToken")
        expires = try UndecodableBody.require(
            found.texts[.expires].flatMap(ISO8601.date), "a date as accessToken.expiresAt")
        credentials = try found.credentials(until: expires)
        refreshToken = Secret(try UndecodableBody.require(texts[.refreshToken].nonEmpty, "refreshToken"))
        clientID = try UndecodableBody.require(texts[.clientID].nonEmpty, "clientId")
        key = Secret(try UndecodableBody.require(texts[.key].nonEmpty, "dpopKey"))
    }

    /// The same as a file.
    var bytes: [UInt8] { file.bytes }

    /// What must not be repeated in a message.
    var secrets: [Secret] { credentials.secrets + [refreshToken, key] }

    /// The token after its renewal, which was answered at `date`.
    func renewed(by answer: RenewedLogin, at date: Date) throws(UndecodableBody) -> LoginToken {
        var file = file
        var account: [UInt8]?
        if let old = file["accessToken"] { account = try JSONMembers(old)["accountId"] }
        let expires = date + answer.seconds
        var access = try JSONMembers(
            JSONValue.object([
                ("accessKeyId", .string(answer.credentials.accessKeyID)),
                ("secretAccessKey", .string(answer.credentials.secretAccessKey.reveal())),
                ("sessionToken", answer.credentials.sessionToken.map { .string($0.reveal()) }),
                ("expiresAt", .string(ISO8601.text(expires))),
            ]).bytes)
        access["accountId"] = account
        file["accessToken"] = access.bytes
        file["refreshToken"] = JSONValue.string(answer.refreshToken.reveal()).bytes
        return try LoginToken(file.bytes)
    }
}

/// What AWS Sign-In answers to a refresh token. Source: AWS Sign-In API reference, CreateOAuth2Token.
struct RenewedLogin: Sendable {
    /// The new credentials, whose expiry is told apart.
    let credentials: Credentials
    /// How long they are good.
    let seconds: Double
    /// What the next ones are given for.
    let refreshToken: Secret

    private enum Name: String, CaseIterable {
        case accessToken
        case expiresIn
        case refreshToken
    }

    private static let keys = JSONKeys<Name>()
    /// The longest life that the API allows.
    private static let longestLife = 900

    /// Reads an answer.
    init(_ bytes: [UInt8]) throws(UndecodableBody) {
        var keys: AccessKeys?
        var token: String?
        var life: Int?
        var scanner = JSONScanner(bytes)
        try scanner.object(Self.keys) { scanner, name throws(UndecodableBody) in
            switch name {
            case .accessToken: keys = try AccessKeys(&scanner)
            case .refreshToken: token = try scanner.string()
            case .expiresIn: life = try scanner.number()?.scaled(byPowerOfTen: 0)
            }
        }
        credentials = try UndecodableBody.require(keys, "accessToken").credentials(until: nil)
        let plausible = life.flatMap { (1...Self.longestLife).contains($0) ? Double($0) : nil }
        seconds = try UndecodableBody.require(plausible, "expiresIn")
        refreshToken = Secret(try UndecodableBody.require(token.nonEmpty, "refreshToken"))
    }
}

/// The keys within both.
private struct AccessKeys {
    enum Name: String, CaseIterable {
        case key = "accessKeyId"
        case secret = "secretAccessKey"
        case token = "sessionToken"
        case expires = "expiresAt"
    }

    private static let keys = JSONKeys<Name>()
    private(set) var texts: [Name: String] = [:]

    /// Reads the object that comes next.
    init(_ scanner: inout JSONScanner) throws(UndecodableBody) {
        var found: [Name: String] = [:]
        try scanner.object(Self.keys) { scanner, name throws(UndecodableBody) in
            found[name] = try scanner.string()
        }
        texts = found
    }

    func credentials(until expires: Date?) throws(UndecodableBody) -> Credentials {
        Credentials(
            accessKeyID: try UndecodableBody.require(texts[.key].nonEmpty, "accessToken.accessKeyId"),
            secretAccessKey: Secret(
                try UndecodableBody.require(texts[.secret].nonEmpty, "accessToken.secretAccessKey")),
            sessionToken: Secret(
                try UndecodableBody.require(texts[.token].nonEmpty, "accessToken.sessionToken")),
            expires: expires)
    }
}
