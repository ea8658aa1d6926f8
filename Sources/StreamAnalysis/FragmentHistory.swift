public import FoundationEssentials

/// The archive as far as it is known: fragments ordered by producer timestamp, then by number.
///
/// A value that is cheap to copy while it grows: elements live in chunks of at most 64, and a change after a copy
/// copies one chunk and the table of recent chunks, whatever the length. It holds a day of one-second fragments, 86,400;
/// then the oldest chunk goes. That many took 17.0 MB when measured, 197 bytes a fragment.
public struct FragmentHistory: RandomAccessCollection, Sendable {
    /// So many fragments are kept at least, once so many came: 24 hours of one-second fragments.
    public static let capacity = 86_400
    static let chunkCapacity = 64

    private var chunks = ChunkTable()
    /// The position of each chunk's first element.
    private var starts: [Int] = []
    /// How many fragments it holds.
    public private(set) var count = 0

    /// An empty history.
    public init() {}

    /// Index of the oldest fragment.
    public var startIndex: Int { 0 }
    /// The index after the newest fragment's.
    public var endIndex: Int { count }

    /// The fragment at `position`, counted from the oldest.
    public subscript(position: Int) -> ArchivedFragment {
        let chunk = chunkIndex(of: position)
        return chunks[chunk].fragments[position - starts[chunk]]
    }

    /// Adds `fragment` at its place in producer order, after equal ones.
    public mutating func insert(_ fragment: ArchivedFragment) {
        guard let last = chunks.last?.fragments.last, fragment.fragment.precedes(last.fragment) else {
            append(fragment)
            return
        }
        let position = lowerBound { $0.precedes(fragment.fragment) }
        let chunk = chunkIndex(of: position)
        let offset = position - starts[chunk]
        chunks.update(chunk) { $0.insert(fragment, at: offset) }
        splitIfFull(chunk)
        restart(from: chunk)
        forgetOldest()
    }

    /// Adds many at once, which costs little more than one, and answers those that weren't there, in producer order.
    @discardableResult
    mutating func insert(_ batch: [ArchivedFragment]) -> [ArchivedFragment] {
        let sorted = Self.withoutRepeats(batch.sorted { $0.fragment.precedes($1.fragment) })
            .filter { index(of: $0.fragment) == nil }
        guard let first = sorted.first?.fragment, let last = sorted.last?.fragment else { return [] }
        let from = chunks.firstIndex { $0.fragments.last.map { first.precedes($0.fragment) } ?? false }
        let start = from ?? chunks.count
        let behind = chunks[start...].firstIndex {
            $0.fragments.first.map { last.precedes($0.fragment) } ?? false
        }
        let affected = start..<(behind ?? chunks.count)
        let merged = Self.merged(chunks[affected].flatMap(\.fragments), sorted)
        let pieces = stride(from: 0, to: merged.count, by: Self.chunkCapacity).map {
            HistoryChunk(Array(merged[$0..<Swift.min(merged.count, $0 + Self.chunkCapacity)]))
        }
        chunks.replaceSubrange(affected, with: pieces)
        restart(from: Swift.min(start, starts.count))
        forgetOldest()
        return sorted
    }

    /// It holds as many as it keeps: older ones go when newer ones come.
    public var isFull: Bool { count >= Self.capacity }

    /// Changes the fragment at `position`; its producer timestamp and number must stay.
    public mutating func update(at position: Int, _ change: (inout ArchivedFragment) -> Void) {
        let chunk = chunkIndex(of: position)
        let offset = position - starts[chunk]
        chunks.update(chunk) { $0.update(at: offset, change) }
    }

    /// Where `fragment` is, or `nil` where it isn't known.
    public func index(of fragment: Fragment) -> Int? {
        let position = lowerBound { $0.precedes(fragment) }
        return position < count && self[position].fragment.number == fragment.number ? position : nil
    }

    /// The position of the fragment that ends last among the at most `count` before `position`, the newest of them where none
    /// ends later; `nil` where there is none before.
    func furthestReaching(_ count: Int, before position: Int) -> Int? {
        let first = Swift.max(0, position - count)
        guard first < position else { return nil }
        var chunk = chunkIndex(of: position - 1)
        var (furthest, last) = (position - 1, chunks[chunk].end(at: position - 1 - starts[chunk]))
        for earlier in (first..<position - 1).reversed() {
            if earlier < starts[chunk] { chunk -= 1 }
            let end = chunks[chunk].end(at: earlier - starts[chunk])
            if end > last { (furthest, last) = (earlier, end) }
        }
        return furthest
    }

    /// The index of the oldest fragment whose producer timestamp is `date` or later; `endIndex` where there is none.
    public func firstIndex(atOrAfter date: Date) -> Int {
        lowerBound { $0.producerTimestamp < date }
    }
}

extension FragmentHistory {
    /// What a walk comes across.
    public enum Piece: Sendable {
        /// A fragment.
        case fragment(ArchivedFragment)
        /// Several, of which the summary is enough.
        case several(FragmentSummary)
    }

    /// Walks over the fragments in `range` in producer order: few by few where `isEnough` says so of their summary, else
    /// one by one.
    public func walk(
        _ range: Range<Int>, isEnough: (FragmentSummary) -> Bool, _ visit: (Piece) -> Void
    ) {
        var position = range.lowerBound
        while position < range.upperBound {
            let chunk = chunkIndex(of: position)
            let offset = position - starts[chunk]
            let block = offset / HistoryChunk.blockCapacity
            let start = block * HistoryChunk.blockCapacity
            let candidate = chunks[chunk].blocks[block]
            let end = starts[chunk] + start + candidate.count
            if offset == start, end <= range.upperBound, isEnough(candidate) {
                visit(.several(candidate))
            } else {
                for index in position..<Swift.min(end, range.upperBound) {
                    visit(.fragment(chunks[chunk].fragments[index - starts[chunk]]))
                }
            }
            position = end
        }
    }
}

extension FragmentHistory {
    private static func withoutRepeats(_ sorted: [ArchivedFragment]) -> [ArchivedFragment] {
        var kept: [ArchivedFragment] = []
        kept.reserveCapacity(sorted.count)
        for fragment in sorted where kept.last?.fragment.number != fragment.fragment.number {
            kept.append(fragment)
        }
        return kept
    }

    private static func merged(_ one: [ArchivedFragment], _ other: [ArchivedFragment]) -> [ArchivedFragment] {
        var merged: [ArchivedFragment] = []
        merged.reserveCapacity(one.count + other.count)
        var rest = one[...]
        for fragment in other {
            let before = rest.prefix { !fragment.fragment.precedes($0.fragment) }
            merged += before
            merged.append(fragment)
            rest = rest.dropFirst(before.count)
        }
        return merged + rest
    }

    private func chunkIndex(of position: Int) -> Int {
        Swift.max(0, starts.indices.partitioningIndex { starts[$0] <= position } - 1)
    }

    /// The first position whose fragment isn't before the place that is looked for.
    private func lowerBound(_ isBefore: (Fragment) -> Bool) -> Int {
        guard !chunks.isEmpty else { return 0 }
        let chunk = (0..<chunks.count - 1).partitioningIndex { chunks[$0].isWhollyBefore(isBefore) }
        return starts[chunk] + chunks[chunk].lowerBound(isBefore)
    }

    private mutating func append(_ fragment: ArchivedFragment) {
        if let last = chunks.indices.last, chunks[last].count < Self.chunkCapacity {
            chunks.update(last) { $0.append(fragment) }
        } else {
            starts.append(count)
            chunks.append(HistoryChunk([fragment]))
        }
        count += 1
        forgetOldest()
    }

    private mutating func splitIfFull(_ chunk: Int) {
        guard chunks[chunk].count > Self.chunkCapacity else { return }
        var rest: HistoryChunk?
        chunks.update(chunk) { rest = $0.split(at: Self.chunkCapacity / 2) }
        if let rest { chunks.insert(rest, at: chunk + 1) }
    }

    private mutating func restart(from chunk: Int) {
        starts.removeSubrange(chunk...)
        for index in chunk..<chunks.count {
            starts.append(index == 0 ? 0 : starts[index - 1] + chunks[index - 1].count)
        }
        count = (starts.last ?? 0) + (chunks.last?.count ?? 0)
    }

    private mutating func forgetOldest() {
        var (dropped, left) = (0, count)
        while dropped < chunks.count, left - chunks[dropped].count >= Self.capacity {
            left -= chunks[dropped].count
            dropped += 1
        }
        guard dropped > 0 else { return }
        chunks.removeFirst(dropped)
        restart(from: 0)
    }
}

extension Fragment {
    /// Comes before `other` by producer timestamp, then by number.
    func precedes(_ other: Fragment) -> Bool {
        if producerTimestamp != other.producerTimestamp { return producerTimestamp < other.producerTimestamp }
        return number < other.number
    }
}
