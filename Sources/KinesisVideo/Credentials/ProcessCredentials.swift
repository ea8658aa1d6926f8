import FoundationEssentials

/// What the program of a profile's `credential_process` prints.
///
/// Source: AWS SDKs reference guide, "Process credential provider".
struct ProcessCredentials: Sendable {
    /// The setting's text, split without a shell.
    let command: String
    /// The profile's name, for messages.
    let profile: String
    let environment: ClientEnvironment

    /// Go's SDK gives a program a minute, too; the CLI waits for ever.
    private static let limit = Duration.seconds(60)

    /// Runs the program and reads what it prints.
    func load() async throws(KinesisVideoError) -> Credentials {
        guard let words = ShellWords.split(command), let program = words.first else {
            throw fault(.configuration, "can't be split into words. Close its quotes")
        }
        let call = ProgramCall(words: words, variables: environment.variables, limit: Self.limit)
        switch await environment.run(call) {
        case .notStarted(let reason):
            throw fault(.configuration, "can't be run: \(program): \(reason). Give the program's whole path")
        case .tookTooLong:
            throw fault(.credentials, "took longer than \(Self.limit). Run \(program) by hand to see why")
        case .ended(let status, let output, let errors):
            guard status == 0 else {
                let said = Redaction.message(String(decoding: errors, as: UTF8.self), hiding: [])
                throw fault(
                    .credentials,
                    "ended with status \(status)" + (said.isEmpty ? "" : ": \(said)")
                        + ". Run \(program) by hand to see why")
            }
            return try credentials(output, program)
        }
    }

    private enum Name: String, CaseIterable {
        case version = "Version"
        case key = "AccessKeyId"
        case secret = "SecretAccessKey"
        case token = "SessionToken"
        case expires = "Expiration"
    }

    private static let keys = JSONKeys<Name>()

    private func credentials(_ output: [UInt8], _ program: String) throws(KinesisVideoError) -> Credentials {
        var version: JSONNumber?
        var texts: [Name: String] = [:]
        do throws(UndecodableBody) {
            var scanner = JSONScanner(output)
            try scanner.object(Self.keys) { scanner, name throws(UndecodableBody) in
                switch name {
                case .version: version = try scanner.number()
                case .key, .secret, .token, .expires: texts[name] = try scanner.string()
                }
            }
        } catch {
            throw fault(
                .credentials,
                "printed something that isn't its JSON object (\(error)). Ask \(program)'s maker")
        }
        guard version?.scaled(byPowerOfTen: 3) == 1000 else {
            throw fault(.credentials, "printed no Version, or another than 1. Ask \(program)'s maker")
        }
        guard let key = texts[.key].nonEmpty, let secret = texts[.secret].nonEmpty else {
            throw fault(.credentials, "printed no AccessKeyId or no SecretAccessKey. Ask \(program)'s maker")
        }
        let expires = texts[.expires].nonEmpty.map { ISO8601.date($0) }
        if case .some(nil) = expires { throw fault(.credentials, "printed an Expiration that isn't a date") }
        return Credentials(
            accessKeyID: key, secretAccessKey: Secret(secret),
            sessionToken: texts[.token].nonEmpty.map(Secret.init), expires: expires ?? nil)
    }

    private func fault(_ code: KinesisVideoError.Code, _ reason: String) -> KinesisVideoError {
        KinesisVideoError(code, "credential_process of profile '\(profile)' \(reason)")
    }
}
