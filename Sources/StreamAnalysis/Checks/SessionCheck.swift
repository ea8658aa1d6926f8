import FoundationEssentials

/// The monitor's own session: about to expire, expired, or lost; and how the next one joins.
struct SessionCheck: Check {
    static let kinds: [Finding.Kind] = [.sessionExpiring, .sessionExpired, .sessionLost]

    /// A session in good order is renewed when a tenth of its life is left, so less than half of that is worth telling.
    private static func infoSeconds(of session: SessionStatus) -> Double {
        min(300, session.expires.timeIntervalSince(session.opened) / 20)
    }

    private static let noticeSeconds = 60.0

    private var open: [(kind: Finding.Kind, subject: String)] = []
    private var stitch: Stitch?

    mutating func review(
        _ changes: StreamState.Changes, of stream: StreamState, into ledger: inout FindingLedger
    ) {
        if case .opened? = changes.session?.change { end(in: stream, into: &ledger) }
        join(changes, in: stream, into: &ledger)
        guard let session = stream.sessions.current else { return }
        let subject = "session-\(session.id.ordinal)"
        let left = session.expires.timeIntervalSince(stream.now)
        if case .lost(let status)? = changes.session?.change {
            let kind: Finding.Kind = left <= 0 ? .sessionExpired : .sessionLost
            let ending = SessionEnding(
                session: session, status: status,
                isProducerSilent: ProducerSilentCheck.hasBrokenSessions(in: stream))
            put(ending.finding(kind, left: left), at: stream.now, into: &ledger)
        } else if session.lost == nil, left <= 0 {
            guard ledger[.sessionExpired, subject] == nil else { return }
            let ending = SessionEnding(session: session, status: nil, isProducerSilent: false)
            put(ending.finding(.sessionExpired, left: left), at: stream.now, into: &ledger)
        } else if session.lost == nil, left < Self.infoSeconds(of: session) {
            put(expiring(session, left: left), at: stream.now, into: &ledger)
        }
    }

    private mutating func end(in stream: StreamState, into ledger: inout FindingLedger) {
        for (kind, subject) in open {
            ledger.resolve(kind, subject, at: stream.now)
            guard kind != .sessionExpiring, let session = stream.sessions.current else { continue }
            stitch = Stitch(kind: kind, subject: subject, next: session)
        }
        open = []
    }

    /// Completes what is told of a session's end, once it is seen where the next one goes on.
    private mutating func join(
        _ changes: StreamState.Changes, in stream: StreamState, into ledger: inout FindingLedger
    ) {
        guard var joining = stitch, stream.live.latest?.session == joining.next.id else { return }
        guard joining.note(changes), var finding = ledger[joining.kind, joining.subject] else { return }
        stitch = joining
        joining.complete(&finding)
        ledger.put(finding, at: stream.now)
    }

    private mutating func put(_ finding: Finding, at now: Date, into ledger: inout FindingLedger) {
        if finding.kind != .sessionExpiring { ledger.resolve(.sessionExpiring, finding.subject, at: now) }
        if !open.contains(where: { $0.kind == finding.kind && $0.subject == finding.subject }) {
            open.append((finding.kind, finding.subject))
        }
        ledger.put(finding, at: now)
    }

    private func expiring(_ session: SessionStatus, left: Double) -> Finding {
        Finding(
            kind: .sessionExpiring, subject: "session-\(session.id.ordinal)",
            severity: left < Self.noticeSeconds ? .notice : .info, state: .confirmed,
            from: session.expires.addingTimeInterval(-Self.infoSeconds(of: session)), to: nil,
            evidence: [.init("expires_in_seconds", .number(left)), .init("expires", .date(session.expires))],
            sentences: .init(
                what: "The monitor's session \(session.id.ordinal) expires in \(Wording.span(left)), at "
                    + "\(Wording.clock(session.expires)), and isn't renewed yet.",
                why:
                    "A session lives for the Expires that was asked for (KVS API reference, GetHLSStreamingSessionURL).",
                viewer: "Nothing: it is the monitor's own session; viewers have theirs.",
                next: "Nothing: it is renewed by itself; if not, look at the calls."))
    }
}
