import HTTPTransport
import KinesisVideo
import Reports
import StreamAnalysis

extension DoctorCheck {
    /// Whether the control plane's host, or the proxy that leads there, has an address.
    static let dns = DoctorCheck(.dns, "DNS", needs: [.proxy], limit: .seconds(5)) { instruments, chart in
        var chart = chart
        guard let gate = chart.gate else { return Outcome(.notTried("no endpoint"), chart) }
        let (judgement, addresses) = await Reaching(instruments).lookUp(gate)
        chart.addresses = addresses
        return Outcome(judgement, chart)
    }
}

extension Reaching {
    /// The addresses of `gate`.
    func lookUp(_ gate: Gate) async -> (Judgement, addresses: [String]) {
        let host = gate.host
        guard !Self.isAddress(host) else {
            return (Judgement(verdict: .ok("\(host) is an address: there is nothing to look up")), [host])
        }
        let begin = time.uptime()
        do throws(NameLookup.Failure) {
            // A resolver may name an address once for each kind of socket.
            var seen: Set<String> = []
            let addresses = try await network.lookUp(host).filter { seen.insert($0).inserted }
            let took = Wording.span(time.uptime() - begin)
            let text = "\(host): \(Words.list(addresses, most: 2)), in \(took)"
            return (Judgement(verdict: .ok(text), facts: [.init("addresses", .list(addresses))]), addresses)
        } catch {
            // Source: getaddrinfo(3), EAI_AGAIN: the name server returned a temporary failure.
            let isSilence =
                error.reason.contains("emporary failure") || error.reason.contains("didn't answer")
            let complaint = isSilence ? Complaint.nameServersSilent : .nameUnknown
            let what = gate.proxy.map { "the proxy \($0)" } ?? host
            let remedy = gate.proxy.map { proxy in
                "Correct the proxy's name in \(proxy.variable), or unset it if this network has a direct way; "
                    + "`getent hosts \(host)` asks the resolver."
            }
            let problem = complaint.problem(
                "\(what): \(error.reason)", remedy: isSilence ? nil : remedy)
            return (Judgement(verdict: .problem(problem)), [])
        }
    }

    /// Whether `host` is an address in digits.
    static func isAddress(_ host: String) -> Bool {
        host.contains(":")
            || host.split(separator: ".").count == 4 && host.allSatisfy { $0.isNumber || $0 == "." }
    }
}
