import FoundationEssentials
import MediaContainers

/// What is true where more arrives than was filmed, or later than usual, or something else.
extension ScenarioRun {
    /// Fragments that were sent twice.
    func duplicates(_ held: [Capture], _ after: Capture) -> [ExpectedFinding] {
        let range = Self.range(of: held)
        let seen = max(after.listable, held[held.count - 1].listable + Limits.longestCopy(of: script)).date
        return [
            ExpectedFinding("duplicate-timestamp", from: range.from, to: range.to, evidenceComplete: seen)
        ]
            + Self.allowed(
                ["missing-from-playlist", "late-fragment", "overlap"], range.from, range.to, seen)
    }

    /// Fragments that go on into the next one; each is told by its successor.
    func overlaps(_ held: [Capture]) -> [ExpectedFinding] {
        zip(held, held.dropFirst()).map { one, next in
            ExpectedFinding(
                "overlap", from: next.producerTimestamp.date, to: min(one.producerEnd, next.producerEnd).date,
                evidenceComplete: next.listable.date)
        }
    }

    /// A second producer, with another clock; what exactly is found depends on who is first and on how far apart they are.
    func interleaving(_ held: [Capture], by clockOffset: Duration, _ after: Capture) -> [ExpectedFinding] {
        let (from, to) = Self.range(of: held)
        let overlap = clockOffset.milliseconds.magnitude % UInt64(stride.milliseconds)
        let toleratedMilliseconds: UInt64 = 200
        let isCertain = held.count > 3 && overlap > toleratedMilliseconds
        let mixed = ExpectedFinding(
            "overlap", cause: "interleaved-producers", from: from, to: to,
            evidenceComplete: after.listable.date, necessity: isCertain ? .required : .allowed)
        return [mixed]
            + Self.allowed(
                [
                    "overlap", "reconnect", "clock-jump", "clock-skew", "late-fragment", "gap",
                    "missing-from-playlist", "duplicate-timestamp", "missing-discontinuity",
                    "unexpected-discontinuity",
                ], from, to, after.listable.date)
    }

    /// A connection that was renewed while the producer kept everything; perhaps it sends some of it again.
    func reconnect(
        _ before: Capture, _ held: [Capture], _ after: Capture, resent: Int
    ) -> [ExpectedFinding] {
        let first = held[0]
        let reconnect = ExpectedFinding(
            "reconnect", cause: resent > 0 ? "with-re-sends" : "without-loss",
            from: before.serverTimestamp.date, to: first.serverTimestamp.date,
            evidenceComplete: first.listable.date)
        guard resent > 0 else { return [reconnect] + backlog(held, after) }
        let again = (first.slot - resent..<first.slot).map { capture(slot: $0) }
        return [reconnect] + duplicates(again, first) + backlog(held, after)
    }

    /// Fragments that waited at the producer: the lag grew, and nothing is missing.
    func backlog(_ held: [Capture], _ after: Capture) -> [ExpectedFinding] {
        let (from, to) = Self.range(of: held)
        let silent = held[0].persisted.date
        return Self.allowed(["uplink-slow", "clock-skew"], from, to, after.listable.date)
            + Self.allowed(
                ["producer-silent", "stale-playlist", "session-lost", "no-fragments", "call-failing"],
                held[0].serverTimestamp.date, max(silent, after.persisted.date), silent)
            + Self.allowed(["missing-from-playlist", "late-fragment"], from, to, after.listable.date)
    }

    /// Other media for a while: it begins and ends with a change.
    func mediaChange(_ occurrence: Occurrence, _ held: [Capture], _ after: Capture) -> [ExpectedFinding] {
        let changed = cut(slot: held[0].slot, in: occurrence, clockOffset: .zero).codedTracks
        let usual = cut(slot: after.slot, in: nil, clockOffset: .zero).codedTracks
        guard changed != usual else { return [] }
        let isOtherCodec = changed.map(\.codec) != usual.map(\.codec)
        let (from, to) = Self.range(of: held)
        // The service refuses fragments of another codec or of other tracks; of another size, it only writes EXT-X-MAP anew.
        let id = isOtherCodec ? "segment-undecodable" : "map-changed"
        let changes = [held[0], after].map { capture in
            ExpectedFinding(
                id, from: capture.producerTimestamp.date, to: capture.producerEnd.date,
                evidenceComplete: capture.persisted.date, necessity: isOtherCodec ? .allowed : .required)
        }
        return changes + Self.allowed(["bit-rate-step", "codecs-changed"], from, to, after.listable.date)
    }

    private static func range(of held: [Capture]) -> (from: Date, to: Date) {
        let starts = held.map(\.producerTimestamp)
        let ends = held.map(\.producerEnd)
        return ((starts.min() ?? held[0].producerTimestamp).date, (ends.max() ?? held[0].producerEnd).date)
    }

    private static func allowed(_ ids: [String], _ from: Date, _ to: Date, _ seen: Date) -> [ExpectedFinding]
    {
        ids.map {
            ExpectedFinding(
                $0, from: from, to: to, evidenceComplete: max(seen, from), necessity: .allowed)
        }
    }
}

extension Limits {
    /// How much later than its original any copy of `script` arrives.
    static func longestCopy(of script: Script) -> Duration {
        script.beats.compactMap { beat in
            if case .duplicate(_, let delay) = beat.fault { delay } else { nil }
        }.max() ?? .zero
    }
}
