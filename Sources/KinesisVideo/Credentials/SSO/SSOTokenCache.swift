/// The tokens that the AWS CLI keeps in `~/.aws/sso/cache`, one file for each session: who signed in there is signed in here,
/// and a token that is renewed here is the CLI's, too.
struct SSOTokenCache: Sendable {
    let environment: ClientEnvironment

    /// The token of the sign-in that `settings` tell, or `nil` where there is none.
    ///
    /// - Throws: ``UndecodableBody`` for a file that isn't a token.
    func token(of settings: SSOSettings) throws(UndecodableBody) -> SSOToken? {
        guard let text = environment.readFile(path(of: settings)) else { return nil }
        return try SSOToken(Array(text.utf8))
    }

    /// Keeps `token`.
    func keep(_ token: SSOToken, of settings: SSOSettings) {
        // Where it can't be written, it serves this process all the same; the CLI goes on with its own.
        try? environment.writePrivateFile(path(of: settings), token.bytes(for: settings))
    }

    /// Where the token is or would be.
    func path(of settings: SSOSettings) -> String {
        environment.expanded("~/.aws/sso/cache/\(settings.tokenKey).json")
    }
}
