import FoundationEssentials
import HTTPTransport

/// Goes the way of a plan: asks whom it tells of, and answers the credentials.
struct CredentialLoader: Sendable {
    /// What settings say about regions and endpoints.
    let resolver: ConfigurationResolver
    let transport: any Transport
    let time: TimeSource

    private var environment: ClientEnvironment { resolver.environment }

    /// The credentials at the end of `plan`.
    func load(_ plan: CredentialPlan) async throws(KinesisVideoError) -> Credentials {
        switch plan {
        case .environment(let credentials), .keys(let credentials, _, _): credentials
        case .role(let terms, _, let source): try await assume(terms, source)
        case .webIdentity(let terms, let file): try await assume(terms, tokenFile: file)
        case .process(let command, let profile):
            try await ProcessCredentials(command: command, profile: profile, environment: environment).load()
        case .sso(let profile): throw unsupported("SSO", of: profile.name)
        case .container: throw unsupported("container credentials", of: try resolver.profile().name)
        case .instanceMetadata: throw nothing(try resolver.profile())
        }
    }

    private func assume(
        _ terms: RoleTerms, _ source: CredentialPlan
    ) async throws(KinesisVideoError) -> Credentials {
        try await cached(terms) { () async throws(KinesisVideoError) in
            let credentials = try await load(source)
            return try await service().assume(terms, with: credentials, code: try await code(terms))
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
        let told = environment.value("AWS_ENDPOINT_URL_STS") ?? environment.value("AWS_ENDPOINT_URL")
        let suffix = region.name.hasPrefix("cn-") ? "amazonaws.com.cn" : "amazonaws.com"
        return SecurityTokenService(
            endpoint: try Endpoint(told ?? "https://sts.\(region).\(suffix)"), region: region,
            transport: transport, time: time)
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

    private func unsupported(_ means: String, of profile: String) -> KinesisVideoError {
        KinesisVideoError(
            .credentials,
            "no credentials: profile '\(profile)' leads to \(means), which isn't supported: run "
                + "`eval \"$(aws configure export-credentials --profile \(profile) --format env)\"` first")
    }

    /// What is said at the end of a chain that led nowhere.
    private func nothing(_ profile: Profile) -> KinesisVideoError {
        let looked =
            resolver.flags.profile == nil
            ? "looked at AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and " : "looked at "
        return KinesisVideoError(
            .credentials,
            "no credentials: \(looked)profile '\(profile.name)' in \(profile.files.paths). "
                + "Set the two variables, or run `aws configure`")
    }
}
