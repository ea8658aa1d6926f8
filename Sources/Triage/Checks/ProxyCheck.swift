import HTTPTransport
import KinesisVideo
import Reports

extension DoctorCheck {
    /// Which proxy leads to the control plane, and why, and which authorities are trusted.
    static let proxy = DoctorCheck(.proxy, "proxy", needs: [.region], limit: .seconds(1)) {
        instruments, chart in
        var chart = chart
        guard let endpoint = chart.place?.control else { return Outcome(.notTried("no endpoint"), chart) }
        do throws(KinesisVideoError) {
            let network = try instruments.ways()
            chart.network = network
            return Outcome(ProxyJudgement.judge(network, for: endpoint), chart)
        } catch {
            return Outcome(.problem(.init(error, chart)), chart)
        }
    }
}

extension NetworkSettings {
    /// The authorities that are trusted where they aren't this machine's, and what says so.
    var authorities: String? {
        caBundle.map { "the authorities in \($0)\(caBundleOrigin.map { ", which \($0) names" } ?? "")" }
    }
}

/// Which proxy applies.
enum ProxyJudgement {
    static func judge(_ network: NetworkSettings, for endpoint: Endpoint) -> Judgement {
        let way = network.proxies.way(to: "\(endpoint)")
        let authorities = network.authorities.map { "; trusted are \($0)" } ?? ""
        return Judgement(
            verdict: .ok(words(way, network.proxies, for: endpoint) + authorities),
            facts: facts(way) + (network.caBundle.map { [.init("ca_bundle", .text($0))] } ?? []))
    }

    private static func words(_ way: ProxyRules.Way, _ rules: ProxyRules, for endpoint: Endpoint) -> String {
        switch way {
        case .through(let proxy):
            "\(proxy)\(proxy.isToldAUser ? " with a user and a password" : ""), by \(proxy.variable)"
        case .exempt(let proxy, let entry, let variable):
            "none: '\(entry)' in \(variable) leaves \(proxy) out, which \(proxy.variable) names"
        case .metadata(let proxy):
            "none: metadata services are reached directly, without \(proxy), which \(proxy.variable) names"
        case .direct: nothing(rules, for: endpoint)
        }
    }

    /// That no variable names a proxy, and one for the other scheme, which is easily taken for one for all.
    private static func nothing(_ rules: ProxyRules, for endpoint: Endpoint) -> String {
        let isSecure = endpoint.scheme == "https"
        let variable = isSecure ? "HTTPS_PROXY" : "HTTP_PROXY"
        let other = (isSecure ? rules.http : rules.https).map {
            "; \($0.variable) names \($0), but isn't for \(endpoint.scheme)://"
        }
        return "none: neither \(variable) nor ALL_PROXY is set\(other ?? "")"
    }

    private static func facts(_ way: ProxyRules.Way) -> [TriageReport.Fact] {
        switch way {
        case .through(let proxy):
            [.init("proxy", .text("\(proxy)")), .init("proxy_variable", .text(proxy.variable))]
        case .exempt(_, let entry, let variable):
            [.init("no_proxy_entry", .text(entry)), .init("no_proxy_variable", .text(variable))]
        case .metadata, .direct: []
        }
    }
}
