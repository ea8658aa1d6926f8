import HTTPTransport
import KinesisVideo

/// The machine that is connected to on the way to an endpoint: its host, or a proxy that leads there.
struct Gate: Hashable, Sendable {
    /// Where it leads.
    let endpoint: Endpoint
    /// The proxy, or `nil` where the way is a direct one.
    let proxy: ProxyServer?

    /// The machine's name.
    var host: String { proxy?.host ?? endpoint.host }
    /// Its port.
    var port: Int { proxy?.port ?? endpoint.port }

    /// The way by its `address`.
    func route(at address: String) -> ProbeRoute {
        ProbeRoute(host: endpoint.host, port: endpoint.port, address: address, proxy: proxy)
    }
}

extension Chart {
    /// How `endpoint` is reached.
    func gate(to endpoint: Endpoint) -> Gate {
        Gate(endpoint: endpoint, proxy: network.proxies.proxy(for: "\(endpoint)"))
    }

    /// How the control plane is reached.
    var gate: Gate? { place.map { gate(to: $0.control) } }
}

extension ProxyServer {
    /// The variable that names it.
    var variable: String { origin ?? "HTTPS_PROXY" }
}
