import Foundation
import HTTPTransport
import Testing

/// The adapter against real TLS servers with certificates of an authority of their own, and through real proxies.
@Suite struct NetworkTests {
    /// What `networks.py` serves: files and ports.
    struct Servers: Decodable, Sendable {
        var authority: String
        var stranger: String
        var log: String
        var good: Int
        var good6: Int
        var misnamed: Int
        var expired: Int
        var plain: Int
        var plain6: Int
        var mute: Int
        var full: Int
        var open: Int
        var guarded: Int
        var refusing: Int
        var refuser: Int

        /// What the proxy that asks nobody for a password was asked for.
        var requests: [Substring] {
            get throws {
                try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n").filter {
                    $0.contains("Request (")
                }
            }
        }
    }

    /// The answers to GET `url`, one after the other, or the first error.
    static func get(
        _ url: String, times: Int = 1, _ network: NetworkSettings
    ) async throws -> [HTTPResponse] {
        let transport = AsyncHTTPClientTransport(network: network)
        var responses: [HTTPResponse] = []
        do {
            for _ in 0..<times {
                responses.append(
                    try await transport.send(
                        HTTPRequest(url: url), deadline: .seconds(60), bodyLimit: 1_000))
            }
        } catch {
            await transport.shutdown()
            throw error
        }
        await transport.shutdown()
        return responses
    }

    /// The error of GET `url`.
    static func failure(_ url: String, _ network: NetworkSettings) async -> HTTPTransportError? {
        do {
            _ = try await get(url, network)
            return nil
        } catch {
            return error as? HTTPTransportError
        }
    }

    static func proxy(_ port: Int, user: String = "", exemptions: String = "") throws -> ProxyRules {
        let proxy = try #require(ProxyServer("http://\(user)127.0.0.1:\(port)"))
        return ProxyRules(http: proxy, https: proxy, exemptions: exemptions)
    }

    @Test func trustsTheAuthoritiesOfItsBundleAlone() async throws {
        try await PythonScript.serving("networks.py", as: Servers.self) { servers in
            let trusting = NetworkSettings(caBundle: servers.authority)
            for url in [
                "https://localhost:\(servers.good)/", "https://127.0.0.1:\(servers.good)/",
                "https://[::1]:\(servers.good6)/", "http://[::1]:\(servers.plain6)/",
            ] {
                let answers = try await Self.get(url, trusting)
                #expect(answers.map(\.status) == [200], "\(url)")
            }
            let name = "the certificate is for another name"
            let authority = "the certificate's authority isn't one that is trusted here, or it has expired"
            for (port, bundle, reason) in [
                (servers.good, nil, authority), (servers.good, servers.stranger, authority),
                (servers.misnamed, servers.authority, name), (servers.expired, servers.authority, authority),
            ] {
                let error = await Self.failure(
                    "https://localhost:\(port)/secret", NetworkSettings(caBundle: bundle))
                #expect(error?.code == .tls && error?.detail == reason, "\(String(describing: error))")
                #expect(error?.description.contains("--ca-bundle or AWS_CA_BUNDLE") == true)
            }
        }
    }

    @Test func reachesServersThroughAProxyUnlessTheyAreExempt() async throws {
        try await PythonScript.serving("networks.py", as: Servers.self) { servers in
            var network = NetworkSettings(
                proxies: try Self.proxy(servers.open), caBundle: servers.authority)
            for url in [
                "https://localhost:\(servers.good)/", "http://127.0.0.1:\(servers.plain)/",
                "https://[::1]:\(servers.good6)/",
            ] {
                let answers = try await Self.get(url, network)
                #expect(answers.map(\.status) == [200], "\(url)")
            }
            let requests = try servers.requests
            #expect(requests.count == 3)
            #expect(requests.allSatisfy { $0.contains("CONNECT ") })
            network.proxies = try Self.proxy(servers.open, exemptions: "example.com,localhost")
            _ = try await Self.get("https://localhost:\(servers.good)/", network)
            #expect(try servers.requests.count == 3)
        }
    }

    @Test func namesTheProxyThatStandsInTheWay() async throws {
        try await PythonScript.serving("networks.py", as: Servers.self) { servers in
            let url = "https://localhost:\(servers.good)/secret"
            let guarded = try Self.proxy(servers.guarded, user: "operator:sword%66ish@")
            let known = NetworkSettings(proxies: guarded, caBundle: servers.authority)
            let answers = try await Self.get(url, known)
            #expect(answers.map(\.status) == [200])
            // The server has ended when its port is somebody's else.
            let nobody = servers.refusing == 1 ? 2 : 1
            for (rules, code, words) in [
                (
                    try Self.proxy(servers.guarded), HTTPTransportError.Code.proxyAuthentication,
                    "wants credentials (407)"
                ),
                (
                    // This proxy says 401 rather than 407.
                    try Self.proxy(servers.guarded, user: "operator:guess@"), .proxyAuthentication,
                    "refuses the credentials that it was told (401)"
                ),
                (
                    try Self.proxy(servers.refusing), .proxyRefusal,
                    "forbids the way to localhost:\(servers.good) (403)"
                ),
                (try Self.proxy(nobody), .proxyConnection, "no connection to the proxy"),
                (try Self.proxy(servers.open), .tls, "where the proxy opens TLS"),
            ] {
                let error = await Self.failure(url, NetworkSettings(proxies: rules))
                #expect(error?.code == code && error?.proxy == rules.https, "\(String(describing: error))")
                let text = error?.description ?? ""
                #expect(text.contains(words) && text.contains("http://127.0.0.1:"), "\(text)")
                for secret in ["operator", "guess", "secret"] { #expect(!text.contains(secret)) }
            }
        }
    }

    static let refusals: [(Int, HTTPTransportError.Code, String, Bool)] = [
        (401, .proxyAuthentication, "wants credentials (401) before it leads to s401.example", false),
        (403, .proxyRefusal, "forbids the way to s403.example (403); have the host", false),
        (405, .proxyRefusal, "doesn't lead to s405.example (405)", false),
        (407, .proxyAuthentication, "wants credentials (407) before it leads to s407.example", false),
        (429, .proxyRefusal, "doesn't lead to s429.example (429)", true),
        (500, .proxyRefusal, "can't reach s500.example (500)", true),
        (502, .proxyRefusal, "can't reach s502.example (502); check the host's name", true),
        (504, .proxyRefusal, "can't reach s504.example (504)", true),
        (302, .proxyRefusal, "doesn't lead to s302.example (302): it forbids that or can't reach it", false),
    ]

    @Test func saysWhyAProxyDoesNotLeadToAHost() async throws {
        try await PythonScript.serving("networks.py", as: Servers.self) { servers in
            let rules = NetworkSettings(proxies: try Self.proxy(servers.refuser))
            for (status, code, words, isTransient) in Self.refusals {
                for scheme in ["https", "http"] {
                    let error = await Self.failure("\(scheme)://s\(status).example/secret", rules)
                    #expect(error?.code == code && error?.proxyStatus == status, "\(scheme): \(error as Any)")
                    #expect(error?.isTransient == isTransient && error?.description.contains(words) == true)
                    #expect(error?.description.contains("secret") == false)
                }
            }
        }
    }

    @Test func tellsTheWaitForAConnectionFromTheWaitForAnAnswer() async throws {
        try await PythonScript.serving("networks.py", as: Servers.self) { servers in
            let hasty = NetworkSettings(connectLimit: .milliseconds(200))
            for url in ["http://127.0.0.1:\(servers.full)/", "https://127.0.0.1:\(servers.mute)/"] {
                let error = await Self.failure(url, hasty)
                #expect(error?.code == .connectTimeout, "\(String(describing: error))")
                #expect(error?.description.hasPrefix("timed out connecting to 127.0.0.1:") == true)
            }
            let proxied = NetworkSettings(
                proxies: try Self.proxy(servers.mute), connectLimit: .milliseconds(200))
            let error = await Self.failure("https://kvs.example/", proxied)
            #expect(error?.code == .connectTimeout)
            #expect(error?.description.contains("kvs.example through the proxy http://127.0.0.1:") == true)
        }
    }

    @Test func keepsConnectionsAndDropsThemWhenTheyWereIdleForTooLong() async throws {
        try await PythonScript.serving("networks.py", as: Servers.self) { servers in
            // The server answers with the port that the connection came from.
            let url = "http://127.0.0.1:\(servers.plain)/"
            let kept = try await Self.get(url, times: 20, NetworkSettings()).map(\.body)
            #expect(Set(kept).count == 1)
            // A request that comes at once may still find the connection.
            let dropped = try await Self.get(url, times: 20, NetworkSettings(idleLimit: .zero)).map(\.body)
            #expect(Set(dropped).count > 1)
        }
    }
}
