import FoundationEssentials
import HTTPTransport
import Testing

@testable import KinesisVideo

@Suite struct ContainerCredentialsTests {
    static let token = "Basic c2VjcmV0"
    static let document = """
        {"RoleArn": "arn:aws:iam::1:role/r", "AccessKeyId": "ASIAECS", "SecretAccessKey": "ecs/secret",
        "Token": "ecstoken==", "Expiration": "2023-11-07T10:47:34Z"}
        """

    static func credentials(
        _ transport: ScriptedTransport, _ variables: [String: String] = [:], files: [String: String] = [:],
        time: VirtualTime = VirtualTime()
    ) throws(KinesisVideoError) -> ContainerCredentials {
        let environment = ClientEnvironment(
            variables: variables.merging([ContainerAddressTests.relative: "/role-secret"]) { $1 },
            homeDirectory: "/home/u", readFile: { files[$0] })
        guard let address = try ContainerAddress(environment: environment) else { throw .cancelled }
        return ContainerCredentials(
            address: address, environment: environment, transport: transport, time: time.source)
    }

    @Test(arguments: [
        ([:], nil),
        (["AWS_CONTAINER_AUTHORIZATION_TOKEN": token], token),
        (["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE": "/token"], "from file"),
        (
            ["AWS_CONTAINER_AUTHORIZATION_TOKEN": token, "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE": "/token"],
            "from file"
        ),
    ])
    func sendsTheTokenThatIsGiven(variables: [String: String], header: String?) async throws {
        let service = ScriptedTransport([.json(Self.document)])
        let credentials = try Self.credentials(service, variables, files: ["/token": "from file"])
        #expect(
            try await credentials.load()
                == Credentials(
                    accessKeyID: "ASIAECS", secretAccessKey: Secret("ecs/secret"),
                    sessionToken: Secret("ecstoken=="), expires: Date(timeIntervalSince1970: 1_699_354_054)))
        let request = try #require(service.requests.first)
        #expect(request.method == "GET" && request.url == "http://169.254.170.2/role-secret")
        #expect(request.headers["authorization"] == header)
        #expect(service.deadlines == [.seconds(2)])
    }

    @Test(arguments: [
        (
            ["AWS_CONTAINER_AUTHORIZATION_TOKEN": "\(token)\r\nX: y"],
            "AWS_CONTAINER_AUTHORIZATION_TOKEN holds"
        ),
        (
            ["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE": "/broken"],
            "'/broken' of AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"
        ),
        (["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE": "/gone"], "can't be read"),
    ])
    func refusesATokenThatIsNoHeader(variables: [String: String], words: String) async throws {
        let service = ScriptedTransport([.json(Self.document)])
        let credentials = try Self.credentials(service, variables, files: ["/broken": "\(Self.token)\n"])
        let error = await failure { () async throws(KinesisVideoError) in try await credentials.load() }
        #expect(error?.code == .configuration && error?.message.contains(words) == true)
        #expect(error?.message.contains(Self.token) == false)
        #expect(service.requests.isEmpty)
    }

    @Test(arguments: [
        Result.json("", status: 500), .json("<html>"), .json("", status: 404),
        .failure(HTTPTransportError(.timeout, host: "169.254.170.2")),
    ])
    func asksThreeTimesASecondApart(answer: Result<HTTPResponse, HTTPTransportError>) async throws {
        let time = VirtualTime()
        let service = ScriptedTransport([answer, answer, .json(Self.document)])
        #expect(try await Self.credentials(service, time: time).load().accessKeyID == "ASIAECS")
        #expect(time.waits == [.seconds(1), .seconds(1)])
        let broken = ScriptedTransport([answer])
        let error = await failure { () async throws(KinesisVideoError) in
            try await (try Self.credentials(broken)).load()
        }
        #expect(error?.code == .credentials && broken.requests.count == 3)
    }

    @Test(arguments: [
        (Result.json(#"{"AccessKeyId": "A"}"#), "lacks SecretAccessKey", 1),
        (.json(#"{"code": "NotFound", "message": "no \#(token)"}"#), "NotFound: no •••", 1),
        (
            .json(#"{"code": "NotFound", "message": "no \#(token)"}"#, status: 404),
            "HTTP 404: NotFound: no •••", 3
        ),
        (.failure(HTTPTransportError(.tls, host: "h")), "TLS", 1),
    ])
    func saysWhyThereAreNone(
        answer: Result<HTTPResponse, HTTPTransportError>, reason: String, requests: Int
    ) async throws {
        let service = ScriptedTransport([answer])
        let credentials = try Self.credentials(service, ["AWS_CONTAINER_AUTHORIZATION_TOKEN": Self.token])
        let error = await failure { () async throws(KinesisVideoError) in try await credentials.load() }
        #expect(error?.code == .credentials && service.requests.count == requests)
        #expect(error?.message.contains(reason) == true, "\(error?.message ?? "")")
        for secret in [Self.token, "role-secret"] { #expect(error?.message.contains(secret) == false) }
    }

    @Test func endsWithItsTask() async throws {
        let service = ScriptedTransport([.failure(HTTPTransportError(.cancelled, host: "h"))])
        let error = await failure { () async throws(KinesisVideoError) in
            try await (try Self.credentials(service)).load()
        }
        #expect(error?.code == .cancelled && service.requests.count == 1)
    }
}
