import Foundation
import HTTPTransport
import Logging
import Testing

@testable import KinesisVideo

/// Whole sessions with each source of credentials against local services, which show in the log, and none of their secrets.
@Suite struct CredentialLogTests {
    /// A way to credentials, as the scripts tell it.
    struct Way: Decodable {
        struct Outcome: Decodable {
            var accessKeyID: String?
        }

        var name: String
        var variables: [String: String]?
        var environment: [String: String]?
        var profile: String?
        var key: String?
        var outcome: Outcome?

        /// The key that it leads to, or `nil`.
        var accessKeyID: String? { key ?? outcome?.accessKeyID }
    }

    /// Asks for a stream by every way that `script` tells at `path`, and answers what was logged.
    ///
    /// The requests for the stream go to the same server, which doesn't know them.
    static func log(of script: String, at path: String) async throws -> (ways: [Way], lines: [String]) {
        let lines = LoggingTests.Lines()
        let ways = try await PythonScript.serving(script) { port in
            let transport = AsyncHTTPClientTransport()
            let answer = try await transport.send(
                HTTPRequest(url: "http://127.0.0.1:\(port)/\(path)"), deadline: .seconds(120),
                bodyLimit: 1 << 20)
            let ways = try JSONDecoder().decode([Way].self, from: Data(answer.body))
            for way in ways {
                let resolver = CredentialMatrixTests.resolver(
                    way.variables ?? way.environment ?? [:], profile: way.profile)
                // Some ways are settings that contradict themselves.
                guard let choice = try? resolver.credentials() else { continue }
                var configuration = ClientConfiguration(
                    region: try Region("us-west-2"), credentials: choice,
                    endpoint: EndpointChoice(control: try Endpoint("http://127.0.0.1:\(port)")),
                    retry: .never)
                configuration.logging = CallLogging(calls: lines.logger, exchanges: lines.logger)
                let client = KinesisVideoClient(
                    configuration: configuration, transport: transport, time: .hasty)
                // Whether there are credentials or not, and the stream isn't there.
                _ = try? await client.describeStream(.name("cam1"), deadline: .seconds(5))
            }
            await transport.shutdown()
            return ways
        }
        return (ways, lines.all)
    }

    static let scripts: [(script: String, path: String, secrets: [String], places: [String])] = [
        (
            "credential_matrix.py", "rows",
            ["secret-of-", "token-of-", "session-of-the-instance", "a.b.c", "123456&", "TokenCode"],
            [
                "POST http://127.0.0.1:*/ for credentials", "GET http://127.0.0.1:*/••• for credentials",
                "/federation/credentials?", "/latest/meta-data/iam/security-credentials/camera",
            ]
        ),
        (
            "metadata_services.py", "cases",
            ["token~of", "secret/", "token+", "Basic abc", "from-file", "/keys"],
            ["GET http://127.0.0.1:*/•••"]
        ),
        (
            "sso_services.py", "cases",
            ["client~secret", "refresh~", "access~", "kept/secret", "kept+token"],
            [
                // The services have a path of their own before what is known.
                "POST http://127.0.0.1:*/••• for credentials", "GET http://127.0.0.1:*/•••?role_name=",
            ]
        ),
    ]

    @Test(arguments: scripts)
    func showsWhoWasAskedAndNoSecret(
        script: String, path: String, secrets: [String], places: [String]
    ) async throws {
        let (ways, lines) = try await Self.log(of: script, at: path)
        #expect(ways.count > 40 && lines.count > ways.count)
        // JSON may write a slash in two ways.
        let text = lines.joined().replacing("\\/", with: "/")
        // Services call long-lived keys by their names where they refuse them; temporary ones come and go unseen.
        let keys = ways.compactMap(\.accessKeyID).filter { $0.hasPrefix("ASIA") }
        for secret in secrets + keys {
            #expect(!text.contains(secret), "\(secret)")
        }
        let shown = text.replacing(/127\.0\.0\.1:\d+/, with: "127.0.0.1:*")
        for place in places { #expect(shown.contains(place), "\(place)") }
        // The call itself is there, too, whether it was sent or not.
        #expect(text.contains("DescribeStream of stream cam1"))
    }

    @Test(arguments: [
        ("http://169.254.170.2/v2/credentials/4d0a9f53-51cc", "http://169.254.170.2/•••"),
        ("http://169.254.170.2/v1/credentials?id=4d0a9f53", "http://169.254.170.2/v1/credentials?•••"),
        ("http://169.254.170.23/v1/credentials", "http://169.254.170.23/v1/credentials"),
        (
            "https://portal.sso.eu-west-1.amazonaws.com/federation/credentials?role_name=a&account_id=1&x=y",
            "https://portal.sso.eu-west-1.amazonaws.com/federation/credentials?role_name=a&account_id=1&•••"
        ),
        ("https://me:word@sts.example/", "https://•••@sts.example/"),
        ("https://sts.example", "https://sts.example"),
        ("http://[fd00:ec2::254]/latest/api/token", "http://[fd00:ec2::254]/latest/api/token"),
    ])
    func urlsShowNoPathThatMayBeSecret(url: String, shown: String) {
        #expect(HarmlessURL.ofCredentials(url) == shown)
    }
}
