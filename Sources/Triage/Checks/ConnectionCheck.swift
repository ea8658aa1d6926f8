import HTTPTransport
import KinesisVideo
import Reports
import StreamAnalysis

extension DoctorCheck {
    /// Whether the control plane's host takes connections; a proxy, and whether that leads to the host.
    static let tcp = DoctorCheck(.tcp, "TCP", needs: [.dns], limit: .seconds(5)) { instruments, chart in
        var chart = chart
        guard let gate = chart.gate else { return Outcome(.notTried("no endpoint"), chart) }
        let (judgement, reached) = await Reaching(instruments).open(gate, at: chart.addresses)
        chart.addresses = reached
        return Outcome(judgement, chart)
    }
}

extension Reaching {
    /// What came of one address.
    struct Trial: Sendable {
        var address: String
        var took: Duration
        var failure: ConnectionProbe.Failure?
    }

    /// So many addresses are tried; a host has a few, and one that is reached is enough.
    private static let most = 8
    private static let limit = Duration.seconds(3)

    /// Connects to `addresses` of `gate`, and asks a proxy for the way; those that took a connection are returned.
    func open(_ gate: Gate, at addresses: [String]) async -> (Judgement, reached: [String]) {
        let (connection, reached) = await connect(addresses, gate)
        guard let proxy = gate.proxy, let address = reached.first else { return (connection, reached) }
        let tunnel = await openTunnel(gate.route(at: address), through: proxy)
        guard case (.ok(let first), .ok(let second)) = (connection.verdict, tunnel.verdict) else {
            return (tunnel, reached)
        }
        return (Judgement(verdict: .ok("\(first), \(second)"), facts: connection.facts), reached)
    }

    /// Tries `addresses`, all at once; those that took a connection are returned, the quickest first.
    private func connect(_ addresses: [String], _ gate: Gate) async -> (Judgement, reached: [String]) {
        let trials = await withTaskGroup(of: Trial.self) { group in
            for address in addresses.prefix(Self.most) { group.addTask { await attempt(address, gate.port) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        return (Self.judge(trials, gate), trials.filter { $0.failure == nil }.map(\.address))
    }

    private func attempt(_ address: String, _ port: Int) async -> Trial {
        let begin = time.uptime()
        do throws(ConnectionProbe.Failure) {
            try await network.connect(address, port, Self.limit)
            return Trial(address: address, took: time.uptime() - begin)
        } catch {
            return Trial(address: address, took: time.uptime() - begin, failure: error)
        }
    }

    /// What `trials` of connecting to `gate` say, in the order of their ends.
    static func judge(_ trials: [Trial], _ gate: Gate) -> Judgement {
        let port = gate.port
        let reached = trials.filter { $0.failure == nil }
        let failed = trials.compactMap { trial in
            trial.failure.map { (at: place(trial.address, port), failure: $0) }
        }
        let machine = gate.proxy == nil ? "" : "the proxy "
        guard let first = reached.first else {
            let what = Words.list(failed.map { "\($0.at) \(words($0.failure))" }, most: 2)
            let complaint = complaint(failed.map(\.failure))
            return Judgement(
                verdict: .problem(complaint.problem(machine + what, remedy: gate.proxy.map(remedy))))
        }
        let others =
            failed.isEmpty
            ? "" : "; not \(Words.list(failed.map { "\($0.at), which \(words($0.failure))" }, most: 1))"
        let text =
            "connected to \(machine)\(place(first.address, port)) in \(Wording.span(first.took))\(others)"
        return Judgement(
            verdict: .ok(text), facts: [.init("connect_seconds", .number(first.took / .seconds(1)))])
    }

    /// The most telling reason: that a machine answers at all says more than that another doesn't.
    private static func complaint(_ failures: [ConnectionProbe.Failure]) -> Complaint {
        if failures.contains(.refused) { return .refused }
        if failures.contains(.timeout) { return .connectionTimeout }
        return failures.contains(.unreachable) ? .unreachable : .connection
    }

    /// What to do about a proxy that can't be connected to.
    private static func remedy(_ proxy: ProxyServer) -> String {
        "Correct host and port in \(proxy.variable), see whether the proxy runs, or unset \(proxy.variable) if this "
            + "network has a direct way."
    }

    private static func words(_ failure: ConnectionProbe.Failure) -> String {
        switch failure {
        case .refused: "refuses connections"
        case .unreachable: "can't be reached from here"
        case .timeout: "doesn't answer within \(Wording.limit(limit))"
        case .other(let reason): "fails: \(reason)"
        }
    }

    static func place(_ address: String, _ port: Int) -> String {
        address.contains(":") ? "[\(address)]:\(port)" : "\(address):\(port)"
    }
}
