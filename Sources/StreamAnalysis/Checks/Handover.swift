import FoundationEssentials

/// How media goes over from one connection to the next.
struct Handover: Hashable, Sendable {
    /// What became of the media.
    var outcome: Reconnect.Outcome
    /// What was lost or sent again, from the first to the last of it; else where one connection took over from the other.
    var range: ClosedRange<Date>
    /// How much of it was lost or sent again, in seconds.
    var seconds: Double
}

extension Archive {
    /// What happened to the media at `seam`, as far as fragments came until now: a late one fills what seemed lost.
    func handover(over seam: Seam) -> Handover {
        let tolerance = cadence?.toleranceSeconds ?? Cadence.serviceToleranceSeconds
        let (end, start) = (end(before: seam), seam.right.producerTimestamp)
        let seconds = start.timeIntervalSince(end)
        guard seconds > tolerance else {
            return Handover(
                outcome: seconds < -tolerance ? .resent : .withoutLoss,
                range: min(end, start)...max(end, start),
                seconds: abs(seconds))
        }
        let late = media(from: end, until: seam)
        let ends = late.reduce(into: [end]) { $0.append(max($0[$0.count - 1], $1.upperBound)) }
        let holes = zip(ends, late.map(\.lowerBound) + [start])
            .filter { $1.timeIntervalSince($0) > tolerance }
        guard let first = holes.first, let last = holes.last else {
            let end = min(ends[ends.count - 1], start)
            return Handover(
                outcome: .withoutLoss, range: end...start, seconds: start.timeIntervalSince(end))
        }
        return Handover(
            outcome: .withLoss, range: first.0...last.1,
            seconds: holes.map { $1.timeIntervalSince($0) }.reduce(0, +))
    }

    /// Up to where the connection before `seam` sent media: the one that was last in use, and those before it.
    private func end(before seam: Seam) -> Date {
        let index = ingest.index(of: seam.right.number) ?? 0
        let before = (Swift.max(0, index - Self.outOfTurn)..<index).map { ingest[$0] }
            .filter { !isClockMoved(between: $0.fragment.number, and: seam.left.number) }
        // A newer one that ended earlier was somebody else's.
        let last = before.max { $0.fragment.serverTimestamp < $1.fragment.serverTimestamp }?.block
        let ends = before.filter { entry in last.map { entry.block ?? 0 <= $0 } ?? true }
            .compactMap { archived($0.fragment.number)?.end }
        return ends.max() ?? seam.left.producerTimestamp
    }

    /// The media that is archived between `end` and the first fragment behind `seam`, in producer order.
    private func media(from end: Date, until seam: Seam) -> [ClosedRange<Date>] {
        guard let position = history.index(of: seam.right) else { return [] }
        return history[..<position].reversed().lazy
            .prefix { $0.fragment.producerTimestamp >= end.addingTimeInterval(-Handover.roundingSeconds) }
            .filter { !isClockMoved(between: $0.fragment.number, and: seam.right.number) }
            .map { $0.fragment.producerTimestamp...Swift.max($0.fragment.producerTimestamp, $0.end) }
            .reversed()
    }
}

extension Handover {
    /// Ends are known to the millisecond, or a frame's share of it.
    fileprivate static let roundingSeconds = 0.1
}
