import FoundationEssentials
import HTTPTransport
import Synchronization
import Testing

@testable import KinesisVideo

@Suite struct CredentialChainTests {
    /// A home folder in memory, and somebody at the terminal.
    final class Home: Sendable {
        private let state: Mutex<(files: [String: String], writes: Int, questions: [String])>
        private let answer: String?

        init(_ files: [String: String], answer: String? = nil) {
            state = Mutex((files, 0, []))
            self.answer = answer
        }

        var files: [String: String] { state.withLock { $0.files } }
        var questions: [String] { state.withLock { $0.questions } }

        func write(_ path: String, _ text: String) {
            state.withLock {
                $0.files[path] = text
                $0.writes += 1
            }
        }

        /// The credentials that the profile called `profile` leads to.
        func source(
            _ profile: String, over transport: ScriptedTransport = ScriptedTransport([]), time: VirtualTime,
            variables: [String: String] = ["AWS_REGION": "eu-west-1"]
        ) throws(KinesisVideoError) -> CredentialSource {
            var environment = ClientEnvironment(
                variables: variables, homeDirectory: "/h", readFile: { self.files[$0] })
            environment.modificationDate = { path in
                self.state.withLock { state in
                    state.files[path].map { _ in Date(timeIntervalSince1970: Double(state.writes)) }
                }
            }
            environment.writePrivateFile = { self.write($0, String(decoding: $1, as: UTF8.self)) }
            environment.ask = { question in
                self.state.withLock { $0.questions.append(question) }
                return self.answer
            }
            return try ConfigurationResolver(flags: .init(profile: profile), environment: environment)
                .credentials().source(over: transport, time: time.source)
        }
    }

    static let config = """
        [profile admin]
        role_arn = arn:aws:iam::1:role/r
        source_profile = base
        mfa_serial = arn:aws:iam::1:mfa/me
        [profile base]
        aws_access_key_id = AKIDBASE
        aws_secret_access_key = hidden
        """

    let time = VirtualTime()

    @Test func asksForTheCodeOnceAndKeepsWhatItGave() async throws {
        let home = Home(["/h/.aws/config": Self.config], answer: " 123456 ")
        let transport = ScriptedTransport([.json(SecurityTokenServiceTests.good)])
        let source = try home.source("admin", over: transport, time: time)
        #expect(source.name == "profile 'admin', role arn:aws:iam::1:role/r")
        for source in [source, source, try home.source("admin", time: time)] {
            #expect(try await source.load().accessKeyID == "ASIA")
        }
        #expect(home.questions == ["Enter MFA code for arn:aws:iam::1:mfa/me: "])
        #expect(transport.requests.count == 1)
        #expect(transport.requests[0].url == "https://sts.eu-west-1.amazonaws.com/")
        #expect(String(decoding: transport.requests[0].body, as: UTF8.self).hasSuffix("TokenCode=123456"))
    }

    @Test(arguments: [nil, "", " "])
    func saysThatACodeIsNeededWhereNobodyGivesOne(answer: String?) async throws {
        let home = Home(["/h/.aws/config": Self.config], answer: answer)
        let source = try home.source("admin", time: time)
        let error = await failure { () async throws(KinesisVideoError) in try await source.load() }
        #expect(error?.code == .credentials)
        for word in ["arn:aws:iam::1:mfa/me", "arn:aws:iam::1:role/r", "aws sts get-caller-identity"] {
            #expect(error?.description.contains(word) == true)
        }
    }

    @Test(arguments: [
        (["AWS_REGION": "cn-north-1"], "https://sts.cn-north-1.amazonaws.com.cn/"),
        (
            ["AWS_REGION": "us-west-2", "AWS_USE_FIPS_ENDPOINT": "true"],
            "https://sts-fips.us-west-2.amazonaws.com/"
        ),
        (
            ["AWS_REGION": "us-west-2", "AWS_ENDPOINT_URL_STS": "http://127.0.0.1:1/x"],
            "http://127.0.0.1:1/x/"
        ),
    ])
    func asksForARoleWhereTheSettingsLead(variables: [String: String], url: String) async throws {
        let home = Home(["/h/.aws/config": Self.config], answer: "123456")
        let transport = ScriptedTransport([.json(SecurityTokenServiceTests.good)])
        _ = try await home.source("admin", over: transport, time: time, variables: variables).load()
        #expect(transport.requests.map(\.url) == [url])
    }

    @Test func aClockThatIsHoursOffMakesNoCredentialsOldOrYoung() async throws {
        let home = Home(["/h/.aws/config": Self.config], answer: "123456")
        let late = HTTPResponse.json(
            "<E><Error><Code>SignatureDoesNotMatch</Code><Message>Signature expired: x</Message></Error></E>",
            status: 403, headers: ["Date": "Tue, 07 Nov 2023 04:47:34 GMT"])
        // What lasts until 05:47:34 is good at 04:47:34, whatever the time is here.
        time.advance(by: .seconds(36_000))
        let transport = ScriptedTransport([.success(late), .json(SecurityTokenServiceTests.good)])
        let source = try home.source("admin", over: transport, time: time)
        for _ in 0..<2 { #expect(try await source.load().accessKeyID == "ASIA") }
        #expect(home.questions.count == 1 && transport.requests.count == 2)
    }

    @Test func readsTheFilesAgainWhenTheyChange() async throws {
        let home = Home(["/h/.aws/config": Self.config])
        let source = try home.source("base", time: time)
        #expect(try await source.load().accessKeyID == "AKIDBASE")
        home.write("/h/.aws/credentials", "[base]\naws_access_key_id = NEW\naws_secret_access_key = x")
        #expect(try await source.load().accessKeyID == "NEW")
        home.write("/h/.aws/credentials", "[base\n")
        #expect(try await source.load().accessKeyID == "NEW")
        time.advance(by: .seconds(1))
        home.write("/h/.aws/credentials", "")
        #expect(try await source.load().accessKeyID == "AKIDBASE")
    }

    /// A config file, its profile, and the words that the error must hold.
    @Test(arguments: [
        ("[profile a]\nk", "a", ["/h/.aws/config:2", "name = value"]),
        ("[profile a]\nrole_arn = r", "a", ["'a'", "/h/.aws/config", "source_profile", "credential_source"]),
        ("[profile a]\nrole_arn = r\nsource_profile = x", "a", ["source_profile = x", "neither file"]),
        (
            "[profile a]\nrole_arn = r\nsource_profile = b\n[profile b]\nrole_arn = s\nsource_profile = a",
            "a",
            ["'b'", "a → b → a"]
        ),
        ("[profile a]\nrole_arn = r\ncredential_source = ECS", "a", ["ECS", "EcsContainer"]),
        ("[profile a]\naws_access_key_id = AKID", "a", ["'a'", "aws_secret_access_key", "/h/.aws/config"]),
        ("[profile a]\nweb_identity_token_file = /t", "a", ["/t", "AWS_ROLE_ARN", "role_arn", "'a'"]),
        ("[profile a]\n", "b", ["'b'", "/h/.aws/config", "/h/.aws/credentials"]),
    ])
    func namesTheFileAndTheRemedy(config: String, profile: String, words: [String]) throws {
        let error = try #require(throws: KinesisVideoError.self) {
            try Home(["/h/.aws/config": config]).source(profile, time: time)
        }
        for word in words { #expect(error.description.contains(word), "\(error)") }
    }
}
