import FoundationEssentials
import HTTPTransport
import Testing

@testable import KinesisVideo

@Suite struct InstanceMetadataCredentialsTests {
    static let token = "session~token=="
    static let roles = "/latest/meta-data/iam/security-credentials/"

    /// A document that expires `seconds` after the virtual clock's start.
    static func document(expiringIn seconds: Double = 21_600) -> String {
        let expires = ISO8601.text(VirtualTime().source.date() + seconds)
        return """
            {"Code": "Success", "Type": "AWS-HMAC", "AccessKeyId": "ASIAIMDS", "SecretAccessKey": "imds/secret",
            "Token": "imdstoken==", "Expiration": "\(expires)"}
            """
    }

    /// A service that answers each request by its method and path, or 404.
    static func service(_ answers: [String: Result<HTTPResponse, HTTPTransportError>]) -> ScriptedTransport {
        ScriptedTransport { request throws(HTTPTransportError) in
            let path = request.url.split(separator: "/", maxSplits: 2).last ?? ""
            return try (answers["\(request.method) /\(path)"] ?? .json("", status: 404)).get()
        }
    }

    static let good: [String: Result<HTTPResponse, HTTPTransportError>] = [
        "PUT /latest/api/token": .json(token), "GET \(roles)": .json("camera-role\n"),
        "GET \(roles)camera-role": .json(document()),
    ]

    static func credentials(
        _ transport: ScriptedTransport, _ variables: [String: String] = [:], time: VirtualTime = VirtualTime()
    ) throws -> InstanceMetadataCredentials {
        InstanceMetadataCredentials(
            settings: try InstanceMetadataSettingsTests.settings(variables), transport: transport,
            time: time.source, jitter: { .seconds(120) })
    }

    @Test func asksForATokenThenTheRoleThenItsKeys() async throws {
        let service = Self.service(Self.good)
        let credentials = try await Self.credentials(service).load()
        #expect(
            credentials
                == Credentials(
                    accessKeyID: "ASIAIMDS", secretAccessKey: Secret("imds/secret"),
                    sessionToken: Secret("imdstoken=="), expires: VirtualTime().source.date() + 21_600))
        #expect(service.requests.map(\.method) == ["PUT", "GET", "GET"])
        #expect(service.requests[0].headers["x-aws-ec2-metadata-token-ttl-seconds"] == "21600")
        #expect(
            service.requests.dropFirst().allSatisfy { $0.headers["x-aws-ec2-metadata-token"] == Self.token })
        #expect(service.deadlines == [.seconds(1), .seconds(1), .seconds(1)])
    }

    @Test(arguments: [403, 404, 405, 500])
    func asksWithoutATokenWhereThereIsNone(status: Int) async throws {
        var answers = Self.good
        answers["PUT /latest/api/token"] = .json("no", status: status)
        let service = Self.service(answers)
        #expect(try await Self.credentials(service).load().accessKeyID == "ASIAIMDS")
        #expect(service.requests.allSatisfy { $0.headers["x-aws-ec2-metadata-token"] == nil })
        let error = await failure { () async throws(KinesisVideoError) in
            try await (try Self.strict(service)).load()
        }
        #expect(error?.message.contains("AWS_EC2_METADATA_V1_DISABLED") == true)
    }

    static func strict(_ transport: ScriptedTransport) throws(KinesisVideoError)
        -> InstanceMetadataCredentials
    {
        InstanceMetadataCredentials(
            settings: try InstanceMetadataSettingsTests.settings(["AWS_EC2_METADATA_V1_DISABLED": "true"]),
            transport: transport, time: VirtualTime().source)
    }

    @Test(arguments: [(1, 3, 6.0), (2, 1, 4)])
    func endsWithinItsLimitWhereNobodyAnswers(timeout: Int, attempts: Int, seconds: Double) async throws {
        let time = VirtualTime()
        let silent = ScriptedTransport { _ throws(HTTPTransportError) in
            time.advance(by: .seconds(timeout))
            throw HTTPTransportError(.timeout, host: "169.254.169.254")
        }
        let credentials = try Self.credentials(
            silent,
            [
                "AWS_METADATA_SERVICE_TIMEOUT": "\(timeout)",
                "AWS_METADATA_SERVICE_NUM_ATTEMPTS": "\(attempts)",
            ], time: time)
        let error = await failure { () async throws(KinesisVideoError) in try await credentials.load() }
        #expect(error?.code == .credentials)
        #expect(error?.message.contains("169.254.169.254 didn't answer in time") == true)
        #expect(time.source.uptime() == .seconds(seconds))
        #expect(silent.deadlines.allSatisfy { $0 == .seconds(timeout) })
    }

    @Test func triesAgainAsOftenAsItIsTold() async throws {
        let service = ScriptedTransport([
            .json("", status: 503), .json(Self.token), .json(""), .json("camera-role"), .json("<html>"),
            .json(Self.document()),
        ])
        let credentials = try Self.credentials(service, ["AWS_METADATA_SERVICE_NUM_ATTEMPTS": "2"])
        #expect(try await credentials.load().accessKeyID == "ASIAIMDS")
        #expect(service.requests.count == 6)
    }

    @Test(arguments: [(-3600.0, 1020.0), (1000, 1020), (1020, 1020), (1021, 1021), (21_600, 21_600)])
    func staleCredentialsAreTrustedALittleLonger(served: Double, kept: Double) async throws {
        var answers = Self.good
        answers["GET \(Self.roles)camera-role"] = .json(Self.document(expiringIn: served))
        let credentials = try await Self.credentials(Self.service(answers)).load()
        #expect(credentials.expires == VirtualTime().source.date() + kept)
    }

    @Test(arguments: [
        ("PUT /latest/api/token", "", 400, "refused to give a session token"),
        ("PUT /latest/api/token", "<html> </html>", 200, "isn't one"),
        ("GET \(roles)", "", 200, "empty or unreadable"),
        ("GET \(roles)", "", 404, "HTTP 404. Attach an IAM role to the instance"),
        ("GET \(roles)", "../../user-data", 200, "isn't a role's name"),
        ("GET \(roles)", "role?x", 200, "isn't a role's name"),
        ("GET \(roles)camera-role", "oops", 200, "empty or unreadable"),
        ("GET \(roles)camera-role", "{}", 200, "lacks AccessKeyId"),
        (
            "GET \(roles)camera-role",
            #"{"Code": "AssumeRoleUnauthorizedAccess", "Message": "EC2 \#(token)"}"#,
            200, "role 'camera-role': AssumeRoleUnauthorizedAccess: EC2 •••"
        ),
        (
            "GET \(roles)camera-role",
            #"{"AccessKeyId": "A", "SecretAccessKey": "B", "Token": "C", "Expiration": "soon"}"#, 200,
            "lacks a date as Expiration"
        ),
    ])
    func saysWhyThereAreNone(request: String, body: String, status: Int, reason: String) async throws {
        var answers = Self.good
        answers[request] = .json(body, status: status)
        let credentials = try Self.credentials(Self.service(answers))
        let error = await failure { () async throws(KinesisVideoError) in try await credentials.load() }
        #expect(error?.code == .credentials)
        #expect(error?.message.contains(reason) == true, "\(error?.message ?? "")")
        #expect(error?.message.contains(Self.token) == false)
    }

    @Test func asksNobodyWhereItIsSwitchedOff() async throws {
        let service = Self.service(Self.good)
        let credentials = try Self.credentials(service, ["AWS_EC2_METADATA_DISABLED": "true"])
        let error = await failure { () async throws(KinesisVideoError) in try await credentials.load() }
        #expect(error?.message.contains("AWS_EC2_METADATA_DISABLED is true") == true)
        #expect(service.requests.isEmpty)
    }

    @Test func endsWithItsTask() async throws {
        let service = ScriptedTransport([.failure(HTTPTransportError(.cancelled, host: "h"))])
        let credentials = try Self.credentials(service, ["AWS_METADATA_SERVICE_NUM_ATTEMPTS": "5"])
        let error = await failure { () async throws(KinesisVideoError) in try await credentials.load() }
        #expect(error?.code == .cancelled)
        #expect(service.requests.count == 1)
    }
}
