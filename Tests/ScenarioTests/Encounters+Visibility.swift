import FoundationEssentials
import StreamAnalysis

@testable import KinesisVideoSimulator

/// What of the producer's doings could be seen while calls failed.
extension Encounters {
    /// What a poll a second may leave out, in seconds.
    private static let pauseSeconds = 3.5

    /// `truth` as far as it can be known, where some of it happened after `begin`.
    func visible(_ truth: ExpectedFinding, since begin: Date) -> ExpectedFinding {
        var visible = truth
        if let around = truth.blindnessThatHides, isBlind(from: around.lowerBound, to: around.upperBound) {
            visible.necessity = .allowed
        }
        guard truth.necessity == .required, truth.evidenceComplete >= begin else { return visible }
        // It is sure with the listing that comes when no straggler is expected any more; the next one may be needed as well.
        guard let seen = listing(since: truth.evidenceComplete),
            let second = secondListing(from: seen.addingTimeInterval(Comparison.settlingSeconds))
        else {
            visible.necessity = .allowed
            return visible
        }
        let latest = second.addingTimeInterval(-Comparison.settlingSeconds - Comparison.pollSeconds)
        visible.evidenceComplete = max(truth.evidenceComplete, latest)
        return visible
    }

    /// The other ways in which `truth` may be told because listings failed when it happened.
    func unwatched(_ truth: ExpectedFinding) -> [ExpectedFinding] {
        guard truth.kind == .missingFromPlaylist, truth.cause == "late",
            let around = truth.blindnessThatHides,
            isBlind(from: around.lowerBound, to: around.upperBound)
        else { return [] }
        var other = truth
        (other.cause, other.necessity) = ("listing-was-down", .allowed)
        return [other]
    }

    /// The end of the first listing that was asked for at `date` or later.
    private func listing(since date: Date) -> Date? {
        listings.first { $0.asked >= date }?.ended
    }

    /// The end of the second listing that came at `date` or later.
    private func secondListing(from date: Date) -> Date? {
        listings.lazy.filter { $0.ended >= date }.dropFirst().first?.ended
    }

    /// Listings or playlists didn't come for a while between `from` and `to`.
    private func isBlind(from: Date, to: Date) -> Bool {
        let playlists = loads.filter { $0.track == 1 && $0.isCurrent }.map(\.ended)
        return [listings.map(\.ended), playlists].contains { ends in
            zip(ends, ends.dropFirst()).contains { one, next in
                next.timeIntervalSince(one) > Self.pauseSeconds && one < to && next > from
            } || (ends.last ?? .distantPast) < to
        }
    }

    /// The listings that came, in order.
    private var listings: [Call] {
        calls.filter { $0.operation == .listFragments && $0.fate == .answered }
    }
}

extension ExpectedFinding {
    /// The time in which a monitor must look at listings and playlists all the time to be sure of it, or `nil` where what it
    /// sees later says the same.
    fileprivate var blindnessThatHides: ClosedRange<Date>? {
        let length = to.map { max(0, $0.timeIntervalSince(from)) } ?? 0
        let (seconds, lateSeconds) = (10.0, 25.0)
        return switch kind {
        case .lateFragment, .missingFromPlaylist:
            evidenceComplete.addingTimeInterval(-lateSeconds)...evidenceComplete
        case .stalePlaylist, .producerSilent:
            evidenceComplete.addingTimeInterval(
                -seconds)...evidenceComplete.addingTimeInterval(max(length, seconds))
        default: nil
        }
    }
}
