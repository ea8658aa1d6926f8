extension HTTPTransportError {
    /// What the proxy means by its refusal, or `nil` where its status isn't known.
    private var meaning: ProxyAnswer.Meaning? {
        proxyStatus.map { ProxyAnswer(status: $0, reason: "").meaning }
    }

    /// Whether a proxy that refused may well lead there a moment later: it couldn't reach the host, or had too much to do.
    var isTransientRefusal: Bool {
        meaning == nil || meaning == .unreachable || proxyStatus.map([408, 429].contains) == true
    }

    /// Why the proxy doesn't lead to the host, and what to do about it.
    var refusal: String {
        let status = proxyStatus.map { " (\($0))" } ?? ""
        let name = proxy.map { "the proxy \($0)" } ?? "the proxy"
        let variable = proxy?.origin ?? "HTTPS_PROXY"
        let isKnown = proxy?.user != nil
        let remedy = "have the host and port allowed there, or name the host in NO_PROXY"
        return switch meaning {
        case .credentials where isKnown:
            "\(name) refuses the credentials that it was told\(status), and leads nobody to \(host); "
                + "correct them in \(variable)"
        case .credentials:
            "\(name) wants credentials\(status) before it leads to \(host); "
                + "give them in \(variable) as http://USER:PASSWORD@HOST:PORT"
        case .forbidden: "\(name) forbids the way to \(host)\(status); \(remedy)"
        case .unreachable:
            "\(name) can't reach \(host)\(status); check the host's name and the proxy's own network, "
                + "or name the host in NO_PROXY"
        case .open, .unsuitable, nil:
            "\(name) doesn't lead to \(host)\(status): it forbids that or can't reach it"
                + (isKnown ? ", or refuses the credentials in \(variable)" : "") + "; \(remedy)"
        }
    }

    /// The refusal with the status behind it, which the client keeps to itself: the proxy is asked once more for the server of
    /// `url`.
    func explained(for url: String, within limit: Duration) async -> HTTPTransportError {
        guard let proxy, limit > .zero else { return self }
        let (host, port) = URLHost.parts(of: url)
        let route = ProbeRoute(host: host, port: port, address: proxy.host, proxy: proxy)
        do throws(TunnelProbe.Failure) {
            try await TunnelProbe.open(route, within: limit)
        } catch {
            guard case .refused(let answer) = error else { return self }
            var refusal = self
            refusal.proxyStatus = answer.status
            if answer.meaning == .credentials { refusal.code = .proxyAuthentication }
            return refusal
        }
        // A proxy that leads there by now says nothing about why it didn't.
        return self
    }
}
