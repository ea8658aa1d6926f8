import FoundationEssentials

/// Credentials that can't be had: what is tried, when it is tried again, and whether older ones last until then.
struct CredentialRenewalCheck: Check {
    static let kinds: [Finding.Kind] = [.credentialsFailing]

    /// With less than this left of the older ones it is urgent, in seconds.
    private static let warningSeconds = 300.0

    /// What tells the trouble that goes on from others.
    private var subject: String?

    mutating func review(
        _ changes: StreamState.Changes, of stream: StreamState, into ledger: inout FindingLedger
    ) {
        guard let reading = stream.credentials else { return }
        guard let trouble = reading.trouble else { return end(reading, at: stream.now, in: &ledger) }
        let subject = subject ?? "credentials-since-\(Wording.whole(trouble.began.timeIntervalSince1970))"
        self.subject = subject
        let finding = finding(subject, reading, trouble, at: stream.now)
        // Its words change once a second at most.
        if ledger[.credentialsFailing, subject]?.sentences.what != finding.sentences.what {
            ledger.put(finding, at: stream.now)
        }
    }

    private mutating func end(_ reading: CredentialsReading, at now: Date, in ledger: inout FindingLedger) {
        guard let subject else { return }
        self.subject = nil
        ledger.resolve(.credentialsFailing, subject, at: now) {
            $0.to = max($0.from, reading.date)
            $0.sentences.what =
                "There are new credentials (\(reading.source)) again since \(Wording.clock(reading.date))."
        }
    }

    private func finding(
        _ subject: String, _ reading: CredentialsReading, _ trouble: CredentialsReading.Trouble, at now: Date
    ) -> Finding {
        let left = reading.expires.map { $0.timeIntervalSince(now) }
        // They may expire between two readings.
        let areLeft = trouble.oldOnesLast && left.map { $0 > 0 } ?? true
        let isUrgent = left.map { $0 < Self.warningSeconds } ?? false
        let wait = trouble.nextAttempt.map { max(0, Wording.whole($0.timeIntervalSince(now).rounded(.up))) }
        return Finding(
            kind: .credentialsFailing, subject: subject,
            severity: !areLeft ? .critical : isUrgent ? .warning : .notice, state: .confirmed,
            from: trouble.began, to: nil, cause: areLeft ? "renewal" : "none-left",
            evidence: evidence(reading, trouble, wait: wait),
            sentences: .init(
                what: what(reading, trouble, areLeft: areLeft) + next(wait),
                why:
                    "Credentials are asked for ahead of their expiry, and after a failure again within 15 s (kvsmon).",
                viewer: areLeft
                    ? "Nothing: calls go on with the older credentials."
                    : "Nothing that is known: the monitor is blind, the stream may be well.",
                next: (trouble.remedy.map { Wording.sentence($0) + " " } ?? "")
                    + "kvsmon takes new credentials up by itself, within 15 s, and what is changed in the files of "
                    + "the AWS CLI at once."))
    }

    private func what(
        _ reading: CredentialsReading, _ trouble: CredentialsReading.Trouble, areLeft: Bool
    ) -> String {
        let since = Wording.clock(trouble.began)
        guard areLeft else {
            return "The monitor has no credentials (\(reading.source)) since \(since): "
                + Wording.sentence(trouble.message)
        }
        let end = reading.expires.map { " until \(Wording.clock($0))" } ?? ""
        return
            "The monitor gets no new credentials (\(reading.source)) since \(since), and signs with the older "
            + "ones\(end): " + Wording.sentence(trouble.message)
    }

    private func next(_ wait: Int?) -> String {
        guard let wait else { return "" }
        return wait > 0 ? " Next attempt in \(Wording.wholeSpan(wait))." : " The next attempt is under way."
    }

    private func evidence(
        _ reading: CredentialsReading, _ trouble: CredentialsReading.Trouble, wait: Int?
    ) -> [Finding.Evidence] {
        let found: [Finding.Evidence?] = [
            wait.map { .init("next_attempt_in_seconds", .count($0)) },
            trouble.nextAttempt.map { .init("next_attempt", .date($0)) },
            .init("attempts", .count(trouble.attempts)), .init("source", .text(reading.source)),
            .init("error_code", .text(trouble.code)), .init("error_message", .text(trouble.message)),
            reading.expires.map { .init("expires", .date($0)) },
        ]
        return found.compactMap(\.self)
    }
}
