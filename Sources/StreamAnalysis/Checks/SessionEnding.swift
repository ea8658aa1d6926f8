import FoundationEssentials

/// A session that works no more.
struct SessionEnding: Sendable {
    /// Which one.
    let session: SessionStatus
    /// The refusal's HTTP status, or `nil` where it was the clock that told.
    let status: Int?
    /// No fragment came for so long that LIVE sessions break.
    let isProducerSilent: Bool

    /// What it says: `left` seconds were left of its life, none of them where it expired.
    func finding(_ kind: Finding.Kind, left: Double) -> Finding {
        let isLoss = kind == .sessionLost
        var evidence: [Finding.Evidence] = [.init("expires", .date(session.expires))]
        if let status { evidence.append(.init("http_status", .count(status))) }
        if isLoss { evidence.append(.init("lost_before_expiry_seconds", .number(left))) }
        return Finding(
            kind: kind, subject: "session-\(session.id.ordinal)",
            severity: isLoss && !isProducerSilent ? .warning : .notice, state: .confirmed,
            from: session.lost ?? session.expires, to: nil,
            cause: isLoss && isProducerSilent ? "producer-silent" : status.map { "http-\($0)" },
            evidence: evidence, sentences: isLoss ? loss(left: left) : expiry)
    }

    private func loss(left: Double) -> Finding.Sentences {
        let when = Wording.clock(session.lost ?? session.expires)
        return Finding.Sentences(
            what: "The monitor's session \(session.id.ordinal) stopped working at \(when), "
                + "\(Wording.span(left)) before it expires" + (status.map { ": HTTP \($0)." } ?? "."),
            why: isProducerSilent
                ? "A LIVE session breaks after 30 s without a fragment (KVS API reference, GetHLSStreamingSessionURL)."
                : "HLS requests of a session that lives are answered with 200; 403 means a refused token, and a LIVE session breaks "
                    + "after 30 s without a fragment (KVS API reference).",
            viewer: "Viewers whose sessions end as well need a new URL.",
            next: isProducerSilent
                ? "See the finding producer-silent: the session isn't the cause."
                : "Nothing, if a new session opens by itself; else look at the calls.")
    }

    private var expiry: Finding.Sentences {
        Finding.Sentences(
            what: "The monitor's session \(session.id.ordinal) expired at \(Wording.clock(session.expires)).",
            why:
                "HLS requests with an expired token are answered with 403 (KVS API reference, GetHLSStreamingSessionURL).",
            viewer: "Viewers whose sessions are as old need a new URL.",
            next: "Nothing, if a new session opens by itself; else look at the calls.")
    }
}
