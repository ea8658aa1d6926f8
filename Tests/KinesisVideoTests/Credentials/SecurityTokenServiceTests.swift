import FoundationEssentials
import HTTPTransport
import Testing

@testable import KinesisVideo

@Suite struct SecurityTokenServiceTests {
    static let role = RoleTerms(
        arn: "arn:aws:iam::1:role/r", sessionName: "me@work", externalID: "x y/+", mfaSerial: "device",
        durationSeconds: 900)
    static let good = """
        <AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIA</AccessKeyId>
        <SecretAccessKey>hidden</SecretAccessKey><SessionToken>tok</SessionToken>
        <Expiration>2023-11-07T05:47:34Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>
        """

    let time = VirtualTime()

    func service(_ transport: ScriptedTransport) throws -> SecurityTokenService {
        SecurityTokenService(
            endpoint: try Endpoint("https://sts.us-west-2.amazonaws.com"), region: try Region("us-west-2"),
            transport: transport, time: time.source, clock: SigningClock())
    }

    static func refusal(_ status: Int, _ code: String, _ message: String = "no") -> Result<
        HTTPResponse, HTTPTransportError
    > {
        .json(
            "<ErrorResponse><Error><Code>\(code)</Code><Message>\(message)</Message></Error></ErrorResponse>",
            status: status)
    }

    @Test func sendsItsTermsAsAForm() async throws {
        let transport = ScriptedTransport([.json(Self.good)])
        let answer = try await service(transport).assume(
            Self.role, with: ClientFixture.credentials, of: "profile 'base'", code: Secret("123456"))
        #expect(answer.credentials.accessKeyID == "ASIA")
        #expect(answer.credentials.expires == Date(timeIntervalSince1970: 1_699_336_054))
        let request = try #require(transport.requests.first)
        #expect(
            String(decoding: request.body, as: UTF8.self)
                == "Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A1%3Arole%2Fr&RoleSessionName=me%40work"
                + "&ExternalId=x%20y%2F%2B&DurationSeconds=900&SerialNumber=device&TokenCode=123456")
        #expect(request.url == "https://sts.us-west-2.amazonaws.com/")
        #expect(request.headers["authorization"]?.contains("/us-west-2/sts/aws4_request") == true)
    }

    @Test func signsNothingWithAWebIdentity() async throws {
        let transport = ScriptedTransport([Self.refusal(400, "InvalidIdentityToken", "bad a.b.c")])
        let service = try service(transport)
        let error = await failure { () async throws(KinesisVideoError) in
            try await service.assume(RoleTerms(arn: "r"), withWebIdentity: Secret("a.b.c"))
        }
        #expect(transport.requests.first?.headers["authorization"] == nil)
        #expect(error?.code == "InvalidIdentityToken" && error?.status == 400)
        #expect(error?.description.contains("a.b.c") == false && error?.message.contains("•••") == true)
    }

    @Test(arguments: [
        (refusal(500, "InternalFailure"), 3), (refusal(400, "Throttling"), 3),
        (refusal(403, "AccessDenied"), 1),
        (.failure(HTTPTransportError(.connection, host: "h")), 3), (.json("<html/>"), 1),
    ])
    func asksAgainWhereThatMayHelp(answer: Result<HTTPResponse, HTTPTransportError>, count: Int) async throws
    {
        let transport = ScriptedTransport([answer])
        let service = try service(transport)
        let error = await failure { () async throws(KinesisVideoError) in
            try await service.assume(
                Self.role, with: ClientFixture.credentials, of: "profile 'base'", code: Secret("654321"))
        }
        #expect(transport.requests.count == count)
        #expect(error?.message.contains("AssumeRole of arn:aws:iam::1:role/r") == true)
        for secret in [ClientFixture.secretAccessKey, ClientFixture.sessionToken, "654321"] {
            #expect(error.map { "\($0)" }?.contains(secret) == false)
        }
    }

    @Test func aRefusalSaysWhoMayNotEnterWhichRoleAndWhatToLookAt() async throws {
        let service = try service(ScriptedTransport([Self.refusal(403, "AccessDenied", "User: x may not")]))
        let source = CredentialSource(name: "s") { () async throws(KinesisVideoError) in
            try await service.assume(
                Self.role, with: ClientFixture.credentials, of: "profile 'base'", code: nil
            ).credentials
        }
        let error = await failure { () async throws(KinesisVideoError) in try await source.load() }
        let text = try #require(error?.description)
        for words in [
            "AssumeRole of arn:aws:iam::1:role/r", "profile 'base', key …MPLE", "User: x may not",
            "trust policy of the role arn:aws:iam::1:role/r", "external id 'x y/+'", "sts:AssumeRole",
        ] { #expect(text.contains(words), "\(text)") }
        #expect(!text.contains("kinesisvideo:"))
        #expect(error?.isAboutCredentials == true)
    }

    @Test func aRefusedTimeIsCorrectedByTheServicesClockOnce() async throws {
        // The script's clock is an hour ahead of ours: 05:47:34 rather than 04:47:34.
        let late = HTTPResponse.json(
            "<ErrorResponse><Error><Code>SignatureDoesNotMatch</Code><Message>Signature expired: x</Message></Error>"
                + "</ErrorResponse>", status: 403, headers: ["Date": "Tue, 07 Nov 2023 05:47:34 GMT"])
        let transport = ScriptedTransport([.success(late), .json(Self.good)])
        let service = try service(transport)
        _ = try await service.assume(
            Self.role, with: ClientFixture.credentials, of: "profile 'base'", code: nil)
        #expect(
            transport.requests.map { $0.headers["x-amz-date"] } == ["20231107T044734Z", "20231107T054734Z"])
        #expect(time.waits == [])
        let stubborn = ScriptedTransport([.success(late)])
        let again = try self.service(stubborn)
        let error = await failure { () async throws(KinesisVideoError) in
            try await again.assume(
                Self.role, with: ClientFixture.credentials, of: "profile 'base'", code: nil)
        }
        #expect(stubborn.requests.count == 2)
        #expect(error?.remedy?.contains("clock") == true)
    }

    /// Keys that botocore computed.
    @Test(arguments: [
        (RoleTerms(arn: "arn:aws:iam::1:role/r"), "296af0900b5a5e948c19d3110989c909c2d4a0a9"),
        (SecurityTokenServiceTests.role, "40fff74b33b02e06deea5aa08fe1f9c6de7cfbf3"),
        (
            RoleTerms(arn: "r", sessionName: "é\"\\\n\u{7F}\u{1F600}"),
            "af906475e6ca4e6682d37f97afa18361e463afbe"
        ),
    ])
    func namesTheFileOfTheCLIsCache(role: RoleTerms, key: String) {
        #expect(role.cacheKey == key)
    }
}
