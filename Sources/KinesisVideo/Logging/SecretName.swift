/// Tells by its name whether a value may be a secret: a member of JSON, or a parameter of a URL.
enum SecretName {
    /// Parts of the names that AWS's credential, sign-in and streaming APIs give to secrets, in lower case.
    private static let parts = [
        "token", "secret", "password", "signature", "credential", "accesskey", "usercode", "devicecode",
        "verificationuricomplete", "assertion", "verifier", "jwt",
    ]

    /// Whether the value called `name` is never shown.
    static func covers(_ name: some StringProtocol) -> Bool {
        let plain = name.lowercased().filter { $0 != "-" && $0 != "_" }
        return plain == "code" || parts.contains { plain.contains($0) }
    }
}
