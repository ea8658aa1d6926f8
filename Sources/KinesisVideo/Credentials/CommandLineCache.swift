import FoundationEssentials

/// The credentials that the AWS CLI keeps in `~/.aws/cli/cache`, one file for each role: what it got, we use, and the other
/// way round.
struct CommandLineCache: Sendable {
    let environment: ClientEnvironment

    /// Credentials that expire earlier than this from now on are as good as none: the CLI asks for new ones then, too.
    static let margin = 15.0 * 60

    /// What is kept under `key`, where it is good at `date` and for a while after.
    func credentials(_ key: String, at date: Date) -> Credentials? {
        guard let text = environment.readFile(path(key)) else { return nil }
        // A file that can't be read is replaced by the next answer, as the CLI does.
        guard let credentials = try? TemporaryCredentials(Array(text.utf8)).credentials,
            let expires = credentials.expires, expires.timeIntervalSince(date) >= Self.margin
        else { return nil }
        return credentials
    }

    /// Keeps `credentials` under `key`; `members` go beside them, as the CLI has them there.
    func keep(_ credentials: Credentials, under key: String, beside members: [(String, JSONValue?)] = []) {
        let body = JSONValue.object([("Credentials", .object(Self.members(credentials)))] + members)
        // Without a cache the next process asks again, which is slower and nothing worse.
        try? environment.writePrivateFile(path(key), body.bytes)
    }

    private static func members(_ credentials: Credentials) -> [(String, JSONValue?)] {
        [
            ("AccessKeyId", .string(credentials.accessKeyID)),
            ("SecretAccessKey", .string(credentials.secretAccessKey.reveal())),
            ("SessionToken", credentials.sessionToken.map { .string($0.reveal()) }),
            ("Expiration", credentials.expires.map { .string(ISO8601.text($0, zone: "UTC")) }),
        ]
    }

    private func path(_ key: String) -> String { environment.expanded("~/.aws/cli/cache/\(key).json") }
}

/// What the cache's files and STS's answers in JSON hold: `Credentials` with `AccessKeyId` and its like.
private struct TemporaryCredentials {
    private(set) var credentials: Credentials

    private enum Outer: String, CaseIterable {
        case credentials = "Credentials"
    }

    private enum Inner: String, CaseIterable {
        case key = "AccessKeyId"
        case secret = "SecretAccessKey"
        case token = "SessionToken"
        case expires = "Expiration"
    }

    private static let outer = JSONKeys<Outer>()
    private static let inner = JSONKeys<Inner>()

    init(_ bytes: [UInt8]) throws(UndecodableBody) {
        var texts: [Inner: String] = [:]
        var scanner = JSONScanner(bytes)
        try scanner.object(Self.outer) { scanner, _ throws(UndecodableBody) in
            try scanner.object(Self.inner) { scanner, name throws(UndecodableBody) in
                texts[name] = try scanner.string()
            }
        }
        credentials = Credentials(
            accessKeyID: try UndecodableBody.require(texts[.key].nonEmpty, "AccessKeyId"),
            secretAccessKey: Secret(try UndecodableBody.require(texts[.secret].nonEmpty, "SecretAccessKey")),
            sessionToken: texts[.token].nonEmpty.map(Secret.init),
            expires: texts[.expires].flatMap(ISO8601.date))
    }
}
