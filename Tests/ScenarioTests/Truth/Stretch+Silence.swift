import FoundationEssentials
import StreamAnalysis

@testable import KinesisVideoSimulator

/// What is true where nothing new comes for a while.
extension Stretch {
    /// LIVE sessions end when no fragment came for this long.
    /// Source: KVS API reference, GetHLSStreamingSessionURL, ResourceNotFoundException.
    static let sessionPatience: Duration = .seconds(30)
    /// Between being listable and being listed, and from one poll to the next.
    static let pollSlack: Duration = .milliseconds(1300)
    /// A silence is no rhythm from here on, unless the stream's own is slower: three strides.
    private var overdueAfter: Duration { max(.seconds(5), run.stride * 3) }

    /// Pauses between arrivals that are longer than the stream's rhythm.
    var silences: [ExpectedFinding] {
        pairs(arrivals.map(\.capture)).flatMap { before, after -> [ExpectedFinding] in
            guard after.listable - before.listable + Self.pollSlack > overdueAfter else { return [] }
            let isLong = breaksSessions(before, after)
            let silence = ExpectedFinding(
                .producerSilent, from: before.producerEnd.date,
                to: max(before.producerEnd, after.producerTimestamp).date,
                evidenceComplete: (before.listable + overdueAfter).date,
                necessity: isLong ? .required : .allowed)
            return isLong ? [silence] + brokenSessions(before, after) : [silence]
        }
    }

    /// Times in which a LIVE playlist doesn't grow.
    var standstills: [ExpectedFinding] {
        let target = Duration.seconds((run.stride.milliseconds + 999) / 1000)
        let patience = max(.seconds(5), target * 3 / 2)
        return pairs(shown).compactMap { before, after in
            guard after.persisted - before.persisted + Self.pollSlack > patience else { return nil }
            return ExpectedFinding(
                .stalePlaylist, from: before.persisted.date, to: after.persisted.date,
                evidenceComplete: (before.listable + max(overdueAfter, patience)).date,
                necessity: after.persisted - before.persisted > Self.sessionPatience + Self.pollSlack
                    ? .required : .allowed)
        }
    }

    private func breaksSessions(_ before: Capture, _ after: Capture) -> Bool {
        after.persisted - before.serverTimestamp > Self.sessionPatience
    }

    private func brokenSessions(_ before: Capture, _ after: Capture) -> [ExpectedFinding] {
        let broken = (before.serverTimestamp + Self.sessionPatience).date
        let kinds: [Finding.Kind] = [.sessionLost, .callFailing, .noFragments, .missingFromPlaylist]
        return kinds.map {
            ExpectedFinding(
                $0, from: broken, to: after.persisted.date, evidenceComplete: broken, necessity: .allowed)
        }
    }

    private func pairs(_ captures: [Capture]) -> some Sequence<(Capture, Capture)> {
        zip(captures, captures.dropFirst())
    }
}
