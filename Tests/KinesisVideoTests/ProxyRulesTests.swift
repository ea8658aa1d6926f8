import Foundation
import Testing

@testable import HTTPTransport
@testable import KinesisVideo

/// Which proxy leads where; judged by botocore, and by requests where botocore has no opinion.
@Suite struct ProxyRulesTests {
    static func network(
        _ variables: [String: String], flags: ConfigurationFlags = .init(), files: [String: String] = [:]
    ) throws(KinesisVideoError) -> NetworkSettings {
        try ConfigurationResolver(
            flags: flags,
            environment: ClientEnvironment(
                variables: variables, homeDirectory: "/h", readFile: { files[$0] })
        ).network()
    }

    /// A verdict as `proxy_rules.py` prints it.
    struct Rule: Decodable {
        var variables: [String: String]
        var url: String
        var proxy: String?
        var user: String?

        func isOurs() throws -> Bool {
            let ours = try ProxyRulesTests.network(variables).proxies.proxy(for: url)
            let user = ours?.user.map { "\($0.name):\($0.password)" }
            return ours?.description == proxy && user == self.user
        }
    }

    @Test func variablesLeadToTheProxiesOfBotocoreAndRequests() async throws {
        let lines = try await PythonScript.output(of: "proxy_rules.py")
        let rules = try lines.map { try JSONDecoder().decode(Rule.self, from: $0) }
        #expect(rules.count >= 50 && rules.contains { $0.proxy == nil } && rules.contains { $0.user != nil })
        for rule in rules { #expect(try rule.isOurs(), "\(rule)") }
    }

    @Test(arguments: [
        "http://169.254.169.254/latest/api/token", "http://[fd00:ec2::254]/latest", "http://169.254.170.2/x",
        "http://[FD00:EC2::23]:80/",
    ])
    func metadataIsAskedForDirectly(url: String) throws {
        let variables = ["HTTP_PROXY": "http://p:3128", "ALL_PROXY": "http://p:3128"]
        let rules = try Self.network(variables).proxies
        #expect(rules.proxy(for: url) == nil && rules.proxy(for: "http://169.253.0.1/") != nil)
    }

    @Test(arguments: [
        "https://u:swordfish@p:1", "socks5://u:swordfish@p", "http://u:swordfish@p:x",
        "http://u:swordfish@p:70000", "http://u:swordfish@", "http://u:sword/fi@sh@[::1", "://u:swordfish@p",
        "http://u:swordfish@:80",
    ])
    func refusesOtherProxiesWithoutTheirPassword(url: String) throws {
        let error = try #require(throws: KinesisVideoError.self) {
            try Self.network(["https_proxy": url])
        }
        #expect(error.code == .configuration)
        #expect(error.description.contains("https_proxy: '") && error.description.contains("http://[USER"))
        #expect(!error.description.contains("fish") && !error.description.contains("u:"))
    }

    @Test func aProxyNeverShowsItsUser() throws {
        let proxy = try #require(ProxyServer("http://operator:swordfish@[::1]:3128"))
        let rules = ProxyRules(https: proxy)
        let error = HTTPTransportError(.proxyRefusal, host: "h", proxy: proxy)
        var dumped = ""
        for value in [proxy, rules, error, NetworkSettings(proxies: rules), proxy.user as Any] as [Any] {
            dump(value, to: &dumped)
            dumped += "\(value) \(String(reflecting: value))"
        }
        #expect(!dumped.contains("swordfish") && !dumped.contains("operator"))
        #expect(dumped.contains("http://[::1]:3128"))
    }

    static let bundle = "-----BEGIN CERTIFICATE-----\nMII\n"

    @Test(arguments: [
        (
            ConfigurationFlags(caBundle: "/flag"), ["AWS_CA_BUNDLE": "/variable"], String?.some("/flag")
        ),
        (.init(), ["AWS_CA_BUNDLE": "/variable", "REQUESTS_CA_BUNDLE": "/requests"], "/variable"),
        (.init(), ["REQUESTS_CA_BUNDLE": "/requests"], "/h/profile"),
        (.init(), ["REQUESTS_CA_BUNDLE": "/requests", "AWS_CONFIG_FILE": "/none"], "/requests"),
        (.init(), ["AWS_CONFIG_FILE": "/none", "AWS_CA_BUNDLE": ""], nil),
    ])
    func findsTheBundle(flags: ConfigurationFlags, variables: [String: String], path: String?) throws {
        let files = ["/h/.aws/config": "[default]\nca_bundle = ~/profile"].merging(
            ["/flag", "/variable", "/requests", "/h/profile"].map { ($0, Self.bundle) }
        ) { $1 }
        #expect(try Self.network(variables, flags: flags, files: files).caBundle == path)
    }

    @Test(arguments: [("/missing", "can't be read"), ("/key", "holds no certificate")])
    func namesABundleThatIsNone(path: String, words: String) throws {
        let error = try #require(throws: KinesisVideoError.self) {
            try Self.network(["AWS_CA_BUNDLE": path], files: ["/key": "-----BEGIN PRIVATE KEY-----"])
        }
        #expect(error.description.contains("AWS_CA_BUNDLE: the file '\(path)' \(words)"))
    }
}
