import FoundationEssentials

/// Events of one kind and cause that follow each other within ``Reach``: one finding, which grows with each.
struct Habit<Detail: Sendable>: Sendable {
    /// What tells it from others, as long as it is there.
    let id: Int
    /// The number of one of its events, which names the finding.
    private(set) var subject: FragmentNumber
    /// What they have in common.
    let cause: String?
    /// The latest of them, in producer order.
    private(set) var members: [Occurrence<Detail>]
    /// Where the earliest begins.
    private(set) var from: Date
    /// Where the latest ends.
    private(set) var to: Date
    /// Earlier ones, which are only counted.
    private var earlier = Earlier()

    private struct Earlier: Sendable {
        var first: Occurrence<Detail>?
        var count = 0
        var seconds = 0.0
        var longestSeconds = 0.0
    }

    /// So many are held one by one; with more, the first are only counted.
    private static var capacity: Int { 64 }
    /// So many fragments are named, half of them the first, half the last.
    private static var namedFragments: Int { 50 }

    /// A habit of one.
    init(id: Int, _ first: Occurrence<Detail>) {
        self.id = id
        subject = first.number
        cause = first.cause
        members = [first]
        from = first.range.lowerBound
        to = first.range.upperBound
    }

    /// Where all of it lies.
    var range: ClosedRange<Date> { from...to }
    /// How many events there were.
    var count: Int { earlier.count + members.count }
    /// How much media they are about, in seconds.
    var seconds: Double { members.reduce(earlier.seconds) { $0 + $1.seconds } }
    /// How much the largest is about, in seconds.
    var longestSeconds: Double { members.map(\.seconds).reduce(earlier.longestSeconds, max) }
    /// How many of them may still turn out to be nothing.
    var pendingCount: Int { members.count { !$0.isSettled } }
    /// It is pending while all of it is.
    var state: Finding.State { pendingCount == count ? .pending : .confirmed }
    /// The earliest one.
    var first: Occurrence<Detail> { earlier.first ?? members[0] }
    /// The latest one.
    var last: Occurrence<Detail> { members[members.count - 1] }

    /// The fragments of the first and of the last ones, each once.
    var fragments: [FragmentNumber] {
        var seen: Set<FragmentNumber> = []
        let all = ((earlier.first.map { [$0] } ?? []) + members).flatMap(\.fragments)
            .filter { seen.insert($0).inserted }
        guard all.count > Self.namedFragments else { return all }
        return Array(all.prefix(Self.namedFragments / 2) + all.suffix(Self.namedFragments / 2))
    }

    /// What every habit of more than one tells in figures; nothing for a single event.
    var evidence: [Finding.Evidence] {
        guard count > 1 else { return [] }
        return [
            .init("occurrences", .count(count)),
            .init("longest_seconds", .number(longestSeconds)),
            .init("first_number", .text(first.number.digits)),
            .init("last_number", .text(last.number.digits)),
        ]
    }
}

extension Habit {
    /// Adds `occurrence`, or replaces the one of its number.
    mutating func put(_ occurrence: Occurrence<Detail>) {
        members.removeAll { $0.number == occurrence.number }
        let start = occurrence.range.lowerBound
        let place = members.lastIndex { $0.range.lowerBound <= start }.map { $0 + 1 } ?? 0
        members.insert(occurrence, at: place)
        if members.count > Self.capacity { countOldest() }
        stretch()
    }

    /// Takes over all of `other`, which lies later.
    mutating func absorb(_ other: Habit) {
        for member in other.members { put(member) }
        earlier.count += other.earlier.count
        earlier.seconds += other.earlier.seconds
        earlier.longestSeconds = max(earlier.longestSeconds, other.earlier.longestSeconds)
        (from, to) = (min(from, other.from), max(to, other.to))
    }

    /// Takes out the event `number`, and returns those that no longer hang together with the ones before it.
    mutating func remove(_ number: FragmentNumber, reach: Reach) -> [Occurrence<Detail>] {
        guard let place = members.firstIndex(where: { $0.number == number }) else { return [] }
        members.remove(at: place)
        var loose: [Occurrence<Detail>] = []
        if place > 0, place < members.count, !reach.joins(members[place - 1].range, members[place].range) {
            loose = Array(members[place...])
            members.removeSubrange(place...)
        }
        guard let first = members.first else { return loose }
        if subject == number || loose.contains(where: { $0.number == subject }) { subject = first.number }
        from = earlier.first?.range.lowerBound ?? first.range.lowerBound
        stretch()
        return loose
    }

    private mutating func countOldest() {
        let oldest = members.removeFirst()
        earlier.first = earlier.first ?? oldest
        earlier.count += 1
        earlier.seconds += oldest.seconds
        earlier.longestSeconds = max(earlier.longestSeconds, oldest.seconds)
    }

    private mutating func stretch() {
        let begins = members.map(\.range.lowerBound) + (earlier.count > 0 ? [from] : [])
        let ends = members.map(\.range.upperBound)
        from = begins.min() ?? from
        to = ends.max() ?? to
    }
}
