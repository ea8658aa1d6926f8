import FoundationEssentials

/// What is true where the service itself is at fault.
extension ScenarioRun {
    /// The findings about the service's faults that happen around `window`.
    func serviceFindings(in window: Range<Date>) -> [ExpectedFinding] {
        service.faults.flatMap { fault in
            starts(of: fault, in: window).flatMap { findings(for: fault, from: $0) }
        } + passingTroubles
    }

    /// When `fault` begins: once, or every period from the one before `window` on.
    private func starts(of fault: ServiceFault, in window: Range<Date>) -> [Instant] {
        let first = start + fault.start
        guard let period = service.period?.milliseconds else { return [first] }
        let from = (Instant(window.lowerBound) - first).milliseconds.flooredQuotient(by: period)
        let to = (Instant(window.upperBound) - first).milliseconds.flooredQuotient(by: period)
        return (from - 1...max(from, to)).map { first + .milliseconds($0 * period) }
    }

    private func findings(for fault: ServiceFault, from start: Instant) -> [ExpectedFinding] {
        let lasts: Duration? = fault.effect == .expireSessions ? .zero : fault.duration
        let end = lasts.map { (start + $0).date }
        let seen = (start + fault.effect.tellingSpan).date
        let isLong = fault.duration.map { $0 > fault.effect.tellingSpan + .seconds(2) } ?? true
        let isCertain = isLong && fault.oneIn == 1
        let certain = fault.effect.certainFinding.map { id in
            fault.causes(of: id).map { cause in
                ExpectedFinding(
                    id, cause: cause, from: start.date, to: end, evidenceComplete: seen,
                    necessity: isCertain ? .required : .allowed)
            }
        }
        let consequences = [
            "call-failing", "throttled", "stale-playlist", "missing-from-playlist", "session-lost",
            "monitor-behind",
        ]
        let allowed = consequences.filter { $0 != fault.effect.certainFinding }.map {
            ExpectedFinding($0, from: start.date, to: end, evidenceComplete: seen, necessity: .allowed)
        }
        return (certain ?? []) + allowed + [unseen(during: fault, from: start, seen)]
            + jump(after: fault, from: start, seen)
    }

    /// A playlist that stood still for about as long as its window goes on past segments that it never showed.
    private func jump(after fault: ServiceFault, from start: Instant, _ seen: Date) -> [ExpectedFinding] {
        guard case .stalePlaylist = fault.effect else { return [] }
        return [
            ExpectedFinding(
                "media-sequence-jump", from: start.date, to: nil, evidenceComplete: seen, necessity: .allowed)
        ]
    }

    /// What slides out of a playlist that stands still, or can't be loaded, isn't seen there.
    private func unseen(during fault: ServiceFault, from start: Instant, _ seen: Date) -> ExpectedFinding {
        ExpectedFinding(
            "missing-from-playlist", cause: "slid-out-between-polls", from: start.date, to: nil,
            evidenceComplete: seen, necessity: .allowed)
    }

    /// Where some requests fail and others don't, for longer than the pauses between, it is one trouble that comes and goes.
    private var passingTroubles: [ExpectedFinding] {
        let isPassing = service.faults.contains { $0.oneIn > 1 && $0.effect.isOfRequests }
        guard isPassing else { return [] }
        return ["call-failing", "throttled", "monitor-behind"].map {
            ExpectedFinding(
                $0, from: start.date, to: nil, evidenceComplete: start.date, necessity: .allowed)
        }
    }
}

extension ServiceFault {
    /// What tells the findings `id` about it apart: each throttled operation has one of its own.
    fileprivate func causes(of id: String) -> [String?] {
        guard id == "throttled" else { return [nil] }
        let polled = ["ListFragments", "GetHLSMediaPlaylist"]
        return operations.isEmpty ? polled : polled.filter { operations.contains($0) }
    }
}

extension ServiceFault.Effect {
    /// The finding that tells of it, where it lasts and hits every request; `nil` where nothing needs to be noticed.
    fileprivate var certainFinding: String? {
        switch self {
        case .throttle: "throttled"
        case .internalFailure, .unavailable, .reset, .truncate, .malformed: "call-failing"
        case .stalePlaylist: "stale-playlist"
        case .expireSessions: "session-lost"
        case .delay(let delay): delay >= Self.tellingDelay ? "monitor-behind" : nil
        }
    }

    /// Answers that come so much later make the monitor's polls, one a second, clearly late.
    private static let tellingDelay: Duration = .seconds(2)

    /// After so long it is clear.
    ///
    /// Three failed calls a second apart tell a failing service from a hiccup, three slow answers a slow one; playlists last a
    /// few seconds by themselves.
    fileprivate var tellingSpan: Duration {
        switch self {
        case .delay(let delay): (delay + .seconds(1)) * 3
        case .stalePlaylist: .seconds(12)
        case .throttle, .internalFailure, .unavailable, .reset, .truncate, .malformed, .expireSessions:
            .seconds(5)
        }
    }
}
