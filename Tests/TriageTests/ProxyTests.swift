import FoundationEssentials
import HTTPTransport
import KinesisVideo
import Reports
import Testing

@testable import Triage

struct ProxyTests {
    private static let proxy = ProxyServer("http://ops:hidden-word@proxy.example:3128", origin: "https_proxy")

    private func rules(_ exemptions: String = "") -> NetworkSettings {
        NetworkSettings(
            proxies: ProxyRules(https: Self.proxy, exemptions: exemptions, exemptionsOrigin: "no_proxy"),
            caBundle: "/etc/ca.pem", caBundleOrigin: "AWS_CA_BUNDLE")
    }

    /// The service behind the proxy, which alone has an address.
    private func service() -> ScriptedService {
        let network = rules()
        var service = ScriptedService()
        service.ways = { network }
        service.network.lookUp = { (host) throws(NameLookup.Failure) in
            guard host == "proxy.example" else {
                throw NameLookup.Failure(reason: "the proxy alone is asked")
            }
            return ["192.0.2.9"]
        }
        return service
    }

    @Test func theProxyIsReachedInsteadOfTheHostAndLeadsOn() async throws {
        let lines = try await service().examine()
        #expect(
            lines[.proxy]?.text
                == "http://proxy.example:3128 with a user and a password, by https_proxy; "
                + "trusted are the authorities in /etc/ca.pem, which AWS_CA_BUNDLE names")
        #expect(lines[.tcp]?.text.contains("connected to the proxy 192.0.2.9:3128") == true)
        #expect(lines[.tcp]?.text.contains("leads on to \(ScriptedService.host):443") == true)
        #expect(lines[.tls]?.text.contains("certificate for \(ScriptedService.host), issued by") == true)
        #expect(lines[.dataHost]?.text.hasPrefix("\(ScriptedService.data): proxy and TLS in") == true)
        #expect(lines[.media]?.isOK == true)
        #expect(!lines.values.contains { $0.text.contains("hidden-word") })
    }

    @Test(arguments: [
        (
            ".amazonaws.com",
            "none: '.amazonaws.com' in no_proxy leaves http://proxy.example:3128 out, which https_proxy names"
        ),
        ("other.example", "http://proxy.example:3128 with a user and a password, by https_proxy"),
    ])
    func whyAProxyAppliesIsSaid(exemptions: String, words: String) throws {
        let endpoint = try Endpoint("https://kinesisvideo.us-west-2.amazonaws.com")
        let judgement = ProxyJudgement.judge(rules(exemptions), for: endpoint)
        #expect(
            judgement.verdict
                == .ok("\(words); trusted are the authorities in /etc/ca.pem, which AWS_CA_BUNDLE names"))
    }

    @Test func aProxyForTheOtherSchemeIsNamed() throws {
        let network = NetworkSettings(
            proxies: ProxyRules(http: ProxyServer("http://p:3128", origin: "HTTP_PROXY")))
        let endpoint = try Endpoint("https://kinesisvideo.us-west-2.amazonaws.com")
        #expect(
            ProxyJudgement.judge(network, for: endpoint).verdict
                == .ok(
                    "none: neither HTTPS_PROXY nor ALL_PROXY is set; "
                        + "HTTP_PROXY names http://p:3128, but isn't for https://"))
    }

    @Test func aProxyThatRefusesTheRequestIsAProblemOfItsOwn() async throws {
        let service = ScriptedService().answering("amazonaws.com/") { (_) throws(HTTPTransportError) in
            throw HTTPTransportError(.proxyAuthentication, host: ScriptedService.host, proxy: Self.proxy)
        }
        let lines = try await service.examine()
        #expect(lines[.http]?.problem == "proxy-credentials")
        #expect(lines.values.compactMap(\.problem).count == 1)
        #expect(lines[.http]?.text.contains("hidden-word") == false)
    }

    /// What the proxy does when it is asked for the host, the problem's name, and words of what is told.
    static let refusals: [(TunnelProbe.Failure, String, String)] = [
        (
            .refused(.init(status: 407, reason: "Proxy Authentication Required")), "proxy-credentials",
            "https_proxy"
        ),
        (.refused(.init(status: 401, reason: "")), "proxy-credentials", "refuses the user and the password"),
        (.refused(.init(status: 403, reason: "Filtered")), "proxy-forbids", "[403 Filtered]"),
        (.refused(.init(status: 403, reason: "")), "proxy-forbids", "and *.\(ScriptedService.host):443"),
        (.refused(.init(status: 502, reason: "Bad Gateway")), "proxy-cannot-reach", "can't reach"),
        (.refused(.init(status: 504, reason: "")), "proxy-cannot-reach", "the proxy's own network"),
        (.refused(.init(status: 405, reason: "")), "proxy-failed", "opens no way"),
        (.notHTTP, "proxy-failed", "isn't HTTP"), (.closed, "proxy-failed", "closes the connection"),
        (.timeout, "proxy-cannot-reach", "within 3 s"), (.other("EPIPE"), "proxy-failed", "EPIPE"),
    ]

    @Test(arguments: refusals)
    func whyAProxyDoesNotLeadOnIsNamed(
        failure: TunnelProbe.Failure, problem: String, words: String
    ) async throws {
        var service = service()
        service.network.openTunnel = { (_, _) throws(TunnelProbe.Failure) in throw failure }
        let lines = try await service.examine()
        #expect(lines[.tcp]?.problem == problem)
        #expect(lines[.tcp]?.text.contains(words) == true, "\(lines[.tcp]?.text ?? "")")
        #expect(lines[.tcp]?.text.contains("http://proxy.example:3128") == true)
        #expect(lines.values.compactMap(\.problem).count == 1)
        #expect(!lines.values.contains { $0.text.contains("hidden-word") })
    }

    @Test(arguments: [
        (
            true,
            "If the proxy inspects TLS, add the certificate of 'Big CA' to /etc/ca.pem; else drop AWS_CA_BUNDLE."
        ),
        (
            false,
            "If your network inspects TLS, ask whoever runs it for the certificate of 'Big CA' and name the PEM file "
                + "with --ca-bundle or in AWS_CA_BUNDLE; else somebody is between you and the host."
        ),
    ])
    func whatMakesACertificateTrustedDependsOnTheWay(isProxied: Bool, remedy: String) throws {
        let certificate = PeerCertificate(
            names: ["kvs.example"], issuer: "Big CA", notBefore: .distantPast, notAfter: .distantFuture)
        let gate = Gate(endpoint: try Endpoint("https://kvs.example"), proxy: isProxied ? Self.proxy : nil)
        let judgement = Reaching.judge(
            TLSProbe.Failure(reason: "CERTIFICATE_VERIFY_FAILED", certificate: certificate), behind: gate,
            trusting: isProxied ? rules() : NetworkSettings(), at: ScriptedService.now)
        guard case .problem(let problem) = judgement.verdict else {
            Issue.record("it is no problem")
            return
        }
        #expect(problem.id == "certificate-untrusted" && problem.remedy == remedy)
        #expect(problem.what.contains("issued by Big CA"))
    }
}
