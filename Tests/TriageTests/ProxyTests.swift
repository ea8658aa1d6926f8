import HTTPTransport
import KinesisVideo
import Reports
import Testing

@testable import Triage

struct ProxyTests {
    private static let proxy = "http://ops:hidden-word@proxy.example:3128"

    private func rules(_ exemptions: String = "") -> NetworkSettings {
        NetworkSettings(
            proxies: ProxyRules(https: ProxyServer(Self.proxy), exemptions: exemptions),
            caBundle: "/etc/ca.pem")
    }

    @Test func theProxyIsReachedInsteadOfTheHost() async throws {
        let network = rules()
        var service = ScriptedService()
        service.ways = { network }
        service.network.lookUp = { (host) throws(NameLookup.Failure) in
            guard host == "proxy.example" else {
                throw NameLookup.Failure(reason: "the proxy alone is asked")
            }
            return ["192.0.2.9"]
        }
        let lines = try await service.examine()
        #expect(lines[.proxy]?.text.hasPrefix("http://proxy.example:3128, by HTTPS_PROXY") == true)
        #expect(lines[.proxy]?.text.contains("/etc/ca.pem") == true)
        #expect(lines[.tcp]?.text.contains("192.0.2.9:3128") == true)
        for id in [CheckID.tls, .dataHost] {
            #expect(lines[id]?.isTried == false, "the handshake isn't the machine's own")
        }
        #expect(lines[.media]?.isOK == true)
        #expect(!lines.values.contains { $0.text.contains("hidden-word") })
    }

    @Test(arguments: [
        (".amazonaws.com", "none: NO_PROXY, or what the host is, leaves http://proxy.example:3128 out"),
        ("other.example", "http://proxy.example:3128, by HTTPS_PROXY or ALL_PROXY"),
    ])
    func whyAProxyAppliesIsSaid(exemptions: String, words: String) throws {
        let endpoint = try Endpoint("https://kinesisvideo.us-west-2.amazonaws.com")
        let judgement = ProxyJudgement.judge(rules(exemptions), for: endpoint)
        #expect(judgement.verdict == .ok("\(words); trusted are the authorities in /etc/ca.pem"))
    }

    @Test func aProxyThatRefusesIsAProblemOfItsOwn() async throws {
        let proxy = ProxyServer(Self.proxy)
        let service = ScriptedService().answering("amazonaws.com/") { (_) throws(HTTPTransportError) in
            throw HTTPTransportError(.proxyAuthentication, host: ScriptedService.host, proxy: proxy)
        }
        let lines = try await service.examine()
        #expect(lines[.http]?.problem == "proxy-failed")
        #expect(lines.values.compactMap(\.problem).count == 1)
        #expect(lines[.http]?.text.contains("hidden-word") == false)
    }
}
