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
}
