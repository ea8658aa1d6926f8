/// A way to credentials, as flags, environment and files lead to it; nothing is asked yet.
indirect enum CredentialPlan: Sendable {
    /// A key pair in environment variables.
    case environment(Credentials)
    /// A key pair in a file: the credentials file's or the config file's.
    case keys(Credentials, profile: String, SharedConfigFile.Kind)
    /// A role that is assumed with the credentials of another plan.
    case role(RoleTerms, profile: String, source: CredentialPlan)
    /// A role that is assumed with a token in a file.
    case webIdentity(RoleTerms, tokenFile: String)
    /// A role of IAM Identity Center.
    case sso(Profile)
    /// What a user got who signed in with `aws login`.
    case login(session: String, profile: String)
    /// What a program prints.
    case process(command: String, profile: String)
    /// What a container's agent answers.
    case container
    /// What an EC2 instance answers.
    case instanceMetadata

    /// The place in words; no secret.
    var name: String {
        switch self {
        case .environment: "environment variables"
        case .keys(_, let profile, _): "profile '\(profile)'"
        case .role(let terms, let profile, _): "profile '\(profile)', role \(terms.arn)"
        case .webIdentity(let terms, _): "web identity token, role \(terms.arn)"
        case .sso(let profile): "SSO of profile '\(profile.name)'"
        case .login(_, let profile): "login session of profile '\(profile)'"
        case .process(_, let profile): "credential_process of profile '\(profile)'"
        case .container: "container credentials"
        case .instanceMetadata: "instance metadata"
        }
    }

    /// Whether its way may lead over the terminal: a code is asked for, or a program may ask for something.
    var mayAsk: Bool {
        switch self {
        case .role(let terms, _, let source): terms.mfaSerial != nil || source.mayAsk
        case .process: true
        case .environment, .keys, .webIdentity, .sso, .login, .container, .instanceMetadata: false
        }
    }

    /// Whether asking again brings new credentials; what a program prints may be the same for ever.
    var renewsItself: Bool {
        switch self {
        case .role, .webIdentity, .sso, .login, .container, .instanceMetadata: true
        case .environment, .keys, .process: false
        }
    }
}
