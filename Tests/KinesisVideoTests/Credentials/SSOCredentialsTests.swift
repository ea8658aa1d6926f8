import FoundationEssentials
import HTTPTransport
import Testing

@testable import KinesisVideo

@Suite struct SSOCredentialsTests {
    static let secrets = [
        "access~token", "refresh~token", "client~secret", "sso/secret", "sso~session", "new~token",
    ]
    static let role = Result.json(
        #"{"roleCredentials":{"accessKeyId":"ASIASSO","secretAccessKey":"sso/secret","#
            + #""sessionToken":"sso~session","expiration":1699336054250}}"#)
    static let renewed = Result.json(
        #"{"accessToken":"new~token","tokenType":"Bearer","expiresIn":3600,"refreshToken":"refresh~token2"}"#)

    /// A token of the AWS CLI that expires `seconds` after the virtual clock's start, and its registration after `registration`.
    static func token(expiringIn seconds: Double, registration: Double? = 86_400) -> String {
        let start = VirtualTime().source.date()
        let renewal = registration.map {
            #", "clientId": "id", "clientSecret": "client~secret", "refreshToken": "refresh~token", "#
                + #""registrationExpiresAt": "\#(ISO8601.text(start + $0))""#
        }
        return
            #"{"startUrl": "https://d-1.awsapps.com/start", "region": "us-east-1", "accessToken": "access~token", "#
            + #""expiresAt": "\#(ISO8601.text(start + seconds))"\#(renewal ?? "")}"#
    }

    let transport: ScriptedTransport
    let files = VirtualFiles()
    let time = VirtualTime()

    init() { transport = ScriptedTransport([Self.role]) }

    /// A way to credentials over `transport`, for a user who has `token`.
    func credentials(
        _ config: String = SSOSettingsTests.session, token: String?, _ transport: ScriptedTransport,
        _ variables: [String: String] = [:]
    ) throws -> SSOCredentials {
        let settings = try #require(try SSOSettingsTests.settings(config))
        files["/home/u/.aws/sso/cache/\(settings.tokenKey).json"] = token
        let service = SSOService(
            portal: try Endpoint("https://portal.example"),
            openIDConnect: try Endpoint("https://oidc.example"),
            transport: transport, time: time.source)
        return SSOCredentials(
            settings: settings, service: service, environment: files.environment(variables), time: time.source
        )
    }

    @Test(arguments: [SSOSettingsTests.legacy, SSOSettingsTests.session])
    func exchangesTheTokenForCredentials(config: String) async throws {
        let credentials = try credentials(config, token: Self.token(expiringIn: 3600), transport)
        let expected = Credentials(
            accessKeyID: "ASIASSO", secretAccessKey: Secret("sso/secret"),
            sessionToken: Secret("sso~session"),
            expires: Date(timeIntervalSince1970: 1_699_336_054))
        #expect(try await credentials.load() == expected)
        let request = try #require(transport.requests.first)
        #expect(
            request.url
                == "https://portal.example/federation/credentials?role_name=Viewer&account_id=123456789012")
        #expect(request.method == "GET" && request.headers["x-amz-sso_bearer_token"] == "access~token")
        // The second time they come from the AWS CLI's cache.
        #expect(try await credentials.load() == expected)
        #expect(transport.requests.count == 1)
        let cached = try #require(files["/home/u/.aws/cli/cache/\(credentials.settings.credentialsKey).json"])
        #expect(cached.contains(#""ProviderType":"sso""#))
    }

    @Test func renewsTheTokenOfASessionAndKeepsIt() async throws {
        let transport = ScriptedTransport([Self.renewed, Self.role])
        let credentials = try credentials(token: Self.token(expiringIn: 899), transport)
        #expect(try await credentials.load().accessKeyID == "ASIASSO")
        let renewal = transport.requests[0]
        #expect(renewal.method == "POST" && renewal.url == "https://oidc.example/token")
        #expect(
            String(decoding: renewal.body, as: UTF8.self)
                == #"{"grantType":"refresh_token","clientId":"id","clientSecret":"client~secret","refreshToken":"refresh~token"}"#
        )
        #expect(transport.requests[1].headers["x-amz-sso_bearer_token"] == "new~token")
        let cached = try #require(files["/home/u/.aws/sso/cache/\(credentials.settings.tokenKey).json"])
        let token = try SSOToken(Array(cached.utf8))
        #expect(token.accessToken == Secret("new~token") && token.expires == time.source.date() + 3600)
        #expect(token.renewal?.refreshToken == Secret("refresh~token2") && token.renewal?.clientID == "id")
        #expect(cached.contains(#""startUrl":"https://d-1.awsapps.com/start","region":"us-gov-west-1""#))
    }

    @Test(arguments: [
        (900.0, 86_400.0, [Self.role], 1), (60, -1, [Self.role], 1),
        (60, 86_400, [.refusal(400, "InvalidGrantException"), Self.role], 2),
        (60, 86_400, [.failure(HTTPTransportError(.tls, host: "h")), Self.role], 2),
    ])
    func usesATokenThatIsGoodAsLongAsItLasts(
        expires: Double, registration: Double, answers: [Result<HTTPResponse, HTTPTransportError>],
        requests: Int
    ) async throws {
        let transport = ScriptedTransport(answers)
        let credentials = try credentials(
            token: Self.token(expiringIn: expires, registration: registration), transport)
        #expect(try await credentials.load().accessKeyID == "ASIASSO")
        #expect(transport.requests.count == requests)
        #expect(transport.requests.last?.headers["x-amz-sso_bearer_token"] == "access~token")
    }

    @Test func usesTheTokenThatTheCLIRenewedMeanwhile() async throws {
        let (files, newer) = (files, Self.token(expiringIn: 7200))
        let path =
            "/home/u/.aws/sso/cache/\(try #require(try SSOSettingsTests.settings(SSOSettingsTests.session)).tokenKey).json"
        let transport = ScriptedTransport { request throws(HTTPTransportError) in
            guard request.method == "POST" else { return try Self.role.get() }
            files[path] = newer
            return .json(#"{"error":"invalid_grant"}"#, status: 400)
        }
        let credentials = try credentials(token: Self.token(expiringIn: -60), transport)
        #expect(try await credentials.load().accessKeyID == "ASIASSO")
    }

    @Test(arguments: [
        (
            SSOSettingsTests.session, String?.none,
            "nobody has signed in: there is no token in /home/u/.aws/sso/cache/"
        ),
        (SSOSettingsTests.session, "[]", "can't be used"),
        (SSOSettingsTests.session, #"{"accessToken": "access~token"}"#, "lacks a date as expiresAt"),
        (
            SSOSettingsTests.session, token(expiringIn: -1, registration: -1),
            "expired at 2023-11-07T04:47:33Z"
        ),
        (
            SSOSettingsTests.session, token(expiringIn: -1, registration: nil),
            "expired at 2023-11-07T04:47:33Z"
        ),
        (SSOSettingsTests.legacy, token(expiringIn: 0), "expired at 2023-11-07T04:47:34Z"),
    ])
    func saysWhatToRunWhereTheUserHasToSignIn(config: String, token: String?, reason: String) async throws {
        let credentials = try credentials(config, token: token, transport, ["SSH_TTY": "/dev/pts/3"])
        let error = await failure { () async throws(KinesisVideoError) in try await credentials.load() }
        #expect(error?.code == .credentials)
        let message = try #require(error?.message)
        let place = credentials.settings.session == nil ? "--profile cam" : "--sso-session work"
        #expect(
            message.contains(reason) && message.hasSuffix(". Run `aws sso login \(place) --use-device-code`"))
        #expect(transport.requests.isEmpty)
        for secret in Self.secrets { #expect(!message.contains(secret)) }
    }

    @Test(arguments: [
        (
            [Result.refusal(401, "UnauthorizedException", "Session token access~token not found")], 3600.0,
            "UnauthorizedException: Session token ••• not found (HTTP 401). Run `aws sso login --sso-session work`",
            1
        ),
        (
            [.refusal(403, "ForbiddenException", "No access")], 3600,
            "ForbiddenException: No access (HTTP 403). Check sso_role_name 'Viewer' and sso_account_id '123456789012'",
            1
        ),
        (
            [.refusal(429, "TooManyRequestsException", "slow")], 3600,
            "TooManyRequestsException: slow (HTTP 429)", 3
        ),
        ([.json("<html>", status: 503)], 3600, "(HTTP 503)", 3),
        ([.json("{}")], 3600, "lacks roleCredentials", 1),
        (
            [.failure(HTTPTransportError(.timeout, host: "portal.example"))], 3600,
            "portal.example didn't answer", 3
        ),
        (
            [
                .json(
                    #"{"error":"invalid_grant","error_description":"refresh~token client~secret"}"#,
                    status: 400)
            ],
            -1, "can't be renewed: ••• ••• (HTTP 400). Run `aws sso login --sso-session work`", 1
        ),
        ([.json("", status: 500)], -1, "can't be renewed: ", 3), ([.json("{}")], -1, "lacks accessToken", 1),
    ])
    func saysWhyThereAreNone(
        answers: [Result<HTTPResponse, HTTPTransportError>], expires: Double, reason: String, requests: Int
    ) async throws {
        let transport = ScriptedTransport(answers)
        let credentials = try credentials(token: Self.token(expiringIn: expires), transport)
        let error = await failure { () async throws(KinesisVideoError) in try await credentials.load() }
        #expect(error?.code == .credentials && transport.requests.count == requests)
        let message = try #require(error?.message)
        #expect(message.hasPrefix("IAM Identity Center (sso-session 'work') gave no credentials: "))
        #expect(message.contains(reason), "\(message)")
        for secret in Self.secrets { #expect(!message.contains(secret)) }
    }

    @Test(arguments: [(503, "(HTTP 503)"), (429, "(HTTP 429)")])
    func doesNotBlameTheProfileForAFailureOfTheService(status: Int, end: String) async throws {
        for (expires, remedy) in [
            (3600.0, ""), (-1, ". Try again, or run `aws sso login --sso-session work`"),
        ] {
            let credentials = try credentials(
                token: Self.token(expiringIn: expires), ScriptedTransport([.json("", status: status)]))
            let error = await failure { () async throws(KinesisVideoError) in try await credentials.load() }
            #expect(error?.message.hasSuffix(end + remedy) == true, "\(error?.message ?? "")")
        }
    }

    @Test func triesAgainWhatPasses() async throws {
        let transport = ScriptedTransport([
            .json("", status: 500), .refusal(429, "TooManyRequestsException"), Self.role,
        ])
        let credentials = try credentials(token: Self.token(expiringIn: 3600), transport)
        #expect(try await credentials.load().accessKeyID == "ASIASSO")
        #expect(time.waits == [.milliseconds(500), .seconds(1)])
    }

    @Test(arguments: [3600.0, -1])
    func endsWithItsTask(expires: Double) async throws {
        let transport = ScriptedTransport([.failure(HTTPTransportError(.cancelled, host: "h"))])
        let credentials = try credentials(token: Self.token(expiringIn: expires), transport)
        let error = await failure { () async throws(KinesisVideoError) in try await credentials.load() }
        #expect(error?.code == .cancelled && transport.requests.count == 1)
    }

    @Test func showsNoSecretOfAToken() throws {
        let token = try SSOToken(Array(Self.token(expiringIn: 60).utf8))
        var dumped = ""
        dump(token, to: &dumped)
        for secret in Self.secrets { #expect(!"\(token) \(dumped)".contains(secret)) }
    }
}
