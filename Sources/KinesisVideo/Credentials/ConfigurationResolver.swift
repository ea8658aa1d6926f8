import FoundationEssentials

/// What the command line says; `nil` where it says nothing.
public struct ConfigurationFlags: Hashable, Sendable {
    /// `--region`.
    public var region: String?
    /// `--profile`.
    public var profile: String?
    /// `--endpoint-url`.
    public var endpointURL: String?
    /// `--ca-bundle`.
    public var caBundle: String?

    /// Flags; `nil` where not given.
    public init(
        region: String? = nil, profile: String? = nil, endpointURL: String? = nil, caBundle: String? = nil
    ) {
        self.region = region
        self.profile = profile
        self.endpointURL = endpointURL
        self.caBundle = caBundle
    }
}

/// Finds region, credentials and endpoints where AWS's own tools look for them.
///
/// Source: AWS SDKs reference guide, "Shared config and credentials files" and "Service-specific endpoints".
public struct ConfigurationResolver: Sendable {
    let flags: ConfigurationFlags
    let environment: ClientEnvironment
    /// What the shared files said of the profile, or why they couldn't; `nil` where each question reads them anew.
    private var reading: Reading?

    /// What came of reading them. The first `Result` of a type looks up by name that its error is one.
    private enum Reading {
        case profile(Profile)
        case failure(KinesisVideoError)
    }

    /// A resolver that lets `flags` win over `environment`, and both over the files.
    public init(flags: ConfigurationFlags = ConfigurationFlags(), environment: ClientEnvironment) {
        self.flags = flags
        self.environment = environment
    }

    /// The same, all of whose answers are from the shared files as they are now: they are read once.
    public func asOfNow() -> ConfigurationResolver {
        var resolver = self
        do throws(KinesisVideoError) {
            resolver.reading = .profile(try anew.profile())
        } catch {
            resolver.reading = .failure(error)
        }
        return resolver
    }

    /// The same, each of whose answers is from the shared files as they are then.
    private var anew: ConfigurationResolver {
        ConfigurationResolver(flags: flags, environment: environment)
    }

    /// A whole configuration, from one state of the shared files.
    ///
    /// - Throws: ``KinesisVideoError``, whose message names each place that was looked at and what to do.
    public func configuration() throws(KinesisVideoError) -> ClientConfiguration {
        let found = reading == nil ? asOfNow() : self
        return ClientConfiguration(
            region: try found.region(), credentials: try found.credentials(), endpoint: try found.endpoints(),
            network: try found.network(), retry: try found.retries())
    }

    /// The first way to credentials in the order of the AWS CLI; see ``CredentialChoice/source(over:time:)``.
    ///
    /// Environment variables (unless `--profile` is given), the profile's role, a web identity token, SSO, keys in the
    /// credentials file, a sign-in with `aws login`, `credential_process`, keys in the config file, a container, an EC2 instance. It is found anew
    /// whenever the shared files change. Roles share the AWS CLI's cache.
    ///
    /// - Throws: ``KinesisVideoError`` where variables or files contradict themselves.
    public func credentials() throws(KinesisVideoError) -> CredentialChoice {
        let plan = try plan()
        return CredentialChoice(name: plan.name, mayAsk: plan.mayAsk) { transport, time, clock in
            let loader = CredentialLoader(
                resolver: anew, transport: transport, time: time, clock: clock)
            let refreshing = RefreshingCredentials(
                time: time, stamp: fileDates, offset: { await clock.offset }
            ) {
                () async throws(KinesisVideoError) in try await loader.loadFirst()
            }
            return CredentialSource(
                name: plan.name, renewsItself: plan.renewsItself, trouble: { await refreshing.trouble() }
            ) {
                () async throws(KinesisVideoError) in try await refreshing.credentials()
            }
        }
    }
}

extension ConfigurationResolver {
    /// The profile that flags and environment choose, which must be there where they name one.
    func profile() throws(KinesisVideoError) -> Profile {
        switch reading {
        case .profile(let profile)?: return profile
        case .failure(let error)?: throw error
        case nil: return try Profile(named: flags.profile, in: environment)
        }
    }

    /// The way to credentials that the files lead to as they are now.
    func plan() throws(KinesisVideoError) -> CredentialPlan {
        try CredentialPlanner(
            profile: try profile(), environment: environment, isFlagged: flags.profile != nil
        ).plan()
    }

    /// When the shared files were written, as far as they are there.
    private func fileDates() -> [String: Date] {
        SharedConfiguration.paths(in: environment).reduce(into: [:]) { dates, path in
            dates[path] = environment.modificationDate(path)
        }
    }
}
