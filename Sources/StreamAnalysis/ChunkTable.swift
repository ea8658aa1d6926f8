/// The chunks of a history in order, in two parts: a change after a copy copies the short table of those that still change,
/// and not the long one of those that hardly do.
struct ChunkTable: RandomAccessCollection, RangeReplaceableCollection, Sendable {
    /// So many chunks are recent at most; then the older half of them is old.
    private static let recentCapacity = 16

    private var old: [HistoryChunk] = []
    private var recent: [HistoryChunk] = []

    /// A table without chunks.
    init() {}

    /// Index of the oldest chunk.
    var startIndex: Int { 0 }
    /// The index after the newest chunk's.
    var endIndex: Int { old.count + recent.count }

    /// The chunk at `index`, counted from the oldest.
    subscript(index: Int) -> HistoryChunk {
        index < old.count ? old[index] : recent[index - old.count]
    }

    /// Changes the chunk at `index` in place.
    mutating func update(_ index: Int, _ change: (inout HistoryChunk) -> Void) {
        if index < old.count { change(&old[index]) } else { change(&recent[index - old.count]) }
    }

    /// Puts `pieces` in the place of the chunks at `range`.
    mutating func replaceSubrange(_ range: Range<Int>, with pieces: some Collection<HistoryChunk>) {
        if range.lowerBound >= old.count {
            recent.replaceSubrange(range.lowerBound - old.count..<range.upperBound - old.count, with: pieces)
        } else {
            let behind = Swift.max(0, range.upperBound - old.count)
            recent.removeFirst(behind)
            old.replaceSubrange(range.lowerBound..<Swift.min(range.upperBound, old.count), with: pieces)
        }
        guard recent.count > Self.recentCapacity else { return }
        let settled = recent.count - Self.recentCapacity / 2
        old.append(contentsOf: recent.prefix(settled))
        recent.removeFirst(settled)
    }
}
