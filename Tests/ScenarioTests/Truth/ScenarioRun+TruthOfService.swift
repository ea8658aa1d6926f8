import FoundationEssentials
import StreamAnalysis

@testable import KinesisVideoSimulator

/// What is true where the service itself is so clearly at fault that whoever watches it can't miss it; what else is seen depends
/// on which requests are made.
extension ScenarioRun {
    /// The findings about the service's faults that happen around `window`.
    func serviceFindings(in window: Range<Date>) -> [ExpectedFinding] {
        service.faults.flatMap { fault in
            starts(of: fault, in: window).flatMap { findings(for: fault, from: $0) }
        }
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
        let isLong = fault.duration.map { $0 > fault.effect.tellingSpan + .seconds(2) } ?? true
        guard let kind = fault.effect.certainFinding, isLong, fault.oneIn == 1 else { return [] }
        return fault.causes(of: kind).map { cause in
            ExpectedFinding(
                kind, cause: cause, from: start.date, to: lasts.map { (start + $0).date },
                evidenceComplete: (start + fault.effect.tellingSpan).date)
        }
    }
}

extension ServiceFault {
    /// What tells the findings of `kind` about it apart: each throttled operation has one of its own.
    fileprivate func causes(of kind: Finding.Kind) -> [String?] {
        guard kind == .throttled else { return [nil] }
        let polled = ["ListFragments", "GetHLSMediaPlaylist"]
        return operations.isEmpty ? polled : polled.filter { operations.contains($0) }
    }
}

extension ServiceFault.Effect {
    /// The finding that tells of it, where it lasts and hits every request; `nil` where nothing needs to be noticed.
    fileprivate var certainFinding: Finding.Kind? {
        switch self {
        case .throttle: .throttled
        case .internalFailure, .unavailable, .reset, .truncate, .malformed: .callFailing
        case .stalePlaylist: .stalePlaylist
        case .expireSessions: .sessionLost
        case .delay(let delay): delay >= Self.tellingDelay ? .monitorBehind : nil
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
