import Testing

@testable import HTTPTransport
@testable import KinesisVideo

@Suite struct SecrecyTests {
    static let token = "CiAz0123abcDEF6M~"
    static let url = "https://b-1.example/hls/v1/getHLSMasterPlaylist.m3u8?SessionToken=\(token)"
    static let secrets = [ClientFixture.secretAccessKey, ClientFixture.sessionToken, token]

    /// All ways in which a value becomes text.
    func texts(of value: Any) -> [String] {
        var dumped = ""
        dump(value, to: &dumped)
        return ["\(value)", String(describing: value), String(reflecting: value), dumped]
    }

    @Test func showsAURLWithoutItsToken() {
        let url = SessionURL(Self.url)
        #expect("\(url)" == "https://b-1.example/hls/v1/getHLSMasterPlaylist.m3u8?SessionToken=•••")
        #expect(url.reveal() == Self.url)
    }

    @Test(arguments: [
        ("a?SessionToken=x~&TrackNumber=1", "a?SessionToken=•••&TrackNumber=1"),
        ("URI=\"a?FragmentNumber=7&SessionToken=x\",B", "URI=\"a?FragmentNumber=7&SessionToken=•••\",B"),
        (
            "X-Amz-Credential=a%2Fb&X-Amz-Signature=c&X-Amz-Security-Token=d",
            "X-Amz-Credential=•••&X-Amz-Signature=•••&X-Amz-Security-Token=•••"
        ),
        (
            "SessionToken=a SessionToken=b\nSessionToken=",
            "SessionToken=••• SessionToken=•••\nSessionToken=•••"
        ),
        ("nothing here", "nothing here"),
    ])
    func hidesTokensInAnyText(text: String, shown: String) {
        #expect(Redaction.hidingTokens(in: text) == shown)
    }

    @Test func showsNoSecretOfAnyValue() {
        let values: [Any] = [
            Secret(Self.token), SessionURL(Self.url), ClientFixture.credentials, [ClientFixture.credentials],
            ["url": SessionURL(Self.url)], CredentialSource.fixed(ClientFixture.credentials),
        ]
        for text in values.flatMap(texts) {
            for secret in Self.secrets { #expect(!text.contains(secret), "\(text)") }
        }
    }

    @Test(arguments: [200, 400, 403, 500])
    func repeatsNoSecretThatTheServiceQuotes(status: Int) async throws {
        let quote =
            "The canonical string should have been POST x-amz-security-token:\(ClientFixture.sessionToken) "
            + "\(ClientFixture.secretAccessKey) \(Self.url)"
        let fixture = try ClientFixture(
            answers: [.json(#"{"__type":"SignatureDoesNotMatch","Message":"\#(quote)"}"#, status: status)])
        let error = try #require(
            await failure { () async throws(KinesisVideoError) in
                try await fixture.client.describeStream(.name("cam1"))
            })
        #expect(error.message.contains("•••"))
        for text in texts(of: error) + fixture.records.flatMap({ texts(of: $0) }) {
            for secret in Self.secrets { #expect(!text.contains(secret), "\(text)") }
        }
    }

    @Test(arguments: HTTPTransportError.Code.allCases)
    func namesOnlyTheHostOfARequestThatFailed(code: HTTPTransportError.Code) {
        let host = URLHost.text(of: "https://user:password@b-1.example:8443/hls?SessionToken=\(Self.token)")
        let error = HTTPTransportError(code, host: host)
        #expect(error.description.contains("b-1.example:8443"))
        for secret in ["password", Self.token] { #expect(!error.description.contains(secret)) }
    }

    @Test func cutsEndlessMessages() {
        let message = Redaction.message(String(repeating: "x", count: 10_000) + "\n", hiding: [])
        #expect(message.count == 501)
    }
}
