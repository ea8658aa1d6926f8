import AWSSigning
import FoundationEssentials
import HTTPTransport

/// The credentials of a user who signed in with `aws login`: the AWS CLI's own, from its cache, and back into it.
struct LoginCredentials: Sendable {
    /// What the profile calls the sign-in: an ARN.
    let session: String
    /// The profile's name, for messages.
    let profile: String
    let service: LoginService
    let environment: ClientEnvironment
    let time: TimeSource

    /// Credentials that are good for less are replaced, in seconds; the CLI does so, too.
    private static let refreshWindow = 300.0

    /// The cached credentials while they last, else new ones.
    ///
    /// - Throws: ``KinesisVideoError``, which says what to run where the user has to sign in.
    func load() async throws(KinesisVideoError) -> Credentials {
        let token = try cachedToken()
        guard token.expires.timeIntervalSince(time.date()) <= Self.refreshWindow else {
            return token.credentials
        }
        do throws(TokenRefusal) {
            let renewed = try await service.renewed(token)
            // Where it can't be written, it serves this process all the same.
            try? environment.writePrivateFile(path, renewed.bytes)
            return renewed.credentials
        } catch {
            // The CLI may have renewed it meanwhile, after which the old one isn't taken any more.
            if error != .cancelled, let newest = try? cachedToken(), newest.expires > token.expires {
                return newest.credentials
            }
            throw failure(error)
        }
    }

    /// Where the token is or would be. Source: AWS CLI command reference, `login`.
    var path: String {
        let folder = environment.variables["AWS_LOGIN_CACHE_DIRECTORY"] ?? "~/.aws/login/cache"
        return "\(environment.expanded(folder))/\(HexDigest.sha256(of: session)).json"
    }

    private func cachedToken() throws(KinesisVideoError) -> LoginToken {
        guard let text = environment.readFile(path) else {
            throw signIn("nobody has signed in: there is no token in \(path)")
        }
        do throws(UndecodableBody) {
            return try LoginToken(Array(text.utf8))
        } catch {
            throw signIn("the token in \(path) can't be used: \(error)")
        }
    }

    private func failure(_ refusal: TokenRefusal) -> KinesisVideoError {
        switch refusal {
        case .cancelled: .cancelled
        case .signedOut(let reason): signIn(reason)
        case .denied(let reason):
            failure(
                reason,
                "Allow signin:CreateOAuth2Token in a policy of \(session); the managed policy "
                    + "SignInLocalDevelopmentAccess does")
        case .failed(let reason): failure(reason, "Try again, or run `\(command)`")
        }
    }

    private func signIn(_ reason: String) -> KinesisVideoError { failure(reason, "Run `\(command)`") }

    private func failure(_ reason: String, _ advice: String) -> KinesisVideoError {
        var error = KinesisVideoError(
            .credentials,
            "AWS Sign-In (profile '\(profile)', login_session \(session)) gave no credentials: \(reason)")
        error.advice = advice
        return error
    }

    /// What to run to sign in anew, such as `aws login --profile work --remote`. Source: the same.
    var command: String {
        "aws login" + (profile == "default" ? "" : " --profile \(ShellWords.quoted(profile))")
            + (environment.isRemote ? " --remote" : "")
    }
}

extension CredentialLoader {
    /// The credentials of the user who signed in as `session` with `aws login`.
    func loggedIn(_ session: String, profile: String) async throws(KinesisVideoError) -> Credentials {
        let endpoint = try resolver.endpoint(of: .signIn, in: try resolver.region())
        var credentials = try await LoginCredentials(
            session: session, profile: profile,
            service: LoginService(endpoint: endpoint, transport: transport, time: time, clock: clock),
            environment: resolver.environment, time: time
        ).load()
        // The CLI's file tells by this machine's clock when they expire.
        credentials.expires? += (await clock.offset) / .seconds(1)
        return credentials
    }
}
