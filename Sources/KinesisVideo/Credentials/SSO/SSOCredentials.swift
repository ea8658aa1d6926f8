import FoundationEssentials
import HTTPTransport

/// The credentials of a role that a user may take who signed in to IAM Identity Center with `aws sso login`.
///
/// Tokens and credentials are the AWS CLI's own, from its caches; what is got anew goes there, too.
struct SSOCredentials: Sendable {
    let settings: SSOSettings
    let service: SSOService
    let environment: ClientEnvironment
    let time: TimeSource

    /// The role's credentials: those that are cached while they last, else new ones.
    ///
    /// - Throws: ``KinesisVideoError``, which says what to run where the user has to sign in.
    func load() async throws(KinesisVideoError) -> Credentials {
        let cache = CommandLineCache(environment: environment)
        if let kept = cache.credentials(settings.credentialsKey, at: time.date()) { return kept }
        let token = try await token()
        do throws(TokenRefusal) {
            let credentials = try await service.credentials(of: settings, token)
            cache.keep(
                credentials, under: settings.credentialsKey, beside: [("ProviderType", .string("sso"))])
            return credentials
        } catch {
            throw failure(error)
        }
    }

    /// Tokens are renewed this many seconds before they expire.
    private static let refreshWindow = 900.0
}

extension SSOCredentials {
    /// A token that is good now.
    private func token() async throws(KinesisVideoError) -> SSOToken {
        let token = try cachedToken()
        let remaining = token.expires.timeIntervalSince(time.date())
        guard remaining < Self.refreshWindow, settings.session != nil, let renewal = goodRenewal(of: token)
        else {
            guard remaining > 0 else { throw signIn("the token expired at \(ISO8601.text(token.expires))") }
            return token
        }
        do throws(TokenRefusal) {
            let renewed = try await service.renewed(renewal)
            SSOTokenCache(environment: environment).keep(renewed, of: settings)
            return renewed
        } catch {
            return try usable(token, after: error)
        }
    }

    /// The token that the AWS CLI may have renewed meanwhile, or `token` itself while it lasts.
    private func usable(
        _ token: SSOToken, after refusal: TokenRefusal
    ) throws(KinesisVideoError) -> SSOToken {
        if refusal == .cancelled { throw .cancelled }
        let newest = try cachedToken()
        if newest.expires > time.date() { return newest }
        let reason =
            "the token expired at \(ISO8601.text(token.expires)) and can't be renewed: \(refusal.reason)"
        if case .failed = refusal { throw failure("\(reason). Try again, or run `\(login)`") }
        throw signIn(reason)
    }

    /// What renews `token`, where its client's registration is still good.
    private func goodRenewal(of token: SSOToken) -> SSOToken.Renewal? {
        token.renewal.flatMap { renewal in
            ISO8601.date(renewal.registrationExpires).flatMap { $0 > time.date() ? renewal : nil }
        }
    }

    private func cachedToken() throws(KinesisVideoError) -> SSOToken {
        let cache = SSOTokenCache(environment: environment)
        do throws(UndecodableBody) {
            if let token = try cache.token(of: settings) { return token }
        } catch {
            throw signIn("the token in \(cache.path(of: settings)) can't be used: \(error)")
        }
        throw signIn("nobody has signed in: there is no token in \(cache.path(of: settings))")
    }

    /// What a refused exchange of the token means for its user.
    private func failure(_ refusal: TokenRefusal) -> KinesisVideoError {
        switch refusal {
        case .cancelled: .cancelled
        case .signedOut(let reason): signIn(reason)
        case .failed(let reason): failure(reason)
        case .denied(let reason):
            failure(
                "\(reason). Check sso_role_name '\(settings.roleName)' and sso_account_id "
                    + "'\(settings.accountID)' of profile '\(settings.profile)'")
        }
    }

    private func signIn(_ reason: String) -> KinesisVideoError {
        failure("\(reason). Run `\(login)`")
    }

    private var login: SSOLogin { SSOLogin(settings, in: environment) }

    private func failure(_ reason: String) -> KinesisVideoError {
        let place = settings.session.map { "sso-session '\($0)'" } ?? "profile '\(settings.profile)'"
        return KinesisVideoError(
            .credentials, "IAM Identity Center (\(place)) gave no credentials: \(reason)")
    }
}
