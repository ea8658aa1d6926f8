import HTTPTransport
import KinesisVideo
import Reports
import StreamAnalysis

extension DoctorCheck {
    /// Whether the host that serves the stream may be asked for.
    static let dataEndpoint = DoctorCheck(
        .dataEndpoint, "GetDataEndpoint", of: .stream, needs: [.credentials, .http], repeats: [.status],
        limit: .seconds(5)
    ) { instruments, chart in
        var chart = chart
        guard let client = chart.client, let stream = chart.stream else {
            return Outcome(.notTried("no client"), chart)
        }
        let begin = instruments.time.uptime()
        do throws(KinesisVideoError) {
            let endpoint = try await client.dataEndpoint(
                for: stream, api: .listFragments, deadline: callLimit)
            chart.dataEndpoint = endpoint
            guard chart.place?.endpoint.archivedMedia == nil else {
                return Outcome(.notTried("a setting names the endpoint: \(endpoint)"), chart)
            }
            let took = Wording.span(instruments.time.uptime() - begin)
            return Outcome(
                .ok("allowed, in \(took); \(endpoint)"), facts: [.init("endpoint", .text("\(endpoint)"))],
                chart)
        } catch {
            return Outcome(.problem(.init(error, chart)), chart)
        }
    }

    /// Whether that host can be reached.
    static let dataHost = DoctorCheck(
        .dataHost, "data endpoint", of: .stream, needs: [.dataEndpoint], limit: .seconds(8)
    ) { instruments, chart in
        guard let endpoint = chart.dataEndpoint else { return Outcome(.notTried("no endpoint"), chart) }
        if let control = chart.place?.control, control.authority == endpoint.authority {
            return Outcome(.ok("the same host as above"), chart)
        }
        let gate = chart.gate(to: endpoint)
        let begin = instruments.time.uptime()
        let way = Reaching(instruments)
        let (name, addresses) = await way.lookUp(gate)
        guard !addresses.isEmpty else { return Outcome(name, chart) }
        let (connection, reached) = await way.open(gate, at: addresses)
        guard case .ok = connection.verdict, let address = reached.first else {
            return Outcome(connection, chart)
        }
        if endpoint.scheme == "https" {
            let handshake = await way.handshake(gate, at: address, trusting: chart.network)
            if case .problem = handshake.verdict { return Outcome(handshake, chart) }
        }
        let steps =
            (gate.proxy == nil ? "DNS, TCP" : "proxy") + (endpoint.scheme == "https" ? " and TLS" : "")
        let took = Wording.span(instruments.time.uptime() - begin)
        return Outcome(.ok("\(endpoint.host): \(steps) in \(took)"), chart)
    }
}
