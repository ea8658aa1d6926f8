import FoundationEssentials

/// Where ingest order passes over media that is missing.
///
/// The neighbours of a hole may have come out of their turn, so that what the numbers say beside them is about something else.
struct Passage: Sendable {
    /// The last fragment in front of the hole that was ingested before ``after``.
    var before: Fragment
    /// The first fragment behind the hole to be ingested.
    var after: Fragment
}

extension Archive {
    /// What came out of turn is so by no more places than this.
    private static let reach = 8
    /// By how much the lags of two fragments may differ on a network that is well, in seconds.
    private static let jitterSeconds = 0.6

    /// Where ingest order passes over the hole between `pair`.
    func passage(over pair: Neighbours) -> Passage {
        let (left, right) = (pair.left.fragment, pair.right.fragment)
        guard let position = history.index(of: right) else { return Passage(before: left, after: right) }
        let behind = history[position..<Swift.min(history.count, position + Self.reach)].map(\.fragment)
        let after = behind.min { $0.number < $1.number } ?? right
        let front = history[Swift.max(0, position - Self.reach)..<position].map(\.fragment)
        let before = front.filter { $0.number < after.number }.max { $0.number < $1.number }
        return Passage(before: before ?? left, after: after)
    }

    /// What the numbers say of `passage`, or `nil` where they go on.
    func seam(in passage: Passage) -> Seam? {
        let (before, after) = (passage.before, passage.after)
        return seams[after.number] ?? seams.between(before.number, and: after.number).first
            ?? seamOvertaken(by: before)
    }

    /// Numbers that are missing before a fragment that came late, with no media missing there: what came in its turn meanwhile
    /// used them up.
    private func seamOvertaken(by late: Fragment) -> Seam? {
        guard let cadence, let index = ingest.index(of: late.number),
            late.lagSeconds - usualLagSeconds(before: index) > cadence.strideSeconds - Self.jitterSeconds,
            let seam = seams[late.number], case .hole = seam.kind,
            neighbours(before: late).map({ $0.holeSeconds <= cadence.toleranceSeconds }) ?? false
        else { return nil }
        return seam
    }

    /// What follows the hole came when it was due, so that the server waited as long as the producer's clock says; where the
    /// clock was set forward, or what waited was dropped, it came earlier.
    func isPauseOfServer(_ passage: Passage, over pair: Neighbours) -> Bool {
        guard let index = ingest.index(of: passage.after.number), index > 0 else { return false }
        // What came before it may have been late itself.
        let before = [passage.before.lagSeconds, pair.left.fragment.lagSeconds]
        let due = before.reduce(usualLagSeconds(before: index), Swift.min)
        return due - passage.after.lagSeconds < pair.holeSeconds / 2
    }

    /// The lag that fragments had before the one at `index` of ingest order, but for a few of them, since the clock was set last.
    private func usualLagSeconds(before index: Int) -> Double {
        guard index > 0 else { return 0 }
        let recent = ingest.window(through: index - 1, Cadence.sampleCount)
        let first = recent.lastIndex { seams[$0.fragment.number]?.jumpSeconds != nil } ?? recent.startIndex
        return Statistics.median(recent[first...].map(\.fragment.lagSeconds)) ?? 0
    }
}
