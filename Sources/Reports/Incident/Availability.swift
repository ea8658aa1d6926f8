import FoundationEssentials
import StreamAnalysis

/// How much of a range the archive holds, on the producer's clock.
struct Availability: Hashable, Sendable {
    /// A stretch without media.
    struct Hole: Hashable, Sendable {
        /// Where media ends.
        let from: Date
        /// Where media goes on, or the range ends.
        let to: Date

        /// How long it is.
        var seconds: Double { to.timeIntervalSince(from) }
    }

    /// What was looked at.
    let range: ClosedRange<Date>
    /// The stretches without media, oldest first; holes below the tolerance count as media.
    let holes: [Hole]

    /// The stretches that weren't listed, of which nothing can be said, oldest first.
    let unseen: [ClosedRange<Date>]

    /// How much of the range was looked at.
    var seconds: Double { range.seconds - unseenSeconds }
    /// How much of it wasn't.
    var unseenSeconds: Double { unseen.reduce(0) { $0 + $1.seconds } }
    /// How much of it has no media.
    var missingSeconds: Double { holes.reduce(0) { $0 + $1.seconds } }
    /// 0…1, or `nil` for an empty range.
    var fraction: Double? { seconds > 0 ? max(0, 1 - missingSeconds / seconds) : nil }

    /// What `fragments`, in producer order, cover of `range`; where the producer's clock jumped ahead, nothing is missing.
    ///
    /// Source of the tolerance: KVS API reference, DiscontinuityMode ON_DISCONTINUITY, 50 ms; a frame's own duration adds to it.
    init(
        _ fragments: [ArchivedFragment], in range: ClosedRange<Date>, toleranceSeconds: Double,
        jumps: [Finding] = [], unseen: [ClosedRange<Date>] = []
    ) {
        self.range = range
        var holes: [Hole] = []
        var covered = range.lowerBound
        for fragment in fragments where fragment.end > range.lowerBound {
            let start = fragment.fragment.producerTimestamp
            guard start < range.upperBound else { break }
            if start.timeIntervalSince(covered) > toleranceSeconds {
                holes.append(Hole(from: covered, to: start))
            }
            covered = max(covered, fragment.end)
        }
        if range.upperBound.timeIntervalSince(covered) > toleranceSeconds {
            holes.append(Hole(from: covered, to: range.upperBound))
        }
        let unseen = unseen.map { $0.clamped(to: range) }.filter { $0.seconds > 0 }
        self.unseen = unseen
        self.holes = holes.filter { hole in !jumps.contains { hole.isOf($0, toleranceSeconds) } }
            .flatMap { hole in
                unseen.reduce([hole]) { pieces, unseen in pieces.flatMap { $0.without(unseen) } }
            }
            .filter { $0.seconds > toleranceSeconds }
    }
}

extension Availability.Hole {
    /// What is left of it where `unseen` is taken out.
    fileprivate func without(_ unseen: ClosedRange<Date>) -> [Availability.Hole] {
        guard unseen.lowerBound < to, unseen.upperBound > from else { return [self] }
        let before = unseen.lowerBound > from ? [Availability.Hole(from: from, to: unseen.lowerBound)] : []
        let after = unseen.upperBound < to ? [Availability.Hole(from: unseen.upperBound, to: to)] : []
        return before + after
    }

    /// It is where the clock jumped, and nothing else.
    fileprivate func isOf(_ jump: Finding, _ toleranceSeconds: Double) -> Bool {
        guard let end = jump.to else { return false }
        return abs(from.timeIntervalSince(jump.from)) <= toleranceSeconds
            && abs(to.timeIntervalSince(end)) <= toleranceSeconds
    }
}

extension ClosedRange<Date> {
    /// How long it is.
    fileprivate var seconds: Double { upperBound.timeIntervalSince(lowerBound) }
}
