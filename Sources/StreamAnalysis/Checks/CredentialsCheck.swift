import FoundationEssentials

/// Temporary credentials: soon to expire, or expired and refused.
struct CredentialsCheck: Check {
    static let kinds: [Finding.Kind] = [.credentialsExpiring, .credentialsExpired]

    /// From so many seconds before on it is told.
    private static let noticeSeconds = 900.0
    /// From so many seconds before on it is urgent.
    private static let warningSeconds = 300.0

    /// What is to be done once there are new ones.
    private static let takingUp =
        "kvsmon takes new ones up by itself, from environment variables only when it is started again"

    private var episodes = FailureEpisodes(of: [.expiredCredentials], scope: .allSignedOperations)
    private var expiring: String?

    mutating func review(
        _ changes: StreamState.Changes, of stream: StreamState, into ledger: inout FindingLedger
    ) {
        watchExpiry(of: stream, into: &ledger)
        guard let outcome = changes.call else { return }
        switch episodes.absorb(outcome) {
        case .goesOn(let episode):
            ledger.put(expired(episode, stream.credentials), at: stream.now)
        case .ended(let episode):
            ledger.resolve(
                .credentialsExpired, episode, at: stream.now,
                what:
                    "Calls were refused with expired credentials until \(Wording.clock(episode.latest.date)) "
                    + "and are answered again.")
        case nil: break
        }
    }

    private mutating func watchExpiry(of stream: StreamState, into ledger: inout FindingLedger) {
        // A source that renews them does so in time, or its trouble is told.
        let reading = stream.credentials.flatMap { $0.isRenewed ? nil : $0 }
        let subject = reading?.expires.map { "credentials-\(Wording.whole($0.timeIntervalSince1970))" }
        if let expiring, expiring != subject {
            ledger.resolve(.credentialsExpiring, expiring, at: stream.now) {
                $0.sentences.what = "The credentials were renewed in time."
            }
            self.expiring = nil
        }
        guard let reading, let expires = reading.expires, let subject else { return }
        let left = expires.timeIntervalSince(stream.now)
        guard left < Self.noticeSeconds else { return }
        expiring = subject
        ledger.put(finding(reading, subject, expires: expires, left: left), at: stream.now)
    }

    private func finding(
        _ reading: CredentialsReading, _ subject: String, expires: Date, left: Double
    ) -> Finding {
        let isOver = left <= 0
        return Finding(
            kind: .credentialsExpiring, subject: subject,
            severity: left < Self.warningSeconds ? .warning : .notice, state: .confirmed,
            from: expires.addingTimeInterval(-Self.noticeSeconds), to: nil,
            evidence: [
                .init("expires_in_seconds", .number(left)), .init("expires", .date(expires)),
                .init("source", .text(reading.source)),
            ],
            sentences: .init(
                what: isOver
                    ? "The monitor's credentials (\(reading.source)) expired at \(Wording.clock(expires))."
                    : "The monitor's credentials (\(reading.source)) expire in \(Wording.span(left)), at "
                        + "\(Wording.clock(expires)).",
                why:
                    "Temporary credentials tell when they expire; from then on the service refuses what they sign (IAM user guide).",
                viewer: "Nothing: the monitor goes blind, and the stream goes on.",
                next: "Renew them where they came from (\(reading.source)): \(Self.takingUp); "
                    + "its open session lives on until then."))
    }

    private func expired(_ episode: FailureEpisodes.Episode, _ reading: CredentialsReading?) -> Finding {
        let source = reading.map { " (\($0.source))" } ?? ""
        var evidence = episode.evidence
        if let reading { evidence.append(.init("source", .text(reading.source))) }
        if let expires = reading?.expires { evidence.append(.init("expires", .date(expires))) }
        return Finding(
            kind: .credentialsExpired, subject: episode.subject, severity: .critical, state: .confirmed,
            from: episode.began, to: nil, cause: episode.latest.failure?.code, evidence: evidence,
            sentences: .init(
                what: "The monitor's credentials\(source) have expired: calls are refused since "
                    + "\(Wording.clock(episode.began)).",
                why:
                    "The service answers \(episode.latest.failure?.code ?? ""): the session token is past its time (KVS API "
                    + "reference, common errors).",
                viewer: "Nothing that is known: the monitor is blind, the stream may be well.",
                next: "Renew the credentials, for example with `aws sso login`: \(Self.takingUp)."))
    }
}
