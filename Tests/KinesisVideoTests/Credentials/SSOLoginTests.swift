import Testing

@testable import KinesisVideo

@Suite struct SSOLoginTests {
    @Test(arguments: [
        ("cam", SSOSettingsTests.legacy, [:], "aws sso login --profile cam"),
        ("cam", SSOSettingsTests.session, [:], "aws sso login --sso-session work"),
        (
            "cam", SSOSettingsTests.session, ["SSH_CONNECTION": "10.0.0.1 5 10.0.0.2 22"],
            "aws sso login --sso-session work --use-device-code"
        ),
        (
            "cam", SSOSettingsTests.legacy, ["SSH_TTY": "/dev/pts/0"],
            "aws sso login --profile cam --use-device-code"
        ),
        ("default", SSOSettingsTests.legacy.replacing("profile cam", with: "default"), [:], "aws sso login"),
        (
            "it's; rm", SSOSettingsTests.legacy.replacing("profile cam", with: "profile \"it's; rm\""), [:],
            #"aws sso login --profile 'it'\''s; rm'"#
        ),
    ])
    func isTheExactCommand(
        profile: String, config: String, variables: [String: String], command: String
    ) throws {
        let settings = try #require(try SSOSettingsTests.settings(config, profile: profile))
        #expect(SSOLogin(settings, in: VirtualFiles().environment(variables)).description == command)
    }
}
