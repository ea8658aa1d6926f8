/// One profile of the shared files, and the files it is from.
struct Profile: Sendable {
    /// Its name.
    let name: String
    /// Its settings: those of the credentials file win over those of the config file.
    let settings: ConfigSection
    /// All profiles, and the sections that aren't profiles.
    let files: SharedConfiguration

    /// A profile of `files`.
    init(name: String, settings: ConfigSection, files: SharedConfiguration) {
        self.name = name
        self.settings = settings
        self.files = files
    }

    /// The profile that flags and environment choose; `default` may be missing, others may not.
    init(named flag: String?, in environment: ClientEnvironment) throws(KinesisVideoError) {
        let files = try SharedConfiguration(in: environment)
        // The order of the CLI's version 2; version 1 and boto3 look at them the other way round.
        let ways = [
            ("--profile", flag), (environment.place(of: "AWS_PROFILE"), environment.value("AWS_PROFILE")),
            ("AWS_DEFAULT_PROFILE", environment.value("AWS_DEFAULT_PROFILE")),
        ]
        let chosen = ways.first { $0.1 != nil }
        let name = chosen?.1 ?? "default"
        let settings = files.profile(name)
        if settings == nil, let (place, _) = chosen {
            throw KinesisVideoError(
                .configuration,
                "\(place): no profile '\(name)' in \(files.paths). "
                    + "Give another --profile, or set AWS_CONFIG_FILE or AWS_SHARED_CREDENTIALS_FILE")
        }
        self.init(name: name, settings: settings ?? ConfigSection(), files: files)
    }

    /// The setting called `key`, or `nil` where it is missing or empty.
    subscript(key: String) -> String? { settings[key] }

    /// The section `[sso-session NAME]` that its setting `sso_session` names, or `nil`.
    var ssoSession: ConfigSection? { self["sso_session"].flatMap { files.config.ssoSessions[$0] } }

    /// The section `[services NAME]` that its setting `services` names, or `nil`.
    var services: ConfigSection? { self["services"].flatMap { files.config.services[$0] } }
}
