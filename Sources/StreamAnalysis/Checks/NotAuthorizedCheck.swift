import FoundationEssentials

/// Calls that the monitor's identity may not make, or that nobody could make with its keys.
struct NotAuthorizedCheck: Check {
    static let kinds: [Finding.Kind] = [.notAuthorized]

    private var permissions = FailureEpisodes(of: [.permission])
    private var keys = FailureEpisodes(of: [.unknownCredentials], scope: .allSignedOperations)

    mutating func review(
        _ changes: StreamState.Changes, of stream: StreamState, into ledger: inout FindingLedger
    ) {
        guard let outcome = changes.call else { return }
        tell(permissions.absorb(outcome), permission, at: stream.now, into: &ledger)
        tell(keys.absorb(outcome), unknownKeys, at: stream.now, into: &ledger)
    }

    private func tell(
        _ change: FailureEpisodes.Change?, _ finding: (FailureEpisodes.Episode) -> Finding, at now: Date,
        into ledger: inout FindingLedger
    ) {
        switch change {
        case .goesOn(let episode): ledger.put(finding(episode), at: now)
        case .ended(let episode):
            ledger.resolve(
                .notAuthorized, episode, at: now,
                what:
                    "\(episode.latest.operation.rawValue) was refused until \(Wording.clock(episode.latest.date)) "
                    + "and is allowed now.")
        case nil: break
        }
    }

    private func permission(_ episode: FailureEpisodes.Episode) -> Finding {
        let denial = Denial(of: episode.latest)
        let who = denial.who ?? "The caller"
        return Finding(
            kind: .notAuthorized, subject: episode.subject, severity: .warning, state: .confirmed,
            from: episode.began, to: nil, cause: "missing-permission",
            evidence: episode.evidence + denial.evidence,
            sentences: .init(
                what:
                    "\(who) may not call \(denial.action): \(episode.latest.operation.rawValue) is refused since "
                    + "\(Wording.clock(episode.began)).",
                why:
                    "The service answers \(episode.latest.failure?.code ?? ""): no policy of the caller allows the action, or one "
                    + "denies it (IAM user guide, policy evaluation logic).",
                viewer: "Nothing that is known: the monitor is blind, the stream may be well.",
                next:
                    "Allow \(denial.action) on \(denial.resource ?? "this stream") in the caller's IAM policy, or use another --profile."
            ))
    }

    private func unknownKeys(_ episode: FailureEpisodes.Episode) -> Finding {
        let code = episode.latest.failure?.code ?? ""
        let isSignature = code.contains("Signature")
        return Finding(
            kind: .notAuthorized, subject: episode.subject, severity: .critical, state: .confirmed,
            from: episode.began, to: nil, cause: isSignature ? "wrong-secret" : "unknown-keys",
            evidence: episode.evidence,
            sentences: .init(
                what: "All signed calls are refused since \(Wording.clock(episode.began)): "
                    + Wording.sentence("\(code), \(episode.latest.failure?.message ?? "")"),
                why: isSignature
                    ? "The signature isn't that of the access key's secret (KVS API reference, common errors)."
                    : "The service doesn't know the access key or its session token (KVS API reference, common errors).",
                viewer: "Nothing that is known: the monitor is blind, the stream may be well.",
                next: isSignature
                    ? "Check the secret access key, and that --region is the stream's."
                    : "Check the access key; temporary keys need their session token (AWS_SESSION_TOKEN), too."
            ))
    }
}

/// What the service says about who may not do what.
///
/// Its words: `User: ARN is not authorized to perform: ACTION on resource: ARN because …`.
struct Denial: Hashable, Sendable {
    /// The identity's ARN, or `nil` where the service doesn't tell.
    var who: String?
    /// The action, such as `kinesisvideo:ListFragments`.
    var action: String
    /// The resource's ARN, or `nil` where the service doesn't tell.
    var resource: String?

    /// What `outcome`'s message tells; the action is the operation's where it tells none.
    init(of outcome: CallOutcome) {
        let message = outcome.failure?.message ?? ""
        who = Self.word(after: "User: ", in: message)
        action = Self.word(after: "perform: ", in: message) ?? "kinesisvideo:\(outcome.operation.rawValue)"
        resource = Self.word(after: "resource: ", in: message)
    }

    /// What is known, as evidence.
    var evidence: [Finding.Evidence] {
        [("action", action), ("identity", who), ("resource", resource)].compactMap { name, value in
            value.map { .init(name, .text($0)) }
        }
    }

    private static func word(after label: String, in text: String) -> String? {
        guard let range = text.firstRange(of: label) else { return nil }
        let word = text[range.upperBound...].prefix { !$0.isWhitespace }
        let end = word.hasSuffix(".") || word.hasSuffix(",") ? word.dropLast() : word
        return end.isEmpty ? nil : String(end)
    }
}
