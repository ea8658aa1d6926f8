import Testing

@testable import KinesisVideo

@Suite struct SSOSettingsTests {
    static let legacy = """
        [profile cam]
        sso_start_url = https://d-1.awsapps.com/start
        sso_region = us-east-1
        sso_account_id = 123456789012
        sso_role_name = Viewer
        """
    static let session = """
        [profile cam]
        sso_session = work
        sso_account_id = 123456789012
        sso_role_name = Viewer
        region = eu-west-1
        [sso-session work]
        sso_start_url = https://d-1.awsapps.com/start
        sso_region = us-gov-west-1
        sso_registration_scopes = sso:account:access
        """

    static func settings(
        _ config: String, profile: String = "cam"
    ) throws(KinesisVideoError) -> SSOSettings? {
        let environment = VirtualFiles(["/home/u/.aws/config": config]).environment()
        return try SSOSettings(profile: Profile(named: profile, in: environment))
    }

    @Test func readsAProfileThatSaysEverything() throws {
        let settings = try #require(try Self.settings(Self.legacy))
        #expect(settings.session == nil && settings.startURL == "https://d-1.awsapps.com/start")
        #expect(settings.region.name == "us-east-1" && settings.accountID == "123456789012")
        #expect(settings.roleName == "Viewer")
    }

    @Test func readsASession() throws {
        let settings = try #require(try Self.settings(Self.session))
        #expect(settings.session == "work" && settings.region.name == "us-gov-west-1")
        #expect(settings.startURL == "https://d-1.awsapps.com/start" && settings.roleName == "Viewer")
    }

    @Test(arguments: ["[profile cam]\nregion = x\n", "[profile cam]\nsso_session = work\n"])
    func isNothingWithoutAccountAndRole(config: String) throws {
        #expect(try Self.settings(config) == nil)
    }

    @Test(arguments: [
        (
            "[profile cam]\nsso_role_name = r",
            "lacks sso_start_url, sso_region, sso_account_id. Run `aws configure sso`"
        ),
        (
            "[profile cam]\nsso_role_name = r\nsso_session = gone",
            "the sso_session 'gone', which isn't in /home/u/.aws/config"
        ),
        (
            "[profile cam]\nsso_role_name = r\nsso_account_id = 1\nsso_region = a\nsso_session = s\n"
                + "[sso-session s]\nsso_region = b\nsso_start_url = u",
            "and [sso-session s] have different sso_region"
        ),
        (
            "[profile cam]\nsso_role_name = r\nsso_account_id = 1\nsso_region = a\nsso_session = s\n"
                + "[sso-session s]\nsso_start_url = u", "lacks sso_region"
        ),
        (
            "[profile cam]\nsso_role_name = r\nsso_account_id = 1\nsso_region = u.evil.example/\nsso_start_url = u",
            "has a wrong sso_region"
        ),
    ])
    func namesWhatIsWrong(config: String, words: String) {
        let error = #expect(throws: KinesisVideoError.self) { try Self.settings(config) }
        #expect(error?.code == .configuration && error?.message.hasPrefix("profile 'cam' ") == true)
        #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
    }

    /// The names were made with Python: `sha1(json.dumps(…, sort_keys=True, separators=(",", ":")))` and `sha1(…)`.
    @Test func namesCachedFilesAsTheCLIDoes() throws {
        let legacy = try #require(try Self.settings(Self.legacy))
        let session = try #require(try Self.settings(Self.session))
        #expect(legacy.tokenKey == "0c54b6c27e90660baa89eaad85ac1d5dae26cb7d")
        #expect(legacy.credentialsKey == "4bae19d6d91991382ce9c4b1eaea0433d44895d3")
        #expect(session.tokenKey == "e274eeff768c6396088ec6eb091f4bf4d47ab1e0")
        #expect(session.credentialsKey == "058c0174d27ab49643689829ed375b0b5b1e818e")
        let config = Self.session.replacing("work", with: "wörk 😀\"")
        #expect(
            try Self.settings(config.replacing("[sso-session wörk 😀\"]", with: "[sso-session 'wörk 😀\"']"))?
                .credentialsKey == "dab69d15087be9bdcc5be997e1da491358322fd4")
    }
}
