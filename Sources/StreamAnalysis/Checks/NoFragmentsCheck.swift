import FoundationEssentials

/// There is nothing to watch: no LIVE session can be opened, or the archive is empty; and the first reason that applies.
struct NoFragmentsCheck: Check {
    static let kinds: [Finding.Kind] = [.noFragments]

    /// A session may be refused so often while fragments arrive: they take a second to be found.
    private static let refusalsByTheWay = 3
    /// An archive counts as empty so long after the first listing, in seconds, where no session is refused either.
    private static let emptySeconds = SessionTerms.liveSeconds

    private static let sorts: Set<FailureSort> = [
        .noFragments, .streamNotFound, .noRetention, .media, .wrongEndpoint,
    ]

    /// The newest refusal of each operation that is refused.
    private var refusals: [CallOutcome.Operation: CallOutcome] = [:]
    private var refusalCount = 0
    private var open: (subject: String, from: Date)?
    private var ordinal = 0

    mutating func review(
        _ changes: StreamState.Changes, of stream: StreamState, into ledger: inout FindingLedger
    ) {
        if let outcome = changes.call { note(outcome) }
        guard open != nil || !refusals.isEmpty || stream.archive.history.isEmpty else { return }
        let triage = Triage(refusals: Array(refusals.values), in: stream)
        guard isTrouble(triage, in: stream) else { return end(at: stream.now, into: &ledger) }
        if open == nil {
            ordinal += 1
            open = ("no-fragments-\(ordinal)", refusals.values.map(\.date).min() ?? stream.now)
        }
        guard let open else { return }
        let isKnown = ledger.findings.contains { $0.kind == .producerSilent && $0.state != .resolved }
        ledger.put(
            finding(triage, open.subject, from: open.from, severity: isKnown ? .notice : .critical),
            at: stream.now)
    }

    private mutating func note(_ outcome: CallOutcome) {
        guard let sort = FailureSort(of: outcome) else {
            refusals[outcome.operation] = nil
            // A session that opens ends what its playlists said.
            if outcome.operation == .getHLSStreamingSessionURL { refusalCount = 0 }
            return
        }
        // What can't be told from a passing failure leaves things as they are.
        guard Self.sorts.contains(sort), !outcome.operation.isOfSession else { return }
        refusals[outcome.operation] = outcome
        refusalCount += sort == .noFragments ? 1 : 0
    }

    private func isTrouble(_ triage: Triage, in stream: StreamState) -> Bool {
        if !refusals.isEmpty {
            return triage.cause != .notFoundYet || open != nil || refusalCount >= Self.refusalsByTheWay
        }
        guard let first = stream.archive.firstListed, stream.archive.history.isEmpty else { return false }
        return stream.now.timeIntervalSince(first) >= Self.emptySeconds
    }

    private mutating func end(at now: Date, into ledger: inout FindingLedger) {
        guard let open else { return }
        self.open = nil
        refusalCount = 0
        ledger.resolve(.noFragments, open.subject, at: now) {
            $0.sentences.what = "There were no fragments to watch until \(Wording.clock(now))."
        }
    }

    private func finding(
        _ triage: Triage, _ subject: String, from: Date, severity: Finding.Severity
    ) -> Finding {
        let refusal = triage.refusal?.failure
        var evidence = triage.evidence
        if let refusal {
            evidence.append(.init("error_code", .text(refusal.code)))
            evidence.append(.init("error_message", .text(refusal.message)))
        }
        if let status = refusal?.status { evidence.append(.init("http_status", .count(status))) }
        if let id = refusal?.requestID { evidence.append(.init("request_id", .text(id))) }
        return Finding(
            kind: .noFragments, subject: subject, severity: severity, state: .confirmed, from: from, to: nil,
            cause: triage.cause.rawValue, evidence: evidence,
            sentences: triage.cause.sentences(triage))
    }
}
