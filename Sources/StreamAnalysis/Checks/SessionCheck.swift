import FoundationEssentials

/// The monitor's own session: about to expire, expired, or lost.
struct SessionCheck: Check {
    static let kinds: [Finding.Kind] = [.sessionExpiring, .sessionExpired, .sessionLost]

    /// A session in good order is renewed when a tenth of its life is left, so less than half of that is worth telling.
    private static func infoSeconds(of session: SessionStatus) -> Double {
        min(300, session.expires.timeIntervalSince(session.opened) / 20)
    }

    private static let noticeSeconds = 60.0

    private var open: [(kind: Finding.Kind, subject: String)] = []

    mutating func review(
        _ changes: StreamState.Changes, of stream: StreamState, into ledger: inout FindingLedger
    ) {
        if case .opened? = changes.session?.change {
            for (kind, subject) in open { ledger.resolve(kind, subject, at: stream.now) }
            open = []
        }
        guard let session = stream.sessions.current else { return }
        let subject = "session-\(session.id.ordinal)"
        let left = session.expires.timeIntervalSince(stream.now)
        if case .lost(let status)? = changes.session?.change {
            let kind: Finding.Kind = left <= 0 ? .sessionExpired : .sessionLost
            put(ended(kind, session, status: status, left: left), at: stream.now, into: &ledger)
        } else if session.lost == nil, left <= 0 {
            guard ledger[.sessionExpired, subject] == nil else { return }
            put(ended(.sessionExpired, session, status: nil, left: left), at: stream.now, into: &ledger)
        } else if session.lost == nil, left < Self.infoSeconds(of: session) {
            put(expiring(session, left: left, at: stream.now), at: stream.now, into: &ledger)
        }
    }

    private mutating func put(_ finding: Finding, at now: Date, into ledger: inout FindingLedger) {
        if finding.kind != .sessionExpiring { ledger.resolve(.sessionExpiring, finding.subject, at: now) }
        if !open.contains(where: { $0.kind == finding.kind && $0.subject == finding.subject }) {
            open.append((finding.kind, finding.subject))
        }
        ledger.put(finding, at: now)
    }

    private func expiring(_ session: SessionStatus, left: Double, at now: Date) -> Finding {
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

    private func ended(
        _ kind: Finding.Kind, _ session: SessionStatus, status: Int?, left: Double
    ) -> Finding {
        let isLoss = kind == .sessionLost
        let when = session.lost ?? session.expires
        var evidence: [Finding.Evidence] = [.init("expires", .date(session.expires))]
        if let status { evidence.append(.init("http_status", .count(status))) }
        if isLoss { evidence.append(.init("lost_before_expiry_seconds", .number(left))) }
        return Finding(
            kind: kind, subject: "session-\(session.id.ordinal)", severity: isLoss ? .warning : .notice,
            state: .confirmed, from: when, to: nil, cause: status.map { "http-\($0)" }, evidence: evidence,
            sentences: .init(
                what: isLoss
                    ? "The monitor's session \(session.id.ordinal) stopped working at \(Wording.clock(when)), "
                        + "\(Wording.span(left)) before it expires" + (status.map { ": HTTP \($0)." } ?? ".")
                    : "The monitor's session \(session.id.ordinal) expired at \(Wording.clock(session.expires)).",
                why: isLoss
                    ? "HLS requests of a session that lives are answered with 200; 403 means a refused token, and a LIVE session breaks "
                        + "after 30 s without a fragment (KVS API reference)."
                    : "HLS requests with an expired token are answered with 403 (KVS API reference, GetHLSStreamingSessionURL).",
                viewer: isLoss
                    ? "Viewers whose sessions end as well need a new URL."
                    : "Viewers whose sessions are as old need a new URL.",
                next: "Nothing, if a new session opens by itself; else look at the calls."))
    }
}
