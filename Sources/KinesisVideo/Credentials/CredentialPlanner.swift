import FoundationEssentials

/// Finds the first way to credentials, in the order of the AWS CLI.
///
/// Environment (unless a flag names a profile), the profile's role, web identity, SSO, the credentials file's keys, the
/// profile's login session, its program, the config file's keys, the container, the instance.
/// Source: AWS CLI user guide, "Configuration settings and precedence"; the corner cases are botocore's.
struct CredentialPlanner: Sendable {
    let profile: Profile
    let environment: ClientEnvironment
    /// Whether a flag named the profile, so that variables don't count.
    let isFlagged: Bool

    /// The first way there is; instance metadata where there is no other.
    func plan() throws(KinesisVideoError) -> CredentialPlan {
        if !isFlagged, let plan = try environmentKeys() { return plan }
        if Self.hasRole(profile.settings) {
            return try RolePlanner(self, profile.name).plan()
        }
        if let plan = try ways(of: profile.name, profile.settings, usesVariables: !isFlagged) { return plan }
        return hasContainer ? .container : .instanceMetadata
    }

    /// Whether a profile's role is assumed with other credentials, rather than with a token.
    static func hasRole(_ settings: ConfigSection) -> Bool {
        settings.has("role_arn") && !settings.has("web_identity_token_file")
    }

    /// Whether a container's agent is told of.
    var hasContainer: Bool {
        ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI"]
            .contains { environment.value($0) != nil }
    }

    /// The key pair in variables, or `nil` where there is none.
    func environmentKeys() throws(KinesisVideoError) -> CredentialPlan? {
        guard let key = environment.value("AWS_ACCESS_KEY_ID") else { return nil }
        guard let secret = environment.value("AWS_SECRET_ACCESS_KEY") else {
            throw KinesisVideoError(
                .credentials,
                "AWS_ACCESS_KEY_ID is set and AWS_SECRET_ACCESS_KEY isn't. Set both, or neither to use a profile"
            )
        }
        let token = environment.value("AWS_SECURITY_TOKEN") ?? environment.value("AWS_SESSION_TOKEN")
        return .environment(
            Credentials(
                accessKeyID: key, secretAccessKey: Secret(secret), sessionToken: token.map(Secret.init),
                // What isn't a date tells no expiry, which is only shown.
                expires: environment.value("AWS_CREDENTIAL_EXPIRATION").flatMap(ISO8601.date)))
    }

    /// The first way that the profile called `name` has, other than a role assumed with other credentials.
    func ways(
        of name: String, _ settings: ConfigSection, usesVariables: Bool
    ) throws(KinesisVideoError) -> CredentialPlan? {
        if let plan = try webIdentity(name, settings, usesVariables) { return plan }
        if settings.has("sso_role_name") || settings.has("sso_account_id") {
            return .sso(Profile(name: name, settings: settings, files: profile.files))
        }
        if let plan = try keys(name, .credentials) { return plan }
        if settings.has("login_session") {
            return .login(session: settings["login_session"] ?? "", profile: name)
        }
        if let command = settings["credential_process"] { return .process(command: command, profile: name) }
        return try keys(name, .config)
    }

    private func webIdentity(
        _ name: String, _ settings: ConfigSection, _ usesVariables: Bool
    ) throws(KinesisVideoError) -> CredentialPlan? {
        func find(_ variable: String, _ key: String) -> String? {
            (usesVariables ? environment.value(variable) : nil) ?? settings[key]
        }
        guard let file = find("AWS_WEB_IDENTITY_TOKEN_FILE", "web_identity_token_file") else { return nil }
        guard let role = find("AWS_ROLE_ARN", "role_arn") else {
            throw KinesisVideoError(
                .configuration,
                "a web identity token (\(file)) without a role: set AWS_ROLE_ARN, or role_arn in profile '\(name)'"
            )
        }
        let session = find("AWS_ROLE_SESSION_NAME", "role_session_name")
        return .webIdentity(RoleTerms(arn: role, sessionName: session), tokenFile: file)
    }

    /// The key pair that one of the files has for the profile called `name`.
    private func keys(
        _ name: String, _ kind: SharedConfigFile.Kind
    ) throws(KinesisVideoError) -> CredentialPlan? {
        let (file, path) =
            switch kind {
            case .credentials: (profile.files.credentials, profile.files.credentialsPath)
            case .config: (profile.files.config, profile.files.configPath)
            }
        guard let settings = file.profiles[name], settings.has("aws_access_key_id") else { return nil }
        guard let key = settings["aws_access_key_id"], let secret = settings["aws_secret_access_key"] else {
            let missing = settings["aws_access_key_id"] == nil ? "aws_access_key_id" : "aws_secret_access_key"
            throw KinesisVideoError(
                .credentials,
                "profile '\(name)' in \(path) has no \(missing). Add it, or delete the other half")
        }
        let token = settings["aws_security_token"] ?? settings["aws_session_token"]
        return .keys(
            Credentials(
                accessKeyID: key, secretAccessKey: Secret(secret), sessionToken: token.map(Secret.init)),
            profile: name, kind)
    }
}
