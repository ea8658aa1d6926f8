package import FoundationEssentials

/// What the service has stored of one stream; it grows as time passes.
package struct Archive: Sendable {
    /// Every stored fragment in the order of ingestion; those at the end may not be visible yet.
    package private(set) var fragments: [StoredFragment] = []
    /// The order in which LIVE playlists take them, by the producer's clock.
    private(set) var byProducer = LiveOrder(selector: .producer)
    /// The same by the service's clock.
    private(set) var byServer = LiveOrder(selector: .server)
    /// The indices of all fragments in the order of their numbers: two producers' blocks needn't be in the order of ingestion.
    private var byNumber: [Int] = []
    private var ingestion: Ingestion?

    /// The archive of `run`.
    package init(_ run: ScenarioRun) { ingestion = Ingestion(run) }

    /// An archive that holds `fragments`, in the order of their numbers, and gets no more.
    package init(_ fragments: [StoredFragment]) {
        for fragment in fragments { store(fragment) }
    }

    /// Takes in what arrives until `date`.
    package mutating func advance(to date: Date) {
        let now = Instant(date)
        // One that arrives later tells that nothing is left out; it isn't visible before its own time.
        while fragments.last.map({ $0.capture.serverTimestamp <= now }) ?? true, let next = ingestion?.next()
        {
            store(next)
        }
    }

    /// Takes in `fragment`, whose number is larger than all before; it isn't visible before its own time.
    package mutating func receive(_ fragment: StoredFragment) { store(fragment) }

    private mutating func store(_ fragment: StoredFragment) {
        guard !fragment.isRefused else { return }
        byNumber.insert(fragments.count, at: position(ofNumber: fragment.number))
        byProducer.insert(fragment, at: fragments.count)
        byServer.insert(fragment, at: fragments.count)
        fragments.append(fragment)
    }

    /// The order for sessions that go by `selector`.
    func liveOrder(_ selector: TimestampSelector) -> LiveOrder {
        selector == .producer ? byProducer : byServer
    }

    /// The stored fragment with this number at `now`, or `nil`.
    package func fragment(numbered number: String, at now: Instant) -> StoredFragment? {
        let position = position(ofNumber: number)
        guard position < byNumber.count else { return nil }
        let fragment = fragments[byNumber[position]]
        return fragment.number == number && fragment.capture.persisted <= now ? fragment : nil
    }

    /// Where `number` stands in ``byNumber``, or would stand.
    private func position(ofNumber number: String) -> Int {
        // All numbers have the same count of digits: their order as text is their order.
        byNumber.firstIndex(startingAt: { fragments[$0].number >= number })
    }

    /// What ListFragments may answer at `now` for `range` of the timestamp `selector`, in the order of ingestion.
    func listed(_ selector: TimestampSelector, in range: ClosedRange<Instant>, at now: Instant)
        -> [StoredFragment]
    {
        stretch(selector, in: range).filter {
            range.contains($0.timestamp(selector)) && $0.capture.listable <= now
        }
    }

    /// What playlists may hold at `now` for `range` of the timestamp `selector`, in the order of that timestamp.
    func playable(_ selector: TimestampSelector, in range: ClosedRange<Instant>, at now: Instant)
        -> [StoredFragment]
    {
        stretch(selector, in: range)
            .filter { range.contains($0.timestamp(selector)) && $0.capture.persisted <= now }
            .inPlayingOrder(selector)
    }

    /// The part in which the search is worth while: server timestamps lie in the order of ingestion.
    private func stretch(
        _ selector: TimestampSelector, in range: ClosedRange<Instant>
    ) -> ArraySlice<StoredFragment> {
        guard selector == .server else { return fragments[...] }
        let first = fragments.firstIndex(startingAt: { $0.capture.serverTimestamp >= range.lowerBound })
        let end = fragments.firstIndex(startingAt: { $0.capture.serverTimestamp > range.upperBound })
        return fragments[first..<max(first, end)]
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

extension Sequence<StoredFragment> {
    /// In the order of the timestamp `selector`; of those with equal producer timestamps only the largest number stays.
    ///
    /// Source: KVS API reference, GetHLSStreamingSessionURL, FragmentSelectorType.
    func inPlayingOrder(_ selector: TimestampSelector) -> [StoredFragment] {
        let sorted = sorted { ($0.timestamp(selector), $0.number) < ($1.timestamp(selector), $1.number) }
        guard selector == .producer else { return sorted }
        return sorted.reduce(into: []) { kept, fragment in
            if kept.last?.capture.producerTimestamp == fragment.capture.producerTimestamp {
                kept.removeLast()
            }
            kept.append(fragment)
        }
    }
}
