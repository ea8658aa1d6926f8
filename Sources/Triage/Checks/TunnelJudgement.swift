import HTTPTransport
import Reports
import StreamAnalysis

extension Reaching {
    private static let tunnelLimit = Duration.seconds(3)

    /// Asks `proxy` for the way of `route`.
    func openTunnel(_ route: ProbeRoute, through proxy: ProxyServer) async -> Judgement {
        let begin = time.uptime()
        do throws(TunnelProbe.Failure) {
            try await network.openTunnel(route, Self.tunnelLimit)
            let took = Wording.span(time.uptime() - begin)
            return Judgement(verdict: .ok("which leads on to \(route.authority) in \(took)"))
        } catch {
            return Judgement(verdict: .problem(TunnelJudgement.problem(error, proxy, route)))
        }
    }
}

/// Why a proxy doesn't lead to a server.
enum TunnelJudgement {
    /// What `failure` of `proxy` complains of when it was asked for the way of `route`.
    static func problem(
        _ failure: TunnelProbe.Failure, _ proxy: ProxyServer, _ route: ProbeRoute
    ) -> TriageReport.Problem {
        let asked = "the proxy \(proxy), asked for \(route.authority),"
        return switch failure {
        case .refused(let answer): problem(answer, proxy, route)
        case .notHTTP:
            Complaint.proxy.problem("\(asked) answers something that isn't HTTP", remedy: noProxy(proxy))
        case .closed: Complaint.proxy.problem("\(asked) closes the connection", remedy: noProxy(proxy))
        case .timeout:
            Complaint.proxyCannotReach.problem(
                "\(asked) doesn't answer within 3 s", remedy: nearby(route))
        case .other(let reason): Complaint.proxy.problem("\(asked) fails: \(reason)", remedy: noProxy(proxy))
        }
    }

    private static func problem(
        _ answer: ProxyAnswer, _ proxy: ProxyServer, _ route: ProbeRoute
    ) -> TriageReport.Problem {
        switch answer.meaning {
        case .credentials: credentials(answer, proxy)
        case .forbidden:
            Complaint.proxyForbids.problem(
                "the proxy \(proxy) forbids the way to \(route.authority) [\(answer)]",
                remedy: "Have CONNECT to \(hosts(route)) allowed on the proxy\(exemption(of: route)).")
        case .unreachable:
            Complaint.proxyCannotReach.problem(
                "the proxy \(proxy) can't reach \(route.authority) [\(answer)]", remedy: nearby(route))
        case .open, .unsuitable:
            Complaint.proxy.problem(
                "the proxy \(proxy) opens no way to \(route.authority) with CONNECT [\(answer)]",
                remedy: noProxy(proxy))
        }
    }

    private static func credentials(_ answer: ProxyAnswer, _ proxy: ProxyServer) -> TriageReport.Problem {
        guard proxy.isToldAUser else {
            return Complaint.proxyCredentials.problem(
                "the proxy \(proxy) wants a user and a password [\(answer)]",
                remedy:
                    "Give them in \(proxy.variable), as http://USER:PASSWORD@\(proxy.host):\(proxy.port), "
                    + "with @ : / % in them as %40 %3A %2F %25.")
        }
        return Complaint.proxyCredentials.problem(
            "the proxy \(proxy) refuses the user and the password that it is told [\(answer)]",
            remedy: "Correct them in \(proxy.variable); @ : / % in them are written %40 %3A %2F %25.")
    }

    private static func nearby(_ route: ProbeRoute) -> String {
        "Check the host's name (region, --endpoint-url), then the proxy's own network and name servers\(exemption(of: route))."
    }

    private static func exemption(of route: ProbeRoute) -> String {
        ", or name \(route.host) in NO_PROXY if there is a direct way"
    }

    /// The hosts that are asked for, those of the media included: `b-….kinesisvideo.REGION…`.
    private static func hosts(_ route: ProbeRoute) -> String {
        route.host.hasPrefix("kinesisvideo.")
            ? "\(route.authority), and *.\(route.authority) for the media," : route.authority
    }

    private static func noProxy(_ proxy: ProxyServer) -> String {
        "Correct \(proxy.variable): it must name an HTTP proxy, its host and its port."
    }
}
