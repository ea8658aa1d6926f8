/// Calls of the monitor that fail again and again: it is blind, which says nothing about the stream.
///
/// Failures with a meaning of their own (throttling, permissions, credentials, clocks, no fragments) are told by their checks.
struct CallFailingCheck: Check {
    static let kinds: [Finding.Kind] = [.callFailing]

    private var episodes = FailureEpisodes(of: [.other, .session, .noCredentials], failuresNeeded: 3)

    mutating func review(
        _ changes: StreamState.Changes, of stream: StreamState, into ledger: inout FindingLedger
    ) {
        guard let outcome = changes.call else { return }
        // Credentials that can't be had are told by themselves.
        if FailureSort(of: outcome) == .noCredentials, stream.credentials?.trouble != nil { return }
        switch episodes.absorb(outcome) {
        case .goesOn(let episode):
            ledger.put(finding(episode, of: stream.description), at: stream.now)
        case .ended(let episode):
            ledger.resolve(
                .callFailing, episode, at: stream.now,
                what:
                    "\(episode.latest.operation.rawValue) failed \(Wording.count(episode.count, "time")) until "
                    + "\(Wording.clock(episode.latest.date)) and answers again.")
        case nil: break
        }
    }

    private func finding(_ episode: FailureEpisodes.Episode, of stream: StreamDescription) -> Finding {
        let name = episode.latest.operation.rawValue
        let failure = episode.latest.failure
        return Finding(
            kind: .callFailing, subject: episode.subject, severity: .warning, state: .confirmed,
            from: episode.began, to: nil, cause: failure?.code, evidence: episode.evidence,
            sentences: .init(
                what: "\(name) failed \(episode.streak) times in a row, last at "
                    + "\(Wording.clock(episode.latest.date)): "
                    + Wording.sentence("\(failure?.code ?? ""), \(failure?.message ?? "")"),
                why: "Three failures in a row, retries included; answers end it.",
                viewer: "Nothing that is known: the monitor is blind, the stream may be well.",
                next: next(episode.latest, of: stream)))
    }

    private func next(_ outcome: CallOutcome, of stream: StreamDescription) -> String {
        if FailureSort(of: outcome) == .noCredentials {
            return
                "Give the monitor credentials: `kvsmon doctor \(stream.name)` says where it looked for them."
        }
        return outcome.failure?.status.map { $0 >= 500 } ?? false
            ? "The service fails: look at the AWS Health Dashboard of the region, and give AWS support the request ids."
            : "Look at the network between this machine and the service, a proxy, and the endpoint: "
                + "`kvsmon doctor \(stream.name)` checks each step."
    }
}
