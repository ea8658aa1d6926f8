import FoundationEssentials
import MediaContainers
import StreamAnalysis

@testable import KinesisVideoSimulator

/// What is true where more arrives than was filmed, or later than usual, or something else.
extension Stretch {
    /// Fragments that were sent twice; the next one shows that the clock wasn't set back instead.
    func duplicates(_ held: [Capture]) -> [ExpectedFinding] {
        held.filter { $0.fate == .delivered }.flatMap { capture -> [ExpectedFinding] in
            let sent = arrivals.map(\.capture).filter { $0.slot == capture.slot }
            guard let last = sent.last, let next = arrival(after: last) else { return [] }
            let seen = (sent.map(\.listable) + [next.listable]).max() ?? next.listable
            return [
                ExpectedFinding(
                    .duplicateTimestamp, from: capture.producerTimestamp.date,
                    to: capture.producerEnd.date, evidenceComplete: seen.date),
                ExpectedFinding(
                    .missingFromPlaylist, cause: "superseded-duplicate",
                    from: capture.producerTimestamp.date, to: capture.producerEnd.date,
                    evidenceComplete: seen.date, necessity: .allowed),
            ]
        }
    }

    /// Fragments that go on into the next one; each is told by its successor.
    func overlaps(_ held: [Capture]) -> [ExpectedFinding] {
        zip(held, held.dropFirst()).compactMap { one, next in
            guard self[one.slot]?.isArchived ?? false, self[next.slot]?.isArchived ?? false else {
                return nil
            }
            let end = min(one.producerEnd, next.producerEnd)
            let size = end - next.producerTimestamp
            let isNear = abs((size - overlapTolerance).milliseconds) < overlapTolerance.milliseconds * 2 / 5
            guard size > overlapTolerance || isNear else { return nil }
            return ExpectedFinding(
                .overlap, from: next.producerTimestamp.date, to: end.date,
                evidenceComplete: max(one.listable, next.listable).date,
                necessity: isNear ? .allowed : .required)
        }
    }

    /// A second producer, with another clock: fragments of both overlap, and each hides some of the other's from playlists by
    /// the producer's clock, which take nothing older than what they have.
    func interleaving(_ held: [Capture], by clockOffset: Duration, _ after: Capture) -> [ExpectedFinding] {
        let slots = Set(held.map(\.slot))
        let mixed = mixture(in: slots)
        let (from, to) = Self.range(of: mixed + [after])
        let seen = (mixed.map(\.listable) + [after.listable]).max() ?? after.listable
        let stride = UInt64(run.stride.milliseconds)
        let shift = (clockOffset - run.script.clockOffset).milliseconds.magnitude % stride
        // What starts together is one fragment sent twice, as far as anybody can tell.
        let isCertain =
            held.count > 3 && min(shift, stride - shift) > UInt64(overlapTolerance.milliseconds) * 2
        let byproducts: [(Finding.Kind, String?)] = [
            (.overlap, nil), (.reconnect, nil), (.lateFragment, nil), (.missingFromPlaylist, "late"),
            (.gap, "filled-late"),
        ]
        let allowed = byproducts.map { kind, cause in
            ExpectedFinding(
                kind, cause: cause, from: from, to: to, evidenceComplete: seen.date, necessity: .allowed,
                span: .part)
        }
        return [
            ExpectedFinding(
                .overlap, cause: "interleaved-producers", from: from, to: to, evidenceComplete: seen.date,
                necessity: isCertain ? .required : .allowed, span: .part)
        ] + allowed
    }

    /// What both producers send in `slots`, what the first one sends between, and what it sends at the same time by the clocks,
    /// which may be much earlier or later.
    private func mixture(in slots: Set<Int>) -> [Capture] {
        let others = arrivals.filter { $0.producer == 1 && slots.contains($0.capture.slot) }.map(\.capture)
        guard let first = others.map(\.serverTimestamp).min(), let last = others.map(\.serverTimestamp).max(),
            let start = others.map(\.producerTimestamp).min(), let end = others.map(\.producerEnd).max()
        else { return [] }
        return arrivals.map(\.capture).filter {
            slots.contains($0.slot) || (first...last).contains($0.serverTimestamp)
                || ($0.producerTimestamp < end && start < $0.producerEnd)
        }
    }

    /// What is less than one and a half pictures, or the service's 50 ms, is no overlap.
    /// Source: KVS API reference, GetHLSStreamingSessionURL, DiscontinuityMode.
    var overlapTolerance: Duration {
        let medium = run.script.medium
        let picture = medium.tracks == .sound ? Film.soundDuration : medium.pictureDuration
        return max(.milliseconds(50), picture * 3 / 2)
    }

    /// Fragments that waited at the producer: the lag grew, and nothing is missing.
    func backlog(_ occurrence: Occurrence, _ held: [Capture], _ after: Capture) -> [ExpectedFinding] {
        let (from, to) = Self.range(of: held)
        // The growth is counted from the last fragment that was still as before, which jitter may place some earlier.
        let reach = Double((run.stride * 5).milliseconds) / 1000
        return [
            ExpectedFinding(
                .uplinkSlow, from: from.addingTimeInterval(-reach), to: to.addingTimeInterval(reach),
                evidenceComplete: after.listable.date,
                necessity: isClearlySlow(occurrence) ? .required : .allowed, span: .part)
        ]
    }

    /// The uplink is slow for so long, and by so much more than jitter, that nobody doubts it, and nothing else happens.
    private func isClearlySlow(_ occurrence: Occurrence) -> Bool {
        guard case .slowUplink(let count, let growth) = occurrence.fault, occurrences.count == 1 else {
            return false
        }
        let (leastCount, secondsAMinute) = (7, 5.0)
        return count >= leastCount && growth > run.script.lagJitter * 2 && growth * count > .seconds(3)
            && growth / run.stride * 60 > secondsAMinute
    }

    /// Other media for a while: it begins and ends with a change.
    func mediaChange(_ occurrence: Occurrence, _ held: [Capture], _ after: Capture) -> [ExpectedFinding] {
        let changed = run.cut(slot: held[0].slot, in: occurrence, clockOffset: .zero).codedTracks
        let usual = run.cut(slot: after.slot, in: nil, clockOffset: .zero).codedTracks
        guard changed != usual else { return [] }
        let isOtherCodec = changed.map(\.codec) != usual.map(\.codec)
        let (from, to) = Self.range(of: held)
        // The service refuses fragments of another codec or of other tracks; of another size, it only writes EXT-X-MAP anew.
        let kind: Finding.Kind = isOtherCodec ? .segmentUndecodable : .mapChanged
        let changes = [held[0], after].map { capture in
            ExpectedFinding(
                kind, from: capture.producerTimestamp.date, to: capture.producerEnd.date,
                evidenceComplete: capture.persisted.date, necessity: isOtherCodec ? .allowed : .required)
        }
        let reach = Double((run.stride * 8).milliseconds) / 1000
        let kinds: [Finding.Kind] = [.bitRateStep, .codecsChanged]
        let others = kinds.map {
            ExpectedFinding(
                $0, from: from.addingTimeInterval(-reach), to: to.addingTimeInterval(reach),
                evidenceComplete: after.listable.date, necessity: .allowed, span: .part)
        }
        return changes + others
    }

    private static func range(of held: [Capture]) -> (from: Date, to: Date) {
        let starts = held.map(\.producerTimestamp)
        let ends = held.map(\.producerEnd)
        return ((starts.min() ?? held[0].producerTimestamp).date, (ends.max() ?? held[0].producerEnd).date)
    }
}
