/// One profile of the shared files, and the files it is from.
struct Profile: Sendable {
    /// Its name.
    let name: String
    /// Its settings: those of the credentials file win over those of the config file.
    let settings: ConfigSection
    /// All profiles, and the sections that aren't profiles.
    let files: SharedConfiguration

    /// The profile that flags and environment choose; `default` may be missing, others may not.
    init(named flag: String?, in environment: ClientEnvironment) throws(KinesisVideoError) {
        let files = try SharedConfiguration(in: environment)
        // The order of the CLI's version 2; version 1 and boto3 look at them the other way round.
        let chosen = flag ?? environment.value("AWS_PROFILE") ?? environment.value("AWS_DEFAULT_PROFILE")
        let name = chosen ?? "default"
        let settings = files.profile(name)
        guard settings != nil || chosen == nil else {
            throw KinesisVideoError(
                .configuration,
                "no profile '\(name)' in \(files.paths). "
                    + "Give another --profile, or set AWS_CONFIG_FILE or AWS_SHARED_CREDENTIALS_FILE")
        }
        self.name = name
        self.settings = settings ?? ConfigSection()
        self.files = files
    }

    /// The setting called `key`, or `nil` where it is missing or empty.
    subscript(key: String) -> String? { settings[key] }

    /// The section `[sso-session NAME]` that its setting `sso_session` names, or `nil`.
    var ssoSession: ConfigSection? { self["sso_session"].flatMap { files.config.ssoSessions[$0] } }

    /// The section `[services NAME]` that its setting `services` names, or `nil`.
    var services: ConfigSection? { self["services"].flatMap { files.config.services[$0] } }

    /// Settings that name a way to credentials which isn't static keys.
    var otherMeans: String? {
        ["sso_session", "sso_start_url", "credential_process", "role_arn", "web_identity_token_file"]
            .first { self[$0] != nil }
    }
}
