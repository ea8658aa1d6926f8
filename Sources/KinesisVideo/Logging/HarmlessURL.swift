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

    private static func hidingUser(in text: String) -> String {
        guard let scheme = text.firstRange(of: "://") else { return text }
        let authority = text[scheme.upperBound...].prefix { $0 != "/" }
        guard let at = authority.lastIndex(of: "@") else { return text }
        return text[..<scheme.upperBound] + Secret.placeholder + text[at...]
    }
}
