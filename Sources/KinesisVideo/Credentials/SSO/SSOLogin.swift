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
        isRemote = environment.isRemote
    }

    /// The whole command, such as `aws sso login --sso-session work --use-device-code`.
    var description: String {
        let place =
            if let session = settings.session {
                " --sso-session \(ShellWords.quoted(session))"
            } else if settings.profile != "default" {
                " --profile \(ShellWords.quoted(settings.profile))"
            } else {
                ""
            }
        return "aws sso login\(place)" + (isRemote ? " --use-device-code" : "")
    }
}
