import FoundationEssentials
import Synchronization
import Testing

@testable import KinesisVideo

@Suite struct ConfigurationResolverTests {
    static let config = """
        [default]
        region = eu-west-1
        [profile work]
        region=eu-central-1
        aws_access_key_id = CONFIGKEY
        aws_secret_access_key = configsecret
        [profile sso]
        sso_session = main
        region = us-east-1
        """
    static let credentials = """
        # comment
        [default]
        aws_access_key_id = DEFAULTKEY
        aws_secret_access_key = defaultsecret

        [work]
        aws_access_key_id = WORKKEY
        aws_secret_access_key = work+secret/==
        aws_session_token = worktoken==
        """
    static let keys = ["AWS_ACCESS_KEY_ID": "ENVKEY", "AWS_SECRET_ACCESS_KEY": "envsecret"]

    static func resolver(
        _ flags: ConfigurationFlags = .init(), _ variables: [String: String] = [:],
        files: [String: String] = ["/home/u/.aws/config": config, "/home/u/.aws/credentials": credentials]
    ) -> ConfigurationResolver {
        ConfigurationResolver(
            flags: flags,
            environment: ClientEnvironment(
                variables: variables, homeDirectory: "/home/u", readFile: { files[$0] }))
    }

    @Test(arguments: [
        (ConfigurationFlags(region: "us-west-2"), ["AWS_REGION": "us-east-2"], "us-west-2"),
        (.init(), ["AWS_REGION": "us-east-2", "AWS_DEFAULT_REGION": "us-east-1"], "us-east-2"),
        (.init(), ["AWS_DEFAULT_REGION": "us-east-1"], "us-east-1"),
        (.init(), ["AWS_REGION": ""], "eu-west-1"),
        (.init(), ["AWS_PROFILE": "work"], "eu-central-1"),
        (ConfigurationFlags(profile: "work"), ["AWS_PROFILE": "sso"], "eu-central-1"),
    ])
    func findsTheRegion(flags: ConfigurationFlags, variables: [String: String], region: String) throws {
        #expect(try Self.resolver(flags, variables).region().name == region)
    }

    @Test(arguments: [
        (ConfigurationFlags(), keys, "ENVKEY", "envsecret", String?.none, "environment variables"),
        (
            .init(), keys.merging(["AWS_SESSION_TOKEN": "t", "AWS_PROFILE": "work"]) { $1 }, "ENVKEY",
            "envsecret", "t",
            "environment variables"
        ),
        (.init(profile: "work"), keys, "WORKKEY", "work+secret/==", "worktoken==", "profile 'work'"),
        (.init(), ["AWS_PROFILE": "work"], "WORKKEY", "work+secret/==", "worktoken==", "profile 'work'"),
        (.init(), [:], "DEFAULTKEY", "defaultsecret", nil, "profile 'default'"),
    ])
    func findsCredentials(
        flags: ConfigurationFlags, variables: [String: String], key: String, secret: String, token: String?,
        name: String
    ) async throws {
        let source = try Self.resolver(flags, variables).source()
        let expected = Credentials(
            accessKeyID: key, secretAccessKey: Secret(secret), sessionToken: token.map(Secret.init))
        #expect(try await source.load() == expected)
        #expect(source.name == name)
    }

    /// All of it is from one state of the files, and a config of many profiles takes long to read.
    @Test func aConfigurationReadsEachSharedFileOnce() throws {
        let reads = Mutex<[String]>([])
        let environment = ClientEnvironment(
            variables: [:], homeDirectory: "/home/u",
            readFile: { path in
                reads.withLock { $0.append(path) }
                return ["/home/u/.aws/config": Self.config, "/home/u/.aws/credentials": Self.credentials][
                    path]
            })
        let configuration = try ConfigurationResolver(environment: environment).configuration()
        #expect(configuration.region.name == "eu-west-1")
        #expect(reads.withLock(\.self).sorted() == ["/home/u/.aws/config", "/home/u/.aws/credentials"])
    }

    @Test func whatIsFoundNowIsFromTheFilesAsTheyAreNow() throws {
        let files = VirtualFiles(["/home/u/.aws/config": "[default]\nregion = eu-west-1"])
        let now = ConfigurationResolver(environment: files.environment()).asOfNow()
        files["/home/u/.aws/config"] = "[default]\nregion = us-west-2"
        #expect(try now.region().name == "eu-west-1")
        #expect(try now.asOfNow().region().name == "us-west-2")
    }

    @Test(arguments: [
        ("2023-11-07T04:47:35+00:00", 1_699_332_455.0), ("2023-11-07T05:47:35Z", 1_699_336_055),
        ("soon", nil), (nil, nil),
    ])
    func knowsWhenExportedCredentialsExpire(text: String?, seconds: Double?) async throws {
        var variables = Self.keys
        variables["AWS_CREDENTIAL_EXPIRATION"] = text
        let expires = try await Self.resolver(.init(), variables).source().load().expires
        #expect(expires?.timeIntervalSince1970 == seconds)
    }

    @Test func findsTheFilesElsewhere() async throws {
        let resolver = Self.resolver(
            .init(), ["AWS_CONFIG_FILE": "~/c", "AWS_SHARED_CREDENTIALS_FILE": "/etc/k"],
            files: ["/home/u/c": Self.config, "/etc/k": Self.credentials])
        #expect(try resolver.region().name == "eu-west-1")
        #expect(try await resolver.source().load().accessKeyID == "DEFAULTKEY")
    }

    /// Flags, variables, and the words that the message must hold.
    static let failures: [(ConfigurationFlags, [String: String], [String])] = [
        (.init(region: "US West"), keys, ["'US West'", "us-west-2"]),
        (
            .init(profile: "nobody"), [:],
            ["no profile 'nobody'", "/home/u/.aws/config", "/home/u/.aws/credentials"]
        ),
        (.init(), ["AWS_ACCESS_KEY_ID": "x"], ["AWS_SECRET_ACCESS_KEY", "Set both"]),
        (.init(endpointURL: "nowhere"), keys, ["'nowhere'", "http://HOST"]),
    ]

    @Test(arguments: failures)
    func saysWhereItLookedAndWhatToDo(flags: ConfigurationFlags, variables: [String: String], words: [String])
        throws
    {
        let error = try #require(throws: KinesisVideoError.self) {
            try Self.resolver(flags, variables).configuration()
        }
        for word in words { #expect(error.description.contains(word)) }
    }

    @Test func namesThePlaceThatItsProgramHasForARegion() throws {
        var environment = ClientEnvironment(variables: [:], homeDirectory: "/home/u", readFile: { _ in nil })
        environment.otherPlaces["AWS_REGION"] = "region in ~/.config/x.toml"
        let error = try #require(throws: KinesisVideoError.self) {
            try ConfigurationResolver(environment: environment).region()
        }
        #expect(error.description.contains("AWS_DEFAULT_REGION, region in ~/.config/x.toml and profile"))
        #expect(error.description.contains("or set region in ~/.config/x.toml"), "\(error)")
    }

    @Test func namesEveryPlaceWithoutARegionOrCredentials() async throws {
        let resolver = Self.resolver(.init(), ["AWS_EC2_METADATA_DISABLED": "true"], files: [:])
        let region = try #require(throws: KinesisVideoError.self) { try resolver.region() }
        for word in [
            "--region", "AWS_REGION", "AWS_DEFAULT_REGION", "profile 'default'", "/home/u/.aws/config",
        ] {
            #expect(region.description.contains(word))
        }
        #expect(!region.description.contains("config.toml"))
        let credentials = try #require(
            await failure { () async throws(KinesisVideoError) in try await resolver.source().load() })
        for word in [
            "AWS_ACCESS_KEY_ID", "AWS_WEB_IDENTITY_TOKEN_FILE", "profile 'default'",
            "/home/u/.aws/credentials",
            "AWS_CONTAINER_CREDENTIALS_FULL_URI", "AWS_EC2_METADATA_DISABLED", "aws configure",
        ] {
            #expect(credentials.description.contains(word), "\(credentials)")
        }
    }
}

extension ConfigurationResolver {
    /// The source of credentials over a transport that reaches nothing.
    fileprivate func source() throws(KinesisVideoError) -> CredentialSource {
        try credentials().source(over: ScriptedTransport([]), time: VirtualTime().source)
    }
}
