import FoundationEssentials

/// What the command line says; `nil` where it says nothing.
public struct ConfigurationFlags: Hashable, Sendable {
    /// `--region`.
    public var region: String?
    /// `--profile`.
    public var profile: String?
    /// `--endpoint-url`.
    public var endpointURL: String?

    /// Flags; `nil` where not given.
    public init(region: String? = nil, profile: String? = nil, endpointURL: String? = nil) {
        self.region = region
        self.profile = profile
        self.endpointURL = endpointURL
    }
}

/// Finds region, credentials and endpoints where AWS's own tools look for them.
///
/// Source: AWS SDKs reference guide, "Shared config and credentials files" and "Service-specific endpoints".
public struct ConfigurationResolver: Sendable {
    let flags: ConfigurationFlags
    let environment: ClientEnvironment

    /// A resolver that lets `flags` win over `environment`, and both over the files.
    public init(flags: ConfigurationFlags = ConfigurationFlags(), environment: ClientEnvironment) {
        self.flags = flags
        self.environment = environment
    }

    /// A whole configuration.
    ///
    /// - Throws: ``KinesisVideoError``, whose message names each place that was looked at and what to do.
    public func configuration() throws(KinesisVideoError) -> ClientConfiguration {
        ClientConfiguration(
            region: try region(), credentials: try credentials(), endpoint: try endpoints(),
            retry: try retries())
    }

    /// The credentials: the environment's, unless `--profile` is given; then the profile's static keys.
    public func credentials() throws(KinesisVideoError) -> CredentialChoice {
        if flags.profile == nil, let source = try environmentCredentials() { return source }
        let profile = try profile()
        guard let key = profile["aws_access_key_id"], let secret = profile["aws_secret_access_key"] else {
            throw noCredentials(profile)
        }
        return .fixed(
            Credentials(
                accessKeyID: key, secretAccessKey: Secret(secret),
                sessionToken: profile["aws_session_token"].map(Secret.init)),
            name: "profile '\(profile.name)'")
    }
}

extension ConfigurationResolver {
    /// The profile that flags and environment choose, which must be there where they name one.
    func profile() throws(KinesisVideoError) -> Profile {
        try Profile(named: flags.profile, in: environment)
    }

    private func environmentCredentials() throws(KinesisVideoError) -> CredentialChoice? {
        let key = environment.value("AWS_ACCESS_KEY_ID")
        let secret = environment.value("AWS_SECRET_ACCESS_KEY")
        guard let key, let secret else {
            guard key == nil, secret == nil else {
                throw KinesisVideoError(
                    .credentials,
                    "only one of AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY is set. Set both, or neither to use a profile"
                )
            }
            return nil
        }
        return .fixed(
            Credentials(
                accessKeyID: key, secretAccessKey: Secret(secret),
                sessionToken: environment.value("AWS_SESSION_TOKEN").map(Secret.init),
                expires: environment.value("AWS_CREDENTIAL_EXPIRATION").flatMap(Self.date)),
            name: "environment variables")
    }

    /// A moment as `aws configure export-credentials --format env` writes it: `2023-11-07T04:47:34+00:00`.
    private static func date(_ text: String) -> Date? {
        // What isn't a date tells no expiry, which is only shown.
        try? Date(text, strategy: .iso8601)
    }

    private func noCredentials(_ profile: Profile) -> KinesisVideoError {
        let looked =
            flags.profile == nil ? "looked at AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and " : "looked at "
        let place = "profile '\(profile.name)' in \(profile.files.paths)"
        let remedy =
            if let means = profile.otherMeans {
                "The profile uses \(means), which isn't supported: run `eval \"$(aws configure export-credentials "
                    + "--profile \(profile.name) --format env)\"` first"
            } else {
                "Set the two variables, or run `aws configure`"
            }
        return KinesisVideoError(.credentials, "no credentials: \(looked)\(place). \(remedy)")
    }
}
