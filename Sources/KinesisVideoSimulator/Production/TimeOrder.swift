/// Places in the archive in the order of a time; it takes in what comes late without sorting again.
struct TimeOrder: Sendable {
    /// One fragment in the order.
    struct Place: Hashable, Sendable {
        /// What it is ordered by.
        let time: Instant
        /// Its index in the archive.
        let index: Int
    }

    /// What stands first of places with equal times.
    enum Ties: Hashable, Sendable {
        /// What was ingested first.
        case oldestFirst
        /// What was ingested last.
        case newestFirst
    }

    private let ties: Ties
    private(set) var places: [Place] = []

    /// The order of no fragments yet.
    init(ties: Ties = .oldestFirst) { self.ties = ties }

    /// Takes in the fragment `index`, which is the newest of the archive.
    mutating func insert(_ index: Int, at time: Instant) {
        let position = ties == .oldestFirst ? count(through: time) : count(before: time)
        places.insert(Place(time: time, index: index), at: position)
    }

    /// How many places lie before `time`.
    func count(before time: Instant) -> Int { places.firstIndex(startingAt: { $0.time >= time }) }

    /// How many places lie before `time` or at it.
    func count(through time: Instant) -> Int { places.firstIndex(startingAt: { $0.time > time }) }

    /// The places whose times lie in `range`.
    func places(in range: ClosedRange<Instant>) -> ArraySlice<Place> {
        places[count(before: range.lowerBound)..<count(through: range.upperBound)]
    }

    /// The places whose times are later than `instant`, until `end`.
    func places(after instant: Instant, through end: Instant) -> ArraySlice<Place> {
        let first = count(through: instant)
        return places[first..<max(first, count(through: end))]
    }
}

extension RandomAccessCollection where Index == Int {
    /// The first index from which on `predicate` holds, by bisection; `endIndex` where it never does.
    func firstIndex(startingAt predicate: (Element) -> Bool) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = low + (high - low) / 2
            if predicate(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
