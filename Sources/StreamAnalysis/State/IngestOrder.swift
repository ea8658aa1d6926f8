import FoundationEssentials

/// A fragment in the order in which the service began to receive it.
struct IngestedFragment: Sendable {
    /// What ListFragments says.
    var fragment: Fragment
    /// The number's sequence, inferred, or `nil` where the number has no structure.
    var sequence: UInt64?
    /// When it was first listed.
    var listed: Date
    /// It came with the first listing, so nobody saw when it became available.
    var isFromStart: Bool
    /// The listing before, which would have held it had it been available, or `nil` where there was none.
    var absent: Date?

    /// The thousand that the sequence lies in, or `nil` where the number has no structure.
    var block: UInt64? { sequence.map { $0 / FragmentNumber.Structure.blockSize } }
}

/// The recent fragments ordered by number: what the network did, as producer order says what the camera did.
struct IngestOrder: Sendable {
    /// So many are kept at least; at the most fragments that a stream takes, 5 a second, nearly 14 minutes.
    static let capacity = 4096

    private var entries: [IngestedFragment] = []
    /// Nothing up to this number was kept.
    private var forgotten: FragmentNumber?

    /// How many are kept.
    var count: Int { entries.count }

    /// The fragment at `index`, counted from the smallest number kept.
    subscript(index: Int) -> IngestedFragment { entries[index] }

    /// Where `number` stands or would stand.
    func lowerBound(_ number: FragmentNumber) -> Int {
        entries.indices.partitioningIndex { entries[$0].fragment.number < number }
    }

    /// Where `number` is, or `nil` where it isn't among the recent ones.
    func index(of number: FragmentNumber) -> Int? {
        let index = lowerBound(number)
        return index < entries.count && entries[index].fragment.number == number ? index : nil
    }

    /// `number` is so old that it may have been forgotten.
    func mayHaveForgotten(_ number: FragmentNumber) -> Bool {
        forgotten.map { number <= $0 } ?? false
    }

    /// At most `limit` of them up to the one at `index`, smallest number first.
    func window(through index: Int, _ limit: Int) -> ArraySlice<IngestedFragment> {
        entries[...index].suffix(limit)
    }

    /// The newest `limit` of them, smallest number first.
    func suffix(_ limit: Int) -> ArraySlice<IngestedFragment> { entries.suffix(limit) }

    /// Those between `lower` and `upper`, both left out.
    func count(between lower: FragmentNumber, and upper: FragmentNumber) -> Int {
        let first = index(of: lower).map { $0 + 1 } ?? lowerBound(lower)
        return Swift.max(0, lowerBound(upper) - first)
    }

    /// Adds `entry` at its place.
    mutating func insert(_ entry: IngestedFragment) {
        entries.insert(entry, at: lowerBound(entry.fragment.number))
        guard entries.count >= Self.capacity * 2 else { return }
        forgotten = entries[entries.count - Self.capacity - 1].fragment.number
        entries.removeFirst(entries.count - Self.capacity)
    }
}
