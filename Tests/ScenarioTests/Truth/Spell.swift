@testable import KinesisVideoSimulator

/// A time in which a figure is too large more often than not.
struct Spell: Hashable, Sendable {
    /// From the first figure that is too large.
    var from: Instant
    /// Until so many are small again that they outweigh the others; `nil` where that doesn't come.
    var to: Instant?
    /// When enough of them are known to tell.
    var known: Instant
    /// So many in a row are too large that nobody doubts it.
    var isCertain: Bool

    /// A figure at a point of time.
    struct Measured {
        var time: Instant
        /// Between what it is, depending on who looks when.
        var range: ClosedRange<Duration>

        /// The figure `range` at `time`.
        init(_ time: Instant, _ range: ClosedRange<Duration>) { (self.time, self.range) = (time, range) }
    }

    /// How it is judged.
    struct Rule {
        /// Larger figures are too large.
        var begins: Duration
        /// It is over when they are smaller than this.
        var ends: Duration
        /// Of so many figures in a row, more than half decide.
        var judged: Int
        /// Of the first ones, so many are enough.
        var fewest = 3
    }

    /// The spells in `figures`, which are in the order of time.
    static func all(in figures: [Measured], _ rule: Rule) -> [Spell] {
        var spells: [Spell] = []
        var next = 0
        while let first = figures[next...].firstIndex(where: { $0.range.upperBound > rule.begins }) {
            let judged = first..<min(first + rule.judged, figures.count)
            let large = judged.filter { figures[$0].range.upperBound > rule.begins }
            next = first + 1
            guard large.count >= rule.fewest else { continue }
            next = min(figures.count, lastLarge(in: figures, from: first, rule) + rule.judged)
            let isCertain = judged.allSatisfy { figures[$0].range.lowerBound > rule.begins }
            spells.append(
                Spell(
                    from: figures[first].time, to: next < figures.count ? figures[next].time : nil,
                    known: figures[large[rule.fewest - 1]].time,
                    isCertain: isCertain && judged.count == rule.judged))
        }
        return spells
    }

    /// The last figure from `first` on behind which all that are judged together are small.
    private static func lastLarge(in figures: [Measured], from first: Int, _ rule: Rule) -> Int {
        var last = first
        while let next = figures[(last + 1)...].prefix(rule.judged)
            .lastIndex(where: { $0.range.upperBound > rule.ends })
        {
            last = next
        }
        return last
    }
}
