import FoundationEssentials

/// Reads `{"roleCredentials": {…}}`.
enum RoleCredentials {
    private enum Outer: String, CaseIterable {
        case credentials = "roleCredentials"
    }

    private enum Inner: String, CaseIterable {
        case key = "accessKeyId"
        case secret = "secretAccessKey"
        case token = "sessionToken"
        case expiration
    }

    private static let outer = JSONKeys<Outer>()
    private static let inner = JSONKeys<Inner>()
    /// The end of the year 9999.
    private static let lastMillisecond = 253_402_300_799_999

    /// The credentials that `body` holds; they expire at a count of milliseconds since 1970.
    static func read(_ body: [UInt8]) throws(UndecodableBody) -> Credentials {
        var texts: [Inner: String] = [:]
        var milliseconds: Int?
        var scanner = JSONScanner(body)
        try scanner.object(outer) { scanner, _ throws(UndecodableBody) in
            try scanner.object(inner) { scanner, name throws(UndecodableBody) in
                guard name == .expiration else { return texts[name] = try scanner.string() }
                milliseconds = try scanner.number()?.scaled(byPowerOfTen: 0)
            }
        }
        let plausible = milliseconds.flatMap { (0...lastMillisecond).contains($0) ? $0 : nil }
        let expiration = try UndecodableBody.require(plausible, "roleCredentials.expiration")
        return Credentials(
            accessKeyID: try UndecodableBody.require(texts[.key].nonEmpty, "roleCredentials.accessKeyId"),
            secretAccessKey: Secret(
                try UndecodableBody.require(texts[.secret], "roleCredentials.secretAccessKey")),
            sessionToken: Secret(try UndecodableBody.require(texts[.token], "roleCredentials.sessionToken")),
            // Whole seconds, as the AWS CLI keeps them.
            expires: Date(timeIntervalSince1970: (Double(expiration) / 1000).rounded(.down)))
    }
}

/// Reads `{"accessToken": …, "expiresIn": …, "refreshToken": …}`.
enum IssuedToken {
    private enum Name: String, CaseIterable {
        case accessToken
        case expiresIn
        case refreshToken
    }

    private static let keys = JSONKeys<Name>()
    /// A hundred years in seconds: no token lives longer.
    private static let longestLife = 3_155_760_000

    /// The token that `body` holds, issued at `date`.
    ///
    /// Without a new refresh token the old one stays good. Source: RFC 6749 §6.
    static func read(
        _ body: [UInt8], renewing renewal: SSOToken.Renewal, at date: Date
    ) throws(UndecodableBody) -> SSOToken {
        var texts: [Name: String] = [:]
        var seconds: Int?
        var scanner = JSONScanner(body)
        try scanner.object(keys) { scanner, name throws(UndecodableBody) in
            guard name == .expiresIn else { return texts[name] = try scanner.string() }
            seconds = try scanner.number()?.scaled(byPowerOfTen: 0)
        }
        let life = seconds.flatMap { (0...longestLife).contains($0) ? Double($0) : nil }
        var renewal = renewal
        if let refreshToken = texts[.refreshToken].nonEmpty { renewal.refreshToken = Secret(refreshToken) }
        return SSOToken(
            accessToken: Secret(try UndecodableBody.require(texts[.accessToken].nonEmpty, "accessToken")),
            expires: date + (try UndecodableBody.require(life, "expiresIn")), renewal: renewal)
    }
}

/// Reads what OpenID Connect says instead: `{"error": "invalid_grant", "error_description": …}`. Source: RFC 6749 §5.2.
enum SSORefusal {
    private enum Name: String, CaseIterable {
        case error
        case description = "error_description"
    }

    private static let keys = JSONKeys<Name>()

    /// The description in `body`, or the error's name; `nil` where it says neither.
    static func description(in body: [UInt8]) -> String? {
        var texts: [Name: String] = [:]
        var scanner = JSONScanner(body)
        // What was read before something unreadable counts.
        _ = try? scanner.object(keys) { scanner, name throws(UndecodableBody) in
            texts[name] = try scanner.string()
        }
        return texts[.description].nonEmpty ?? texts[.error].nonEmpty
    }
}
