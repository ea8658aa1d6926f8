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

/// Which proxy applies.
enum ProxyJudgement {
    static func judge(_ network: NetworkSettings, for endpoint: Endpoint) -> Judgement {
        let isSecure = endpoint.scheme == "https"
        let variable = isSecure ? "HTTPS_PROXY" : "HTTP_PROXY"
        let chosen = network.proxies.proxy(for: "\(endpoint)")
        let set = isSecure ? network.proxies.https : network.proxies.http
        let way =
            switch (chosen, set) {
            case (let proxy?, _): "\(proxy), by \(variable) or ALL_PROXY"
            case (nil, let proxy?): "none: NO_PROXY, or what the host is, leaves \(proxy) out"
            case (nil, nil): "none: neither \(variable) nor ALL_PROXY is set"
            }
        let authorities = network.caBundle.map { "; trusted are the authorities in \($0)" } ?? ""
        return Judgement(
            verdict: .ok(way + authorities),
            facts: (chosen.map { [.init("proxy", .text("\($0)"))] } ?? [])
                + (network.caBundle.map { [.init("ca_bundle", .text($0))] } ?? []))
    }
}
