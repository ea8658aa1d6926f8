import Testing

@testable import KinesisVideo

@Suite struct RetrySettingsTests {
    /// What variables and the settings of the default profile lead to, or the error.
    func retries(
        _ variables: [String: String] = [:], profile: String = ""
    ) -> Result<RetryPolicy, KinesisVideoError> {
        let environment = ClientEnvironment(
            variables: variables, homeDirectory: "/home/op",
            readFile: { $0 == "/home/op/.aws/config" ? "[default]\n\(profile)" : nil })
        return Result { () throws(KinesisVideoError) in
            try ConfigurationResolver(environment: environment).retries()
        }
    }

    @Test(arguments: [
        ([:], "", RetryMode.standard, 3),
        (["AWS_RETRY_MODE": "legacy"], "", .legacy, 5),
        (["AWS_RETRY_MODE": "adaptive", "AWS_MAX_ATTEMPTS": "8"], "", .adaptive, 8),
        ([:], "retry_mode = adaptive\nmax_attempts = 2", .adaptive, 2),
        (["AWS_MAX_ATTEMPTS": "1"], "retry_mode = legacy\nmax_attempts = 2", .legacy, 1),
    ])
    func letsVariablesWinOverTheProfile(
        variables: [String: String], profile: String, mode: RetryMode, attempts: Int
    ) throws {
        let policy = try retries(variables, profile: profile).get()
        #expect(policy.mode == mode && policy.maximumAttempts == attempts)
    }

    @Test(arguments: [
        (
            ["AWS_RETRY_MODE": "fast"], "",
            "AWS_RETRY_MODE: 'fast' isn't a retry mode; give one of legacy, standard, adaptive"
        ),
        (
            ["AWS_MAX_ATTEMPTS": "0"], "",
            "AWS_MAX_ATTEMPTS: '0' isn't a number of requests; give a whole number from 1 on"
        ),
        (
            [:], "max_attempts = many",
            "max_attempts of profile 'default': 'many' isn't a number of requests; give a whole number from 1 on"
        ),
    ])
    func saysWhichValueIsWrong(variables: [String: String], profile: String, message: String) {
        #expect(throws: KinesisVideoError.self) { try retries(variables, profile: profile).get() }
        guard case .failure(let error) = retries(variables, profile: profile) else { return }
        #expect(error.message == message && error.code == .configuration)
    }
}
