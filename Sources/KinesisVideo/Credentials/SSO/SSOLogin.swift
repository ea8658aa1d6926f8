/// What to run to sign in to IAM Identity Center anew.
///
/// Source: AWS CLI command reference, `sso login`.
struct SSOLogin: Hashable, Sendable, CustomStringConvertible {
    let settings: SSOSettings
    /// Whether the terminal is at another machine than the browser.
    let isRemote: Bool

    /// How `settings` sign in; over SSH the browser is elsewhere.
    init(_ settings: SSOSettings, in environment: ClientEnvironment) {
        self.settings = settings
        isRemote = ["SSH_CONNECTION", "SSH_TTY"].contains { environment.value($0) != nil }
    }

    /// The whole command, such as `aws sso login --sso-session work --use-device-code`.
    var description: String {
        let place =
            if let session = settings.session {
                " --sso-session \(Self.word(session))"
            } else if settings.profile != "default" {
                " --profile \(Self.word(settings.profile))"
            } else {
                ""
            }
        return "aws sso login\(place)" + (isRemote ? " --use-device-code" : "")
    }

    /// `text` as one word of a shell's command line. Source: POSIX.1-2017, Shell Command Language, §2.2.2.
    private static func word(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { $0.isLetter || $0.isDigit || "-_./:@+,=".utf8.contains($0) }
        guard !isPlain || text.isEmpty else { return text }
        return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
            + "'"
    }
}
