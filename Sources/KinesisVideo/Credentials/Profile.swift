/// One profile of the shared files: settings of the credentials file win over those of the config file.
struct Profile {
    let name: String
    /// Whether a flag or a variable named it, rather than it being `default`.
    let isNamed: Bool
    /// The files that were looked at, for messages.
    let paths: [String]
    /// Its settings, or `nil` where neither file has it.
    let settings: [String: String]?

    /// The profile that flags and environment choose.
    init(named flag: String?, in environment: ClientEnvironment) {
        let chosen = flag ?? environment.value("AWS_PROFILE")
        let name = chosen ?? "default"
        let config = environment.expanded(environment.value("AWS_CONFIG_FILE") ?? "~/.aws/config")
        let credentials = environment.expanded(
            environment.value("AWS_SHARED_CREDENTIALS_FILE") ?? "~/.aws/credentials")
        let sections = [
            environment.readFile(config).flatMap { SharedConfigFile($0, kind: .config)[name] },
            environment.readFile(credentials).flatMap { SharedConfigFile($0, kind: .credentials)[name] },
        ].compactMap(\.self)
        self.name = name
        isNamed = chosen != nil
        paths = [config, credentials]
        settings = sections.isEmpty ? nil : sections.reduce(into: [:]) { $0.merge($1) { $1 } }
    }

    /// The setting called `key`, or `nil` where it is missing or empty.
    subscript(key: String) -> String? { (settings?[key]).nonEmpty }

    /// Settings that name a way to credentials which isn't static keys.
    var otherMeans: String? {
        ["sso_session", "sso_start_url", "credential_process", "role_arn", "web_identity_token_file"]
            .first { self[$0] != nil }
    }
}
