import HTTPTransport
import Testing

@testable import KinesisVideo

@Suite struct EndpointTests {
    static func resolver(
        _ flags: ConfigurationFlags = .init(), _ variables: [String: String] = [:], config: String = ""
    ) -> ConfigurationResolver {
        ConfigurationResolver(
            flags: flags,
            environment: ClientEnvironment(
                variables: variables, homeDirectory: "/h",
                readFile: { $0 == "/h/.aws/config" ? config : nil }))
    }

    /// Flags, variables, what the control plane's and the archived media's endpoints are.
    static let choices: [(ConfigurationFlags, [String: String], String?, String?)] = [
        (.init(), [:], nil, nil),
        (.init(endpointURL: "http://flag:1"), ["AWS_ENDPOINT_URL": "http://x"], "http://flag:1", nil),
        (
            .init(endpointURL: "http://flag:1"), ["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true"],
            "http://flag:1", nil
        ),
        // An endpoint for all services tells where a stream's archived media is.
        (.init(), ["AWS_ENDPOINT_URL": "https://x:443/base/"], "https://x/base", nil),
        (
            .init(),
            [
                "AWS_ENDPOINT_URL": "http://x",
                "AWS_ENDPOINT_URL_KINESIS_VIDEO_ARCHIVED_MEDIA": "http://z:80",
            ],
            "http://x", "http://z"
        ),
    ]

    @Test(arguments: choices)
    func findsEndpoints(
        flags: ConfigurationFlags, variables: [String: String], control: String?, archivedMedia: String?
    ) throws {
        let choice = try Self.resolver(flags, variables).endpoints()
        #expect(choice.control?.description == control)
        #expect(choice.archivedMedia?.description == archivedMedia)
    }

    static let services = """
        [default]
        services = local
        [services local]
        kinesis_video_archived_media =
          endpoint_url = http://z
        """

    @Test func aServiceOfItsSectionIsItsOwnEndpoint() throws {
        let choice = try Self.resolver(config: Self.services).endpoints()
        #expect(choice.control == nil && choice.archivedMedia?.description == "http://z")
        let error = try #require(throws: KinesisVideoError.self) {
            try Self.resolver(config: "[default]\nservices = elsewhere").endpoints()
        }
        #expect(error.description.contains("[services elsewhere], which /h/.aws/config doesn't have"))
    }

    @Test(arguments: [
        "", "localhost:80", "ftp://x", "http://", "http://u:p@x", "http://x?a=b", "http://x y", "http://:80",
        "http://x:", "http://x:0", "http://x:65536", "http://x:8o", "http://::1", "http://[::1", "http://[]",
        "http://[::1]8080", "http://[x]:1", "http://a..b", "http://a,b", "http://ä",
    ])
    func refusesOtherEndpoints(text: String) {
        #expect(throws: KinesisVideoError.self) {
            try Self.resolver(.init(endpointURL: text)).endpoints()
        }
    }

    @Test(arguments: [
        ("http://[::1]:8080", "http", "[::1]:8080"), ("https://[2001:DB8::1]", "https", "[2001:db8::1]"),
        ("HTTP://My_Host-1:81/", "http", "my_host-1:81"), ("https://10.0.0.1:443", "https", "10.0.0.1"),
    ])
    func knowsNamesAndAddresses(text: String, scheme: String, authority: String) throws {
        let endpoint = try Endpoint(text)
        #expect(endpoint.scheme == scheme && endpoint.authority == authority)
    }

    @Test(arguments: [
        (ConfigurationFlags(endpointURL: "nowhere"), [:], "", "--endpoint-url: 'nowhere'"),
        (.init(), ["AWS_ENDPOINT_URL": "here"], "", "AWS_ENDPOINT_URL: 'here'"),
        (
            .init(), ["AWS_ENDPOINT_URL_KINESIS_VIDEO": "x:1"], "",
            "AWS_ENDPOINT_URL_KINESIS_VIDEO: 'x:1'"
        ),
        (.init(), [:], "[default]\nendpoint_url = there", "endpoint_url of profile 'default': 'there'"),
    ])
    func namesThePlaceOfAWrongEndpoint(
        flags: ConfigurationFlags, variables: [String: String], config: String, words: String
    ) throws {
        let error = try #require(throws: KinesisVideoError.self) {
            try Self.resolver(flags, variables, config: config).endpoints()
        }
        #expect(error.description.contains(words) && error.description.contains("http://HOST"))
    }

    @Test func asksTheVariantsHostInItsPlainRegion() async throws {
        let variables = [
            "AWS_REGION": "fips-us-east-2", "AWS_USE_DUALSTACK_ENDPOINT": "true",
            "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "s",
        ]
        let transport = ScriptedTransport([
            .success(HTTPResponse(status: 200, body: Array(#"{"StreamInfoList":[]}"#.utf8)))
        ])
        let client = KinesisVideoClient(
            configuration: try Self.resolver(.init(), variables).configuration(), transport: transport,
            time: VirtualTime().source)
        _ = try await client.listStreams().collect()
        let request = try #require(transport.requests.first)
        #expect(request.url == "https://kinesisvideo-fips.us-east-2.api.aws/listStreams")
        #expect(request.headers["authorization"]?.contains("/us-east-2/kinesisvideo/") == true)
    }
}
