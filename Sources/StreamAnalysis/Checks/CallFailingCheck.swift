/// Calls of the monitor that fail again and again: it is blind, which says nothing about the stream.
struct CallFailingCheck: Check {
    static let kinds: [Finding.Kind] = [.callFailing]

    private static let failures = 3
    private static let successes = 2

    mutating func review(
        _ changes: StreamState.Changes, of stream: StreamState, into ledger: inout FindingLedger
    ) {
        guard let outcome = changes.call, let health = stream.calls[outcome.operation] else { return }
        let subject = outcome.operation.rawValue
        guard let failure = outcome.failure else {
            if stream.calls.consecutiveSuccesses(of: outcome.operation) >= Self.successes {
                ledger.resolve(.callFailing, subject, at: stream.now) {
                    $0.sentences.what =
                        "\(subject) failed until \(Wording.clock(outcome.date)) and answers again."
                }
            }
            return
        }
        let open = ledger[.callFailing, subject].flatMap { $0.state == .resolved ? nil : $0 }
        guard open != nil || health.consecutiveFailures >= Self.failures else { return }
        let firstFailure = open?.from ?? outcome.date
        var evidence: [Finding.Evidence] = [
            .init("consecutive_failures", .count(health.consecutiveFailures)),
            .init("error_code", .text(failure.code)),
            .init("error_message", .text(failure.message)),
        ]
        if let status = failure.status { evidence.append(.init("http_status", .count(status))) }
        if let id = failure.requestID { evidence.append(.init("request_id", .text(id))) }
        ledger.put(
            Finding(
                kind: .callFailing, subject: subject, severity: .warning, state: .confirmed,
                from: firstFailure, to: nil, cause: failure.code, evidence: evidence,
                sentences: .init(
                    what: "\(subject) failed \(health.consecutiveFailures) times in a row, last at "
                        + "\(Wording.clock(outcome.date)): \(failure.code), \(failure.message)",
                    why: "Three failures in a row, retries included; two successes end it.",
                    viewer: "Nothing that is known: the monitor is blind, the stream may be well.",
                    next:
                        "Look at the network, the region, the credentials and their permissions for \(subject)."
                )),
            at: stream.now)
    }
}
