import FoundationEssentials
import StreamAnalysis

@testable import KinesisVideoSimulator

/// What is true where media is missing, or came over a new connection.
extension Stretch {
    /// Media that is in no archive, each piece once, and what looks like it until a late fragment comes.
    var gaps: [ExpectedFinding] {
        runs { $0.fate == .lost || $0.fate == .refused }.flatMap(gaps) + gapsUntilLateFragments
    }

    private func gaps(in hole: Hole) -> [ExpectedFinding] {
        pieces(of: hole).map { left, right in
            // What somebody else's media ends is a new connection's, whatever became of the old one.
            gap(from: left, to: right, cause: right == hole.after ? cause(of: hole) : nil)
        }
    }

    /// What is left of `hole` between the media that somebody else sent with the same timestamps.
    private func pieces(of hole: Hole) -> [(left: Capture, right: Capture)] {
        let others = arrivals.filter { $0.producer != 0 }.map(\.capture).filter {
            $0.producerEnd > hole.before.producerEnd && $0.producerTimestamp < hole.after.producerTimestamp
        }
        guard !others.isEmpty else { return [(hole.before, hole.after)] }
        var left = hole.before
        var pieces: [(Capture, Capture)] = []
        for right in others.sorted(by: { $0.producerTimestamp < $1.producerTimestamp }) + [hole.after] {
            if right.producerTimestamp - left.producerEnd > overlapTolerance { pieces.append((left, right)) }
            if right.producerEnd > left.producerEnd { left = right }
        }
        return pieces
    }

    private func gap(from left: Capture, to right: Capture, cause: String?) -> ExpectedFinding {
        // Beside a late fragment, only the next one tells that the clock wasn't set back.
        let following = [left, right].filter { $0.fate == .late }.compactMap { arrival(after: $0) }
        let seen = ([left, right] + following).map(\.listable).max() ?? right.listable
        return ExpectedFinding(
            .gap, cause: cause, from: left.producerEnd.date, to: right.producerTimestamp.date,
            evidenceComplete: seen.date,
            necessity: isStampedOver(left, right, by: seen) ? .allowed : .required)
    }

    /// Before it was sure that nothing fills the hole between `left` and `right`, a clock that was set back stamped what came
    /// later with the times of the hole.
    private func isStampedOver(_ left: Capture, _ right: Capture, by seen: Instant) -> Bool {
        let setBack = occurrences.filter { $0.fault.jump < .zero && $0.slots.lowerBound > right.slot }
        guard let first = setBack.map(\.slots.lowerBound).min() else { return false }
        return arrivals.map(\.capture).contains {
            $0.slot >= first && $0.producerTimestamp < right.producerTimestamp
                && $0.producerEnd > left.producerEnd && $0.listable < seen + Self.straggling
        }
    }

    /// So long after its evidence a hole may still be filled.
    private static let straggling: Duration = .seconds(10)

    /// Where several things happened at one place, a new connection says more than a number that is used up, and that more
    /// than a pause.
    private func cause(of hole: Hole) -> String {
        if isRenewed(over: hole) { return "reconnect-with-loss" }
        let isRefused = hole.slots.contains { self[$0]?.capture.fate == .refused }
        return isRefused ? "refused-at-ingest" : "producer-silent"
    }

    /// A new connection brought what was first to come of the media behind `hole`; what came late may be on a newer one.
    private func isRenewed(over hole: Hole) -> Bool {
        let sent = arrivals.filter { $0.producer == 0 }
        guard let after = sent.firstIndex(where: { $0.capture.slot >= hole.after.slot }),
            let before = sent[..<after].last(where: { $0.capture.slot <= hole.before.slot })
        else { return false }
        return before.connection < sent[after].connection
    }

    /// Until a late fragment comes, what lies between any two of its neighbours that are there looks missing.
    private var gapsUntilLateFragments: [ExpectedFinding] {
        runs { $0.fate != .delivered }.flatMap { hole in
            let late = hole.slots.compactMap { self[$0]?.capture }.filter { $0.fate == .late }
            let ends = [hole.before] + late
            let starts = late + [hole.after]
            return ends.enumerated().flatMap { index, left in
                starts[index...].filter { !late.isEmpty && $0.producerTimestamp > left.producerEnd }.map {
                    right in
                    ExpectedFinding(
                        .gap, from: left.producerEnd.date, to: right.producerTimestamp.date,
                        evidenceComplete: max(right.listable, hole.after.listable).date, necessity: .allowed)
                }
            }
        }
    }

    /// Every new connection, with what it did to the media.
    var reconnects: [ExpectedFinding] { openings.map(reconnect) }

    /// Where the first producer's connections begin: what it sent, with the index of the first that a new one brought.
    private var openings: [(arrivals: [Sending], first: Int)] {
        let sent = arrivals.filter { $0.producer == 0 }
        return sent.indices.dropFirst().filter { sent[$0].connection != sent[$0 - 1].connection }
            .map { (sent, $0) }
    }

    /// What the connection that begins with `first` of `arrivals` did: media that comes late isn't lost.
    private func reconnect(_ arrivals: [Sending], first: Int) -> ExpectedFinding {
        let after = arrivals[first].capture
        let sent = arrivals[..<first].map(\.capture)
        let before = sent.max { $0.slot < $1.slot } ?? after
        let missing = (min(before.slot + 1, after.slot)..<after.slot).filter {
            !(self[$0]?.isArchived ?? false)
        }
        let late = arrivals[first...].map(\.capture).filter { $0.slot > before.slot && $0.slot < after.slot }
        var (cause, one, other) = ("without-loss", end(of: before, until: after), after.producerTimestamp)
        let lost = losses(missing)
        if let first = lost.first, let last = lost.last {
            (cause, one, other) = ("with-loss", first.left.producerEnd, last.right.producerTimestamp)
        } else if let late = late.max(by: { $0.slot < $1.slot }) {
            one = late.producerEnd
        } else if one - other > overlapTolerance {
            // What overlaps was sent on both connections.
            cause = "with-re-sends"
        }
        let seen = ([before, after] + late).map(\.listable).max() ?? after.listable
        return ExpectedFinding(
            .reconnect, cause: cause, from: min(one, other).date, to: max(one, other).date,
            evidenceComplete: seen.date)
    }

    /// The media that is lost where the strides `missing` are.
    private func losses(_ missing: [Int]) -> [(left: Capture, right: Capture)] {
        guard let first = missing.first, let last = missing.last, let before = self[first - 1]?.capture,
            let after = self[last + 1]?.capture
        else { return [] }
        return pieces(of: Hole(before: before, slots: first..<last + 1, after: after))
    }

    /// Where the media ends that was sent up to `before`. Where somebody else sent something just before the new connection
    /// brought `after`, nobody can tell whose connection it goes on from.
    private func end(of before: Capture, until after: Capture) -> Instant {
        let earlier = arrivals.filter { $0.capture.serverTimestamp < after.serverTimestamp }
        guard let last = earlier.last, last.producer != 0 else { return before.producerEnd }
        let others = earlier.filter { $0.producer != 0 }.map(\.capture.producerEnd)
        return max(before.producerEnd, others.max() ?? before.producerEnd)
    }

    /// Fragments that came after newer ones were shown: no LIVE playlist takes them any more.
    var lateFragments: [ExpectedFinding] {
        let shown = shown
        let taken = Set(shown.map(\.producerTimestamp))
        return arrivals.map(\.capture)
            .filter { !taken.contains($0.producerTimestamp) && !isExplained($0) }
            .flatMap { lateness($0, shown) }
    }

    /// Something else than the network is why playlists don't take it.
    private func isExplained(_ capture: Capture) -> Bool {
        occurrences.contains { occurrence in
            switch occurrence.fault {
            case .secondProducer:
                capture.slot >= occurrence.slots.lowerBound
                    && arrivals.contains {
                        $0.producer == 1 && occurrence.slots.contains($0.capture.slot)
                            && $0.capture.producerTimestamp >= capture.producerTimestamp
                    }
            case .clockJump(let jump):
                jump < .zero && capture.slot >= occurrence.slots.lowerBound
                    && self[occurrence.slots.lowerBound - 1].map {
                        capture.producerTimestamp <= $0.capture.producerTimestamp
                    } ?? false
            default: false
            }
        }
    }

    private func lateness(_ late: Capture, _ shown: [Capture]) -> [ExpectedFinding] {
        guard let next = shown.first(where: { $0.serverTimestamp > late.serverTimestamp }) else { return [] }
        let (from, to) = (late.producerTimestamp.date, late.producerEnd.date)
        // The next one must be known before it is sure that the playlist went on without this one.
        let seen = max(late.listable, next.listable).date
        // Where sessions broke meanwhile, the next one shows it, too.
        let isBlind = next.persisted - late.serverTimestamp > Self.sessionPatience
        // Between two polls nobody can tell which of two came first.
        let overtaker = shown.first { $0.producerTimestamp > late.producerTimestamp }
        let isClear = overtaker.map { late.listable - $0.listable > Self.pollSlack } ?? false
        return [
            ExpectedFinding(
                .lateFragment, from: from, to: to, evidenceComplete: seen, firstSign: late.persisted.date,
                necessity: isClear && !isBlind ? .required : .allowed),
            ExpectedFinding(
                .missingFromPlaylist, cause: "late", from: from, to: to, evidenceComplete: seen,
                firstSign: late.persisted.date, necessity: isClear && !isBlind ? .required : .allowed),
        ]
    }

    /// A clock that was set: the media before it ends at one time, and what follows begins at another.
    func clockJump(_ after: Capture) -> [ExpectedFinding] {
        guard let before = self[after.slot - 1]?.capture else { return [] }
        let (from, to) = (
            min(before.producerEnd, after.producerTimestamp).date,
            max(before.producerEnd, after.producerTimestamp).date
        )
        return [
            ExpectedFinding(.clockJump, from: from, to: to, evidenceComplete: after.listable.date)
        ] + hidden(since: after)
    }

    /// Fragments that no LIVE playlist shows, since the clock was set back: until it has passed its old time, all of them.
    private func hidden(since after: Capture) -> [ExpectedFinding] {
        guard let newest = shown.last(where: { $0.slot < after.slot }) else { return [] }
        return slots.compactMap { self[$0]?.capture }
            .filter { $0.slot >= after.slot && $0.producerTimestamp <= newest.producerTimestamp }
            .map { capture in
                ExpectedFinding(
                    .missingFromPlaylist, cause: "late", from: capture.producerTimestamp.date,
                    to: capture.producerEnd.date, evidenceComplete: capture.listable.date,
                    necessity: .allowed)
            }
    }
}
