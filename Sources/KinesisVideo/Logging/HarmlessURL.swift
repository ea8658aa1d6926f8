/// URLs as they may be shown.
enum HarmlessURL {
    /// `text` without the values of parameters whose name says that they may be secret, and without a user's password.
    static func hidingSecrets(in text: String) -> String {
        let parts = Redaction.hidingTokens(in: text).split(
            separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return hidingUser(in: String(parts[0])) }
        let parameters = parts[1].split(separator: "&", omittingEmptySubsequences: false).map { parameter in
            let name = parameter.prefix { $0 != "=" }
            return SecretName.covers(name) && name.count < parameter.count
                ? "\(name)=\(Secret.placeholder)" : String(parameter)
        }
        return hidingUser(in: String(parts[0])) + "?" + parameters.joined(separator: "&")
    }

    /// `url`, where credentials are asked for, with nothing but its host, its path where that is known to hold no secret, and
    /// parameters that are known to hold none: who knows the path of a container's credentials can act as the container.
    static func ofCredentials(_ url: String) -> String {
        let parts = hidingUser(in: url).split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let base = parts.first ?? ""
        let start = base.firstRange(of: "://")?.upperBound ?? base.startIndex
        let authority = base[..<start] + base[start...].prefix { $0 != "/" }
        let path = base.dropFirst(authority.count)
        let isKnown = knownPaths.contains(String(path)) || path.hasPrefix(rolesPath)
        let shown = authority + (isKnown || path.isEmpty ? path : "/\(Secret.placeholder)")
        guard parts.count == 2 else { return String(shown) }
        let parameters = parts[1].split(separator: "&", omittingEmptySubsequences: false).map { parameter in
            let name = parameter.prefix { $0 != "=" }
            return knownParameters.contains(String(name)) ? String(parameter) : Secret.placeholder
        }
        return shown + "?" + parameters.joined(separator: "&")
    }

    /// Those of AWS STS, IAM Identity Center, EKS Pod Identity and instance metadata.
    private static let knownPaths: Set = [
        "/", "/federation/credentials", "/token", "/v1/credentials", "/latest/api/token",
    ]
    private static let rolesPath = "/latest/meta-data/iam/security-credentials/"
    private static let knownParameters: Set = ["role_name", "account_id"]

    private static func hidingUser(in text: String) -> String {
        guard let scheme = text.firstRange(of: "://") else { return text }
        let authority = text[scheme.upperBound...].prefix { $0 != "/" }
        guard let at = authority.lastIndex(of: "@") else { return text }
        return text[..<scheme.upperBound] + Secret.placeholder + text[at...]
    }
}
