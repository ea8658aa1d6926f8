import FoundationEssentials
import HTTPTransport
import KinesisVideo
import Reports
import StreamAnalysis

extension DoctorCheck {
    /// Whether the control plane's host shows a certificate that is trusted.
    static let tls = DoctorCheck(.tls, "TLS", needs: [.tcp], limit: .seconds(5)) { instruments, chart in
        guard let gate = chart.gate, let address = chart.addresses.first else {
            return Outcome(.notTried("no endpoint"), chart)
        }
        guard gate.endpoint.scheme == "https" else {
            return Outcome(.notTried("the endpoint is http://, which does without"), chart)
        }
        let way = Reaching(instruments)
        return Outcome(await way.handshake(gate, at: address, trusting: chart.network), chart)
    }
}

extension Reaching {
    private static let handshakeLimit = Duration.seconds(4)

    /// A handshake with the endpoint behind `gate`, which is at `address`.
    ///
    /// - Parameter settings: Tell which authorities are trusted.
    func handshake(_ gate: Gate, at address: String, trusting settings: NetworkSettings) async -> Judgement {
        let begin = time.uptime()
        do throws(TLSProbe.Failure) {
            // Half of it is for a second one, which looks at the certificate if the first fails.
            let handshake = try await network.handshake(gate.route(at: address), Self.handshakeLimit / 2)
            return Self.judge(handshake, took: time.uptime() - begin, at: time.date())
        } catch {
            return Self.judge(error, behind: gate, trusting: settings, at: time.date())
        }
    }

    /// What a handshake says that succeeded.
    static func judge(_ handshake: TLSProbe.Handshake, took: Duration, at date: Date) -> Judgement {
        let certificate = handshake.certificate.map { certificate in
            let left = Wording.span(certificate.notAfter.timeIntervalSince(date))
            return "; certificate \(certificate.signature), good for \(left)"
        }
        return Judgement(
            verdict: .ok("\(handshake.version) in \(Wording.span(took))\(certificate ?? "")"),
            facts: (handshake.certificate?.facts ?? []) + [.init("version", .text(handshake.version))])
    }

    /// What a handshake says that failed.
    static func judge(
        _ failure: TLSProbe.Failure, behind gate: Gate, trusting settings: NetworkSettings, at date: Date
    ) -> Judgement {
        let host = gate.endpoint.host
        let way = gate.proxy.map { ", seen through the proxy \($0)," } ?? ""
        guard let certificate = failure.certificate else {
            return Judgement(verdict: .problem(Complaint.tls.problem("\(host)\(way): \(failure.reason)")))
        }
        let (complaint, fault) = Self.fault(of: certificate, for: host, at: date)
        let judges =
            complaint == .certificateUntrusted
            ? " by \(settings.authorities ?? "this machine's authorities")" : ""
        let what =
            "\(host)'s certificate\(way) \(fault)\(judges); it is \(certificate.signature), "
            + "good until \(certificate.end) (\(failure.reason))"
        return Judgement(
            verdict: .problem(
                complaint.problem(
                    what,
                    remedy: complaint == .certificateUntrusted
                        ? Self.trust(in: certificate, gate, settings) : nil)),
            facts: certificate.facts)
    }

    /// What makes `certificate` trusted, if it is to be.
    private static func trust(
        in certificate: PeerCertificate, _ gate: Gate, _ settings: NetworkSettings
    ) -> String {
        let issuer = certificate.issuer.map { "'\($0)'" } ?? "the certificate's issuer"
        let inspector = gate.proxy == nil ? "your network" : "the proxy"
        guard let bundle = settings.caBundle else {
            return
                "If \(inspector) inspects TLS, ask whoever runs it for the certificate of \(issuer) and name the PEM file "
                + "with --ca-bundle or in AWS_CA_BUNDLE; else somebody is between you and the host."
        }
        return
            "If \(inspector) inspects TLS, add the certificate of \(issuer) to \(bundle); else drop "
            + "\(settings.caBundleOrigin ?? "AWS_CA_BUNDLE")."
    }

    private static func fault(
        of certificate: PeerCertificate, for host: String, at date: Date
    ) -> (Complaint, String) {
        if certificate.notAfter < date {
            let age = Wording.span(date.timeIntervalSince(certificate.notAfter))
            return (.certificateExpired, "expired \(age) ago")
        }
        if certificate.notBefore > date {
            let wait = Wording.span(certificate.notBefore.timeIntervalSince(date))
            return (.certificateExpired, "isn't good before \(wait) from now")
        }
        return certificate.covers(host)
            ? (.certificateUntrusted, "isn't trusted") : (.certificateName, "is for another name")
    }
}

extension PeerCertificate {
    /// The day on which it ends.
    fileprivate var end: String { notAfter.formatted(.iso8601.year().month().day()) }

    /// Whom it is for, and who says so.
    fileprivate var signature: String {
        "for \(names.isEmpty ? "no name" : Words.list(names, most: 3))"
            + (issuer.map { ", issued by \($0)" } ?? "")
    }

    fileprivate var facts: [TriageReport.Fact] {
        [
            .init("names", .list(names)), .init("not_after", .text(notAfter.formatted(.iso8601))),
        ] + (issuer.map { [.init("issuer", .text($0))] } ?? [])
    }
}
