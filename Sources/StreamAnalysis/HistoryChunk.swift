import FoundationEssentials

/// A stretch of a history, with a summary of each few fragments.
struct HistoryChunk: Sendable {
    /// So many fragments have one summary.
    static let blockCapacity = 16

    /// In producer order.
    private(set) var fragments: [ArchivedFragment]
    /// One for each ``blockCapacity`` fragments, and one for the rest.
    private(set) var blocks: [FragmentSummary] = []

    /// A chunk of `fragments`, which are in producer order.
    init(_ fragments: [ArchivedFragment]) {
        self.fragments = fragments
        summarise(from: 0)
    }

    /// How many there are.
    var count: Int { fragments.count }

    /// Even its newest fragment is before the place that is looked for.
    func isWhollyBefore(_ isBefore: (Fragment) -> Bool) -> Bool {
        fragments.last.map { isBefore($0.fragment) } ?? true
    }

    /// The first index whose fragment isn't before the place that is looked for.
    func lowerBound(_ isBefore: (Fragment) -> Bool) -> Int {
        fragments.indices.partitioningIndex { isBefore(fragments[$0].fragment) }
    }

    /// Where the media of the fragment at `index` ends.
    func end(at index: Int) -> Date { fragments[index].end }

    /// Adds the newest.
    mutating func append(_ fragment: ArchivedFragment) {
        fragments.append(fragment)
        if fragments.count % Self.blockCapacity == 1 {
            blocks.append(FragmentSummary(fragment))
        } else {
            blocks[blocks.count - 1].add(fragment)
        }
    }

    /// Adds one before `index`.
    mutating func insert(_ fragment: ArchivedFragment, at index: Int) {
        fragments.insert(fragment, at: index)
        summarise(from: index)
    }

    /// Changes one.
    mutating func update(at index: Int, _ change: (inout ArchivedFragment) -> Void) {
        change(&fragments[index])
        let block = index / Self.blockCapacity
        if let summary = summary(ofBlock: block) { blocks[block] = summary }
    }

    /// Cuts off what lies from `index` on.
    mutating func split(at index: Int) -> HistoryChunk {
        let rest = HistoryChunk(Array(fragments[index...]))
        fragments.removeSubrange(index...)
        summarise(from: index - 1)
        return rest
    }

    private mutating func summarise(from index: Int) {
        let first = max(0, index) / Self.blockCapacity
        blocks.removeSubrange(first...)
        var block = first
        while let summary = summary(ofBlock: block) {
            blocks.append(summary)
            block += 1
        }
    }

    private func summary(ofBlock block: Int) -> FragmentSummary? {
        let start = block * Self.blockCapacity
        guard start < fragments.count else { return nil }
        return FragmentSummary(of: fragments[start..<min(fragments.count, start + Self.blockCapacity)])
    }
}
