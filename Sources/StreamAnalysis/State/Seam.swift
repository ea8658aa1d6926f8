import FoundationEssentials

/// The place between two neighbours in ingest order where the stream isn't simply going on.
struct Seam: Hashable, Sendable {
    /// What is to be seen there; all of it inferred from the structure of fragment numbers.
    enum Kind: Hashable, Sendable {
        /// The numbers jump to a new block: the producer opened a new connection.
        case reconnect(fromBlock: UInt64, toBlock: UInt64)
        /// So many numbers inside a block belong to no fragment that was listed.
        case hole(missing: Int)
        /// Consecutive numbers, an ordinary step on the server's clock, another one on the producer's: it was moved by
        /// so many seconds, forward where positive. Decided once two fragments show it.
        case clockJump(seconds: Double, isDecided: Bool)
    }

    /// The fragment before it.
    var left: Fragment
    /// The fragment after it.
    var right: Fragment
    /// When `right` was listed.
    var listed: Date
    /// What is to be seen there.
    var kind: Kind

    /// By how much the producer's clock moved there, in seconds, or `nil` for another seam.
    var jumpSeconds: Double? {
        if case .clockJump(let seconds, _) = kind { seconds } else { nil }
    }

    /// A new connection began there.
    var isReconnect: Bool {
        if case .reconnect = kind { true } else { false }
    }
}

extension Seam {
    /// So many fragments on either side tell whether the clock moved.
    static let lagReach = 5

    /// The seam before the fragment at `index`, or `nil` where the stream simply goes on there or nothing can be told.
    init?(before index: Int, in ingest: IngestOrder, cadence: Cadence?) {
        guard index > 0, index < ingest.count else { return nil }
        guard let kind = Self.kind(before: index, in: ingest, cadence: cadence) else { return nil }
        var left = index - 1
        if case .clockJump = kind { left = Self.inTurn(before: index, in: ingest) }
        self.init(
            left: ingest[left].fragment, right: ingest[index].fragment, listed: ingest[index].listed,
            kind: kind)
    }

    private static func kind(before index: Int, in ingest: IngestOrder, cadence: Cadence?) -> Kind? {
        let (left, right) = (ingest[index - 1], ingest[index])
        guard let from = left.sequence, let to = right.sequence, to > from else { return nil }
        if to - from > 1 {
            return beginsBlock(to, after: from)
                ? .reconnect(
                    fromBlock: from / FragmentNumber.Structure.blockSize,
                    toBlock: to / FragmentNumber.Structure.blockSize)
                : .hole(missing: Int(clamping: to - from - 1))
        }
        guard let cadence else { return nil }
        return clockJump(before: index, in: ingest, cadence: cadence)
    }

    /// Sequences run through a block's border inside long connections, so a small hole there is no new connection.
    private static func beginsBlock(_ sequence: UInt64, after previous: UInt64) -> Bool {
        let size = FragmentNumber.Structure.blockSize
        let smallestJump: UInt64 = 100
        return sequence / size != previous / size
            && (sequence - previous >= smallestJump || sequence % size <= 1)
    }

    private static func clockJump(before index: Int, in ingest: IngestOrder, cadence: Cadence) -> Kind? {
        let turn = inTurn(before: index, in: ingest)
        let (left, right) = (ingest[turn].fragment, ingest[index].fragment)
        let mediaSeconds = left.length.inSeconds + cadence.frameSeconds
        let step = right.producerTimestamp.timeIntervalSince(left.producerTimestamp)
        let moved = step - mediaSeconds
        guard abs(moved) > cadence.toleranceSeconds, isSeenInLag(moved, left, right),
            !isLongFragment(mediaSeconds, step: step, cadence),
            !isOneOfSeveralOverlaps(moved, before: index, in: ingest, cadence)
        else { return nil }
        let before = lags(of: ingest, from: turn, by: -1)
        let after = lags(of: ingest, from: index, by: 1)
        let jitter = Statistics.medianAbsoluteDeviation(before) ?? 0
        guard before.count > 1, abs(moved) > jitterMultiple * jitter,
            // The new time holds: fragments that came late one after the other are late by different times.
            Statistics.medianAbsoluteDeviation(after) ?? 0 <= max(jitterSeconds, jitterMultiple * jitter)
        else { return nil }
        // A lag that stays means that the server saw the same step: the producer's clock is right. A single fragment
        // before may be a late one, and a single one behind as well, so only a step forward is shown before a second one.
        let isDecided = after.count > 1
        guard isDecided || moved > 0, moved > 0 || !isFilling(index, after.count, in: ingest, cadence) else {
            return nil
        }
        let isMoved: Bool
        switch order(of: turn, index, in: ingest) {
        case .usual: isMoved = isLost(moved, from: levels(before), to: levels(after))
        // What was sent again lags as well, but not what is new behind it.
        case .repeated:
            isMoved =
                isDecided && isLost(moved, from: before, to: after)
                && isGoneOn(from: index, after.count, in: ingest)
        case .overtaken: isMoved = false
        }
        return isMoved ? .clockJump(seconds: moved, isDecided: isDecided) : nil
    }

    /// The step is nearer to the usual one than the length of the fragment before it, which overlaps the next one.
    private static func isLongFragment(_ mediaSeconds: Double, step: Double, _ cadence: Cadence) -> Bool {
        let surplus = mediaSeconds - cadence.strideSeconds
        return surplus > cadence.toleranceSeconds
            && abs(step - cadence.strideSeconds) < max(cadence.toleranceSeconds, surplus)
    }

    /// The lag falls by what the clock moved, but for jitter; where it falls by less, the network caught up in a pause.
    private static func isSeenInLag(_ moved: Double, _ left: Fragment, _ right: Fragment) -> Bool {
        let share = (left.lagSeconds - right.lagSeconds) / moved
        return share > 1 - max(leastShareLost, jitterSeconds / abs(moved))
    }

    /// Each lag of `before` is larger than each of `after` by most of what the clock moved.
    private static func isLost(_ moved: Double, from before: [Double], to after: [Double]) -> Bool {
        before.allSatisfy { usual in after.allSatisfy { (usual - $0) / moved > leastShareOfLevels } }
    }

    /// How two neighbours in ingest order lie in the producer's.
    private enum Order {
        /// Nothing speaks against one following the other.
        case usual
        /// Another fragment starts with one of them.
        case repeated
        /// Others lie between them.
        case overtaken
    }

    private static func order(of turn: Int, _ index: Int, in ingest: IngestOrder) -> Order {
        let (left, right) = (ingest[turn].fragment, ingest[index].fragment)
        let reach = max(0, index - outOfTurnReach)..<min(ingest.count, index + outOfTurnReach)
        if left.producerTimestamp == right.producerTimestamp { return .repeated }
        let others = reach.lazy
            .filter { $0 != index && $0 != turn && !isOfAnother(ingest[$0], than: ingest[index]) }
            .map { ingest[$0].fragment.producerTimestamp }
        if others.contains(where: { $0 > left.producerTimestamp && $0 < right.producerTimestamp }) {
            return .overtaken
        }
        let starts = [left.producerTimestamp, right.producerTimestamp]
        return others.contains(where: starts.contains) ? .repeated : .usual
    }

    /// The fragment before the one at `index` that came in its turn: late ones between say nothing about the clock.
    private static func inTurn(before index: Int, in ingest: IngestOrder) -> Int {
        let longestRun = 4
        var left = index - 1
        while left > 0, index - left <= longestRun, follow(ingest[left - 1], ingest[left]),
            ingest[left].fragment.producerTimestamp < ingest[left - 1].fragment.producerTimestamp,
            ingest[left].fragment.lagSeconds > ingest[left - 1].fragment.lagSeconds + jitterSeconds,
            ingest[left].fragment.lagSeconds > ingest[index].fragment.lagSeconds + jitterSeconds
        {
            left -= 1
        }
        return left
    }

    private static func follow(_ one: IngestedFragment, _ other: IngestedFragment) -> Bool {
        guard let from = one.sequence, let to = other.sequence else { return false }
        return from &+ 1 == to
    }

    /// None of the `count` fragments from `index` on shows media that was there, and the first goes on where some ended: they
    /// fill a hole, as late ones do. What a clock that was set back stamps lies over what it stamped before.
    private static func isFilling(
        _ index: Int, _ count: Int, in ingest: IngestOrder, _ cadence: Cadence
    ) -> Bool {
        let known = (max(0, index - outOfTurnReach)..<index).map { media(ingest[$0], cadence) }
        let fresh = (index..<min(ingest.count, index + max(1, count))).map { media(ingest[$0], cadence) }
        guard let first = fresh.first,
            known.contains(where: { abs($0.end - first.start) <= cadence.toleranceSeconds })
        else { return false }
        return fresh.allSatisfy { new in
            known.map { max(0, min($0.end, new.end) - max($0.start, new.start)) }.reduce(0, +)
                <= cadence.toleranceSeconds
        }
    }

    /// From when to when `entry` lasts on the producer's clock, in seconds.
    private static func media(_ entry: IngestedFragment, _ cadence: Cadence) -> (start: Double, end: Double) {
        let start = entry.fragment.producerTimestamp.timeIntervalSince1970
        return (start, start + entry.fragment.length.inSeconds + cadence.frameSeconds)
    }

    /// Of the `count` fragments from `index` on some start with no other, or they are so many that nobody sends them again.
    private static func isGoneOn(from index: Int, _ count: Int, in ingest: IngestOrder) -> Bool {
        let fresh = index..<min(ingest.count, index + count)
        let known = Set(
            (max(0, index - outOfTurnReach)..<index).map { ingest[$0].fragment.producerTimestamp })
        return count >= lagReach
            || fresh.contains { !known.contains(ingest[$0].fragment.producerTimestamp) }
    }

    /// By how much the lags of two fragments may differ on a network that is well, in seconds.
    private static let jitterSeconds = 0.6
    /// Of a step of the clock, so much is at least to be seen in the lag, but for jitter.
    private static let leastShareLost = 0.25
    /// The same of the usual lags on both sides, which fewer things disturb.
    private static let leastShareOfLevels = 0.6
    /// A smaller step, in median absolute deviations of the lag, is the network's.
    private static let jitterMultiple = 6.0

    /// What was sent out of turn is so by no more fragments than this.
    private static let outOfTurnReach = 32

    /// What speaks for `lags`: the median, or all where they are too few for one.
    private static func levels(_ lags: [Double]) -> [Double] {
        guard lags.count > 2, let median = Statistics.median(lags) else { return lags }
        return [median]
    }

    /// The lags of up to `lagReach` consecutively numbered fragments from `start` on.
    private static func lags(of ingest: IngestOrder, from start: Int, by direction: Int) -> [Double] {
        var lags: [Double] = []
        var index = start
        while lags.count < lagReach, index >= 0, index < ingest.count {
            if index != start, let here = ingest[index].sequence,
                let last = ingest[index - direction].sequence,
                max(here, last) - min(here, last) != 1
            {
                break
            }
            lags.append(ingest[index].fragment.lagSeconds)
            index += direction
        }
        return lags
    }
}
