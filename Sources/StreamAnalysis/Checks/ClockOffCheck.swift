import FoundationEssentials

/// This machine's clock is off, up to signatures being refused.
struct ClockOffCheck: Check {
    static let kinds: [Finding.Kind] = [.clockOff]

    /// Date headers have whole seconds: less than this says nothing.
    private static let noticeSeconds = 2.0
    private static let endSeconds = 1.5
    private static let warningSeconds = 60.0
    /// A signature's date may be so far from the service's. Source: IAM user guide, Signature Version 4.
    private static let refusalSeconds = 300.0

    private var refusals = FailureEpisodes(of: [.clock], scope: .allSignedOperations)
    private var refused: CallOutcome?
    private var open: (subject: String, from: Date)?
    private var ordinal = 0

    mutating func review(
        _ changes: StreamState.Changes, of stream: StreamState, into ledger: inout FindingLedger
    ) {
        guard changes.clock != nil || changes.call != nil else { return }
        if let outcome = changes.call {
            switch refusals.absorb(outcome) {
            case .goesOn(let episode): refused = episode.latest
            case .ended: refused = nil
            case nil: if changes.clock == nil { return }
            }
        }
        let offset = stream.clock?.offsetSeconds ?? 0
        guard abs(offset) >= (open == nil ? Self.noticeSeconds : Self.endSeconds) || refused != nil else {
            return end(at: stream.now, into: &ledger)
        }
        let subject = begin(at: stream.now)
        ledger.put(finding(offset, subject.subject, from: subject.from), at: stream.now)
    }

    private mutating func begin(at now: Date) -> (subject: String, from: Date) {
        if let open { return open }
        ordinal += 1
        let begun = ("clock-\(ordinal)", now)
        open = begun
        return begun
    }

    private mutating func end(at now: Date, into ledger: inout FindingLedger) {
        guard let open else { return }
        self.open = nil
        ledger.resolve(.clockOff, open.subject, at: now) {
            $0.sentences.what = "This machine's clock was off until \(Wording.clock(now)) and is right now."
        }
    }

    private func finding(_ offset: Double, _ subject: String, from: Date) -> Finding {
        let magnitude = abs(offset)
        let isRefused = refused != nil || magnitude > Self.refusalSeconds
        let severity: Finding.Severity =
            isRefused ? .critical : magnitude > Self.warningSeconds ? .warning : .notice
        let direction = offset > 0 ? "behind" : "ahead of"
        let size =
            magnitude < Self.noticeSeconds
            ? "isn't the service's" : "is \(Wording.span(magnitude)) \(direction) the service's"
        return Finding(
            kind: .clockOff, subject: subject, severity: severity, state: .confirmed, from: from, to: nil,
            cause: refused == nil ? nil : "signatures-refused", evidence: evidence(offset),
            sentences: .init(
                what: refused == nil
                    ? "This machine's clock \(size)."
                    : "This machine's clock \(size), and signed calls are refused.",
                why:
                    "The Date header of the service's answers tells its time; signatures more than 5 minutes off are refused "
                    + "(IAM user guide, Signature Version 4).",
                viewer:
                    "Nothing: it is the monitor's machine. A producer's clock that is off is the finding clock-skew.",
                next: "Set this machine's clock by NTP (`timedatectl`, `chronyc tracking`)."
                    + (isRefused ? "" : " The times shown here are the service's already.")))
    }

    private func evidence(_ offset: Double) -> [Finding.Evidence] {
        var evidence: [Finding.Evidence] = [.init("clock_behind_seconds", .number(offset))]
        guard let failure = refused?.failure else { return evidence }
        evidence.append(.init("error_code", .text(failure.code)))
        evidence.append(.init("error_message", .text(failure.message)))
        if let id = failure.requestID { evidence.append(.init("request_id", .text(id))) }
        return evidence
    }
}
