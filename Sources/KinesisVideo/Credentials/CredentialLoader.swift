import FoundationEssentials
import HTTPTransport

/// Goes the way of a plan: asks whom it tells of, and answers the credentials.
struct CredentialLoader: Sendable {
    /// What settings say about regions and endpoints.
    let resolver: ConfigurationResolver
    let transport: any Transport
    let time: TimeSource
    /// What signatures are dated by, shared with all calls.
    let clock: SigningClock

    /// Variables, files and whoever can be asked.
    var environment: ClientEnvironment { resolver.environment }

    /// The credentials at the end of `plan`.
    func load(_ plan: CredentialPlan) async throws(KinesisVideoError) -> Credentials {
        switch plan {
        case .environment(let credentials), .keys(let credentials, _, _): credentials
        case .role(let terms, _, let source): try await assume(terms, source)
        case .webIdentity(let terms, let file): try await assume(terms, tokenFile: file)
        case .process(let command, let profile):
            try await ProcessCredentials(command: command, profile: profile, environment: environment).load()
        case .sso(let profile): try await signedIn(profile)
        case .login(let session, let profile): try await loggedIn(session, profile: profile)
        case .container: try await container()
        case .instanceMetadata:
            try await InstanceMetadataCredentials(
                settings: InstanceMetadataSettings(environment: environment, profile: try resolver.profile()),
                transport: transport, time: time
            ).load()
        }
    }

    /// The credentials at the end of the whole chain, whose last resort is instance metadata.
    ///
    /// - Throws: ``KinesisVideoError``; where nothing led to credentials, it tells of each place why.
    func loadFirst() async throws(KinesisVideoError) -> Credentials {
        let plan = try resolver.plan()
        do {
            return try await load(plan)
        } catch {
            guard case .instanceMetadata = plan, error.code == .credentials else { throw error }
            throw nothing(try resolver.profile(), instance: error.message)
        }
    }

    private func container() async throws(KinesisVideoError) -> Credentials {
        guard let address = try ContainerAddress(environment: environment) else {
            throw KinesisVideoError(.credentials, "no variable tells of a container's credentials any more")
        }
        return try await ContainerCredentials(
            address: address, environment: environment, transport: transport, time: time
        ).load()
    }

    private func assume(_ terms: RoleTerms, tokenFile: String) async throws(KinesisVideoError) -> Credentials
    {
        try await cached(terms) { () async throws(KinesisVideoError) in
            guard let token = environment.readFile(tokenFile) else {
                throw KinesisVideoError(
                    .configuration,
                    "the web identity token '\(tokenFile)' can't be read. Check that it is mounted")
            }
            return try await service().assume(terms, withWebIdentity: Secret(String(token.trimmed)))
        }
    }

    /// What the CLI's cache has for a role, or else what `assume` answers, which is put there.
    func cached(
        _ terms: RoleTerms,
        _ assume: () async throws(KinesisVideoError) -> SecurityTokenService.Answer
    ) async throws(KinesisVideoError) -> Credentials {
        let cache = CommandLineCache(environment: environment)
        // STS tells by its own clock when they expire.
        let now = time.date() + (await clock.offset) / .seconds(1)
        if let kept = cache.credentials(terms.cacheKey, at: now) { return kept }
        let answer = try await assume()
        let user = answer.session.map { session in
            JSONValue.object([("AssumedRoleId", .string(session.id)), ("Arn", .string(session.arn))])
        }
        cache.keep(answer.credentials, under: terms.cacheKey, beside: [("AssumedRoleUser", user)])
        return answer.credentials
    }

    /// The service that roles are asked of.
    func service() throws(KinesisVideoError) -> SecurityTokenService {
        let region = try resolver.region()
        return SecurityTokenService(
            endpoint: try resolver.endpoint(of: .securityToken, in: region), region: region,
            transport: transport, time: time, clock: clock)
    }

    /// What is said at the end of a chain that led nowhere: each place, and why it gave nothing.
    private func nothing(_ profile: Profile, instance: String) -> KinesisVideoError {
        let places = [
            resolver.flags.profile == nil
                ? "AWS_ACCESS_KEY_ID and AWS_WEB_IDENTITY_TOKEN_FILE aren't set"
                : "variables don't count beside --profile",
            "profile '\(profile.name)' in \(profile.files.paths) has no keys, role, SSO, login_session or credential_process",
            "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI and AWS_CONTAINER_CREDENTIALS_FULL_URI aren't set",
            instance,
        ]
        return KinesisVideoError(
            .credentials,
            "no credentials: \(places.joined(separator: "; ")). Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, "
                + "run `aws configure`, or give another --profile")
    }
}
