import FoundationEssentials
import HTTPTransport
import KinesisVideo
import Reports

extension DoctorCheck {
    /// Whether the control plane's host shows a certificate that is trusted.
    static let tls = DoctorCheck(.tls, "TLS", needs: [.tcp], limit: .seconds(5)) { instruments, chart in
        guard let endpoint = chart.place?.control, let address = chart.addresses.first else {
            return Outcome(.notTried("no endpoint"), chart)
        }
        guard endpoint.scheme == "https" else {
            return Outcome(.notTried("the endpoint is http://, which does without"), chart)
        }
        guard chart.network.proxies.proxy(for: "\(endpoint)") == nil else {
            return Outcome(.notTried("it goes through the proxy, with the request that follows"), chart)
        }
        return Outcome(
            await Reaching(instruments).handshake(endpoint.host, at: address, port: endpoint.port), chart)
    }
}

extension Reaching {
    private static let handshakeLimit = Duration.seconds(4)

    /// A handshake with `host` at `address`.
    func handshake(_ host: String, at address: String, port: Int) async -> Judgement {
        let begin = time.uptime()
        do throws(TLSProbe.Failure) {
            // Half of it is for a second one, which looks at the certificate if the first fails.
            let handshake = try await network.handshake(host, address, port, Self.handshakeLimit / 2)
            return Self.judge(handshake, took: time.uptime() - begin, at: time.date())
        } catch {
            return Self.judge(error, host: host, at: time.date())
        }
    }

    /// What a handshake says that succeeded.
    static func judge(_ handshake: TLSProbe.Handshake, took: Duration, at date: Date) -> Judgement {
        let left = handshake.certificate.map { $0.notAfter.timeIntervalSince(date) }
        let certificate =
            left.map { ", certificate good for \(Words.seconds($0))" } ?? ""
        return Judgement(
            verdict: .ok("\(handshake.version) in \(Words.duration(took))\(certificate)"),
            facts: (handshake.certificate?.facts ?? []) + [.init("version", .text(handshake.version))])
    }

    /// What a handshake says that failed.
    static func judge(_ failure: TLSProbe.Failure, host: String, at date: Date) -> Judgement {
        guard let certificate = failure.certificate else {
            return Judgement(verdict: .problem(Complaint.tls.problem("\(host): \(failure.reason)")))
        }
        let (complaint, what) = Self.fault(of: certificate, for: host, at: date)
        let issuer = certificate.issuer.map { ", issued by \($0)" } ?? ""
        let said =
            "it is for \(Words.list(certificate.names, most: 3))\(issuer), good until \(certificate.end)"
        return Judgement(
            verdict: .problem(
                complaint.problem("\(host)'s certificate \(what); \(said) (\(failure.reason))")),
            facts: certificate.facts)
    }

    private static func fault(
        of certificate: PeerCertificate, for host: String, at date: Date
    ) -> (Complaint, String) {
        if certificate.notAfter < date {
            let age = Words.seconds(date.timeIntervalSince(certificate.notAfter))
            return (.certificateExpired, "expired \(age) ago")
        }
        if certificate.notBefore > date {
            let wait = Words.seconds(certificate.notBefore.timeIntervalSince(date))
            return (.certificateExpired, "isn't good before \(wait) from now")
        }
        return certificate.covers(host)
            ? (.certificateUntrusted, "isn't trusted here") : (.certificateName, "is for another name")
    }
}

extension PeerCertificate {
    /// The day on which it ends.
    fileprivate var end: String { notAfter.formatted(.iso8601.year().month().day()) }

    fileprivate var facts: [TriageReport.Fact] {
        [
            .init("names", .list(names)), .init("not_after", .text(notAfter.formatted(.iso8601))),
        ] + (issuer.map { [.init("issuer", .text($0))] } ?? [])
    }
}
