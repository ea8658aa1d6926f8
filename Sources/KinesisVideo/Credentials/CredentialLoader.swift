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

    private var environment: ClientEnvironment { resolver.environment }

    /// The credentials at the end of `plan`.
    func load(_ plan: CredentialPlan) async throws(KinesisVideoError) -> Credentials {
        switch plan {
        case .environment(let credentials), .keys(let credentials, _, _): credentials
        case .role(let terms, _, let source): try await assume(terms, source)
        case .webIdentity(let terms, let file): try await assume(terms, tokenFile: file)
        case .process(let command, let profile):
            try await ProcessCredentials(command: command, profile: profile, environment: environment).load()
        case .sso(let profile): try await signedIn(profile)
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

    private func assume(
        _ terms: RoleTerms, _ source: CredentialPlan
    ) async throws(KinesisVideoError) -> Credentials {
        try await cached(terms) { () async throws(KinesisVideoError) in
            let credentials = try await load(source)
            return try await service().assume(
                terms, with: credentials, of: source.name, code: try await code(terms))
        }
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
    private func cached(
        _ terms: RoleTerms,
        _ assume: () async throws(KinesisVideoError) -> SecurityTokenService.Answer
    ) async throws(KinesisVideoError) -> Credentials {
        let cache = CommandLineCache(environment: environment)
        if let kept = cache.credentials(terms.cacheKey, at: time.date()) { return kept }
        let answer = try await assume()
        let user = answer.session.map { session in
            JSONValue.object([("AssumedRoleId", .string(session.id)), ("Arn", .string(session.arn))])
        }
        cache.keep(answer.credentials, under: terms.cacheKey, beside: [("AssumedRoleUser", user)])
        return answer.credentials
    }

    private func service() throws(KinesisVideoError) -> SecurityTokenService {
        let region = try resolver.region()
        return SecurityTokenService(
            endpoint: try resolver.endpoint(of: .securityToken, in: region), region: region,
            transport: transport, time: time, clock: clock)
    }

    /// The code of the device that a role asks for, or `nil` where it asks for none.
    private func code(_ terms: RoleTerms) async throws(KinesisVideoError) -> Secret? {
        guard let device = terms.mfaSerial else { return nil }
        guard let code = await environment.ask("Enter MFA code for \(device): ")?.trimmed, !code.isEmpty
        else {
            throw KinesisVideoError(
                .credentials,
                "the role \(terms.arn) needs a code of the MFA device \(device), and there is nobody to ask. Run "
                    + "`aws sts get-caller-identity` with this profile in a terminal: its credentials are taken over"
            )
        }
        return Secret(String(code))
    }

    /// What is said at the end of a chain that led nowhere: each place, and why it gave nothing.
    private func nothing(_ profile: Profile, instance: String) -> KinesisVideoError {
        let places = [
            resolver.flags.profile == nil
                ? "AWS_ACCESS_KEY_ID and AWS_WEB_IDENTITY_TOKEN_FILE aren't set"
                : "variables don't count beside --profile",
            "profile '\(profile.name)' in \(profile.files.paths) has no keys, role, SSO or credential_process",
            "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI and AWS_CONTAINER_CREDENTIALS_FULL_URI aren't set",
            instance,
        ]
        return KinesisVideoError(
            .credentials,
            "no credentials: \(places.joined(separator: "; ")). Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, "
                + "run `aws configure`, or give another --profile")
    }
}
