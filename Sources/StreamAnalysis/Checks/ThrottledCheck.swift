/// Calls of the monitor that the service refuses because there are too many of them.
struct ThrottledCheck: Check {
    static let kinds: [Finding.Kind] = [.throttled]

    private var episodes = FailureEpisodes(of: [.throttling])

    mutating func review(
        _ changes: StreamState.Changes, of stream: StreamState, into ledger: inout FindingLedger
    ) {
        guard let outcome = changes.call else { return }
        switch episodes.absorb(outcome) {
        case .goesOn(let episode):
            ledger.put(finding(episode), at: stream.now)
        case .ended(let episode):
            ledger.resolve(
                .throttled, episode, at: stream.now,
                what:
                    "\(episode.latest.operation.rawValue) was throttled \(Wording.count(episode.count, "time")) "
                    + "until \(Wording.clock(episode.latest.date)) and answers again.")
        case nil: break
        }
    }

    private func finding(_ episode: FailureEpisodes.Episode) -> Finding {
        let operation = episode.latest.throttledOperation
        let quota = operation.quota
        return Finding(
            kind: .throttled, subject: episode.subject, severity: .warning, state: .confirmed,
            from: episode.began, to: nil, cause: operation.rawValue,
            evidence: episode.evidence + [.init("quota", .text(quota.words))],
            sentences: .init(
                what: "\(operation.rawValue) is throttled since \(Wording.clock(episode.began)): "
                    + "\(episode.latest.failure?.code ?? "") "
                    + "\(Wording.count(episode.count, "time")), last at \(Wording.clock(episode.latest.date)).",
                why: "Its quota is \(quota.words) (KVS developer guide, quotas).",
                viewer: quota.isShared
                    ? "Players share this quota with the monitor: theirs may be refused, too, and halt."
                    : "Nothing: the quota is that of the monitor's own session.",
                next: quota.isShared
                    ? "Look who else reads this stream, and at the CloudWatch metrics of its requests. The monitor asks less often by itself."
                    : "Nothing: the monitor asks less often by itself."))
    }
}

/// What the service allows of an operation. Source: KVS developer guide, quotas.
private struct CallQuota {
    var words: String
    /// All readers of the stream share it.
    var isShared = true
}

extension CallOutcome {
    /// The operation that was throttled: a call asks for its data endpoint first, and the refusal says which of them it was.
    ///
    /// The service's words: `Limit exceeded on number of requests for GetDataEndpoint API for resource '…'`.
    fileprivate var throttledOperation: Operation {
        let message = failure?.message ?? ""
        return Operation.allCases.first { message.contains("requests for \($0.rawValue) API") } ?? operation
    }
}

extension CallOutcome.Operation {
    fileprivate var quota: CallQuota {
        switch self {
        case .describeStream: CallQuota(words: "5 requests a second for each stream, 300 for the account")
        case .getDataEndpoint: CallQuota(words: "5 requests a second for each stream, 300 for the account")
        case .listFragments:
            CallQuota(words: "10,000 metadata points a second for each stream; a call costs its MaxResults")
        case .getHLSStreamingSessionURL: CallQuota(words: "25 requests a second for each stream")
        case .getHLSMasterPlaylist: CallQuota(words: "5 requests a second for each session", isShared: false)
        case .getHLSMediaPlaylist:
            CallQuota(
                words:
                    "5 requests a second for each session, and 10,000 metadata points a second for each stream"
            )
        case .getMP4MediaFragment:
            CallQuota(
                words: "20 requests a second for each session, and 500 media points a second for each stream")
        }
    }
}
