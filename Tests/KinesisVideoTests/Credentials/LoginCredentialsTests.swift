import FoundationEssentials
import HTTPTransport
import Testing

@testable import KinesisVideo

@Suite struct LoginCredentialsTests {
    static let session = "arn:aws:iam::1:user/x"
    static let renewed = Result.json(
        #"{"accessToken":{"accessKeyId":"ASIANEW","secretAccessKey":"s","sessionToken":"t"},"tokenType":"aws_sigv4","#
            + #""expiresIn":900,"refreshToken":"new"}"#)
    static let key = """
        -----BEGIN EC PRIVATE KEY-----
        MHcCAQEEIGCbg/RE3oX7v8tKAc5LD4kHKIGpURhxb6ovILBiy9hAoAoGCCqGSM49
        AwEHoUQDQgAEea5X/IDz/P5B7KBSKf3zkL/6+MyLFAE2c1CPicBLoVllpBwqyQeT
        84axmLQEIZ/TutH0+5TXtqppIe8Ywq10zg==
        -----END EC PRIVATE KEY-----
        """

    /// A token of the AWS CLI that expires `seconds` after the virtual clock's start.
    static func token(expiringIn seconds: Double, key accessKey: String = "ASIAOLD") -> String {
        let expires = ISO8601.text(VirtualTime().source.date() + seconds)
        return
            #"{"accessToken":{"accessKeyId":"\#(accessKey)","secretAccessKey":"s","sessionToken":"t","accountId":"1","#
            + #""expiresAt":"\#(expires)"},"refreshToken":"r","clientId":"c","#
            + #""dpopKey":"\#(key.split(separator: "\n").joined(separator: "\\n"))"}"#
    }

    let files = VirtualFiles()
    let time = VirtualTime()

    func credentials(
        _ transport: any Transport, token: String?, profile: String = "cam",
        _ variables: [String: String] = [:]
    ) throws -> LoginCredentials {
        let credentials = LoginCredentials(
            session: Self.session, profile: profile,
            service: LoginService(
                endpoint: try Endpoint("https://signin.example"), transport: transport, time: time.source,
                clock: SigningClock()), environment: files.environment(variables), time: time.source)
        files[credentials.path] = token
        return credentials
    }

    private static func refusal(
        _ status: Int, _ error: String, date: String? = nil
    ) -> Result<HTTPResponse, HTTPTransportError> {
        .json(
            #"{"error":"\#(error)","message":"no r"}"#, status: status,
            headers: date.map { ["date": $0] } ?? [:])
    }

    @Test(arguments: [
        (refusal(401, "TOKEN_EXPIRED"), 1, "Run `aws login --profile cam`"),
        (refusal(403, "INSUFFICIENT_PERMISSIONS"), 1, "Allow signin:CreateOAuth2Token"),
        (refusal(500, "server_error"), 3, "Try again, or run `aws login --profile cam`"),
        (refusal(429, "INVALID_REQUEST"), 3, "Try again"),
        (.failure(HTTPTransportError(.connection, host: "h")), 3, "Try again"), (.json("{}"), 1, "Try again"),
    ])
    func saysWhatToDo(
        answer: Result<HTTPResponse, HTTPTransportError>, count: Int, words: String
    ) async throws {
        let transport = ScriptedTransport([answer])
        let credentials = try credentials(transport, token: Self.token(expiringIn: 60))
        let error = await failure { () async throws(KinesisVideoError) in try await credentials.load() }
        #expect(error?.remedy?.hasPrefix(words) == true, "\(error.map { "\($0)" } ?? "")")
        #expect(transport.requests.count == count)
    }

    @Test func everyAttemptIsProvenAnew() async throws {
        let transport = ScriptedTransport([Self.refusal(500, "server_error"), Self.renewed])
        let credentials = try credentials(transport, token: Self.token(expiringIn: 0))
        #expect(try await credentials.load().accessKeyID == "ASIANEW")
        #expect(Set(transport.requests.map { $0.headers["dpop"] }).count == 2)
    }

    @Test func aProofOfTheWrongTimeIsCorrectedOnce() async throws {
        let refusal = Self.refusal(400, "INVALID_REQUEST", date: "Tue, 07 Nov 2023 05:47:34 GMT")
        let transport = ScriptedTransport([refusal, Self.renewed])
        #expect(
            try await credentials(transport, token: Self.token(expiringIn: 0)).load().accessKeyID == "ASIANEW"
        )
        let stubborn = ScriptedTransport([refusal])
        let credentials = try credentials(stubborn, token: Self.token(expiringIn: 0))
        _ = await failure { () async throws(KinesisVideoError) in try await credentials.load() }
        #expect(stubborn.requests.count == 2)
    }

    @Test func whatTheCLIRenewedMeanwhileIsTaken() async throws {
        let (files, token) = (files, Self.token(expiringIn: 900, key: "ASIACLI"))
        var path = ""
        let transport = ScriptedTransport { [path = "/home/u/.aws/login/cache/"] _ in
            for file in files.paths where file.hasPrefix(path) { files[file] = token }
            return .json(#"{"error":"TOKEN_EXPIRED"}"#, status: 401)
        }
        let credentials = try credentials(transport, token: Self.token(expiringIn: 0))
        path = credentials.path
        #expect(path.hasSuffix(".json"))
        #expect(try await credentials.load().accessKeyID == "ASIACLI")
    }

    @Test(arguments: [
        ("cam", [:], "aws login --profile cam"), ("default", [:], "aws login"),
        ("it's", ["SSH_TTY": "/dev/pts/0"], #"aws login --profile 'it'\''s' --remote"#),
    ])
    func namesTheExactCommand(profile: String, variables: [String: String], command: String) throws {
        let credentials = try credentials(
            ScriptedTransport([]), token: nil, profile: profile, variables)
        #expect(credentials.command == command)
    }
}
