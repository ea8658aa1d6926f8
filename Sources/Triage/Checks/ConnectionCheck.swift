import HTTPTransport
import KinesisVideo
import Reports

extension DoctorCheck {
    /// Whether the control plane's host, or the proxy, takes connections.
    static let tcp = DoctorCheck(.tcp, "TCP", needs: [.dns], limit: .seconds(4)) { instruments, chart in
        var chart = chart
        guard let gate = chart.gate else { return Outcome(.notTried("no endpoint"), chart) }
        let (judgement, reached) = await Reaching(instruments).connect(chart.addresses, port: gate.port)
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

    /// Tries `addresses`, all at once; those that took a connection are returned, the quickest first.
    func connect(_ addresses: [String], port: Int) async -> (Judgement, reached: [String]) {
        let trials = await withTaskGroup(of: Trial.self) { group in
            for address in addresses.prefix(Self.most) { group.addTask { await attempt(address, port) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        return (Self.judge(trials, port: port), trials.filter { $0.failure == nil }.map(\.address))
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

    /// What `trials` say, in the order of their ends.
    static func judge(_ trials: [Trial], port: Int) -> Judgement {
        let reached = trials.filter { $0.failure == nil }
        let failed = trials.compactMap { trial in
            trial.failure.map { (at: place(trial.address, port), failure: $0) }
        }
        guard let first = reached.first else {
            let what = Words.list(failed.map { "\($0.at) \(words($0.failure))" }, most: 2)
            return Judgement(verdict: .problem(complaint(failed.map(\.failure)).problem(what)))
        }
        let others =
            failed.isEmpty
            ? "" : "; not \(Words.list(failed.map { "\($0.at), which \(words($0.failure))" }, most: 1))"
        let text = "connected to \(place(first.address, port)) in \(Words.duration(first.took))\(others)"
        return Judgement(
            verdict: .ok(text), facts: [.init("connect_seconds", .number(first.took / .seconds(1)))])
    }

    /// The most telling reason: that a machine answers at all says more than that another doesn't.
    private static func complaint(_ failures: [ConnectionProbe.Failure]) -> Complaint {
        if failures.contains(.refused) { return .refused }
        if failures.contains(.timeout) { return .connectionTimeout }
        return failures.contains(.unreachable) ? .unreachable : .connection
    }

    private static func words(_ failure: ConnectionProbe.Failure) -> String {
        switch failure {
        case .refused: "refuses connections"
        case .unreachable: "can't be reached from here"
        case .timeout: "doesn't answer within \(Words.duration(limit))"
        case .other(let reason): "fails: \(reason)"
        }
    }

    static func place(_ address: String, _ port: Int) -> String {
        address.contains(":") ? "[\(address)]:\(port)" : "\(address):\(port)"
    }
}
