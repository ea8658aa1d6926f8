import FoundationEssentials

/// Two neighbours in producer order: where media ends and where it goes on.
struct Neighbours: Sendable {
    /// The fragment whose media reaches furthest among those that start before `right`.
    var left: ArchivedFragment
    /// The fragment that comes next.
    var right: ArchivedFragment

    /// What lies between, in seconds: a hole where positive, an overlap where negative.
    var holeSeconds: Double { right.fragment.producerTimestamp.timeIntervalSince(left.end) }

    /// Both start at the same millisecond.
    var startTogether: Bool {
        abs(right.fragment.producerTimestamp.timeIntervalSince(left.fragment.producerTimestamp)) < 0.0005
    }
}

extension Archive {
    /// A long fragment can reach over several short ones that start after it, so more than one is looked at.
    private static let lookBack = 8

    /// The neighbours of which `right` is the later, or `nil` where it is the oldest or isn't known.
    func neighbours(before right: Fragment) -> Neighbours? {
        guard let position = history.index(of: right),
            let left = history.furthestReaching(Self.lookBack, before: position)
        else { return nil }
        return Neighbours(left: history[left], right: history[position])
    }

    /// The neighbours of which the fragment called `number` is the earlier, or `nil` where it is the newest or isn't known.
    func neighbours(after number: FragmentNumber) -> Neighbours? {
        guard let left = archived(number), let position = history.index(of: left.fragment),
            position + 1 < history.count
        else { return nil }
        return neighbours(before: history[position + 1].fragment)
    }

    /// The fragment that comes directly before `fragment` in producer order, or `nil` where none does.
    func predecessor(of fragment: Fragment) -> ArchivedFragment? {
        guard let position = history.index(of: fragment), position > 0 else { return nil }
        return history[position - 1]
    }

    /// What is archived under `number`, or `nil` where it isn't known or too old.
    func archived(_ number: FragmentNumber) -> ArchivedFragment? {
        guard let index = ingest.index(of: number),
            let position = history.index(of: ingest[index].fragment)
        else { return nil }
        return history[position]
    }

    /// The producer's clock was moved between the two, so their distance says nothing about media.
    func isClockMoved(between one: FragmentNumber, and other: FragmentNumber) -> Bool {
        seams.between(one, and: other).contains { $0.jumpSeconds != nil }
    }

    /// The producer's clock was moved within the newest `count` fragments.
    func isClockMoved(withinNewest count: Int) -> Bool {
        guard let newest else { return false }
        let recent = ingested(through: newest.fragment.number, count)
        guard let first = recent.first else { return false }
        return isClockMoved(between: first.fragment.number, and: newest.fragment.number)
    }

    /// Nothing older by number than `right` starts shortly before it: it is the first of a stretch that came from nowhere.
    func isFirstOfItsTime(_ right: Fragment) -> Bool {
        guard let position = history.index(of: right) else { return true }
        let before = Swift.max(0, position - Self.lookBack)..<position
        return before.allSatisfy { history[$0].fragment.number > right.number }
    }
}
