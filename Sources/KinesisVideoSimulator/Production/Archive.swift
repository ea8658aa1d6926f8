package import FoundationEssentials

/// What the service has stored of one stream; it grows as time passes.
package struct Archive: Sendable {
    /// Every stored fragment in the order of ingestion; those at the end may not be visible yet.
    package private(set) var fragments: [StoredFragment] = []
    /// The order in which they become visible.
    private(set) var byPersistence = TimeOrder()
    // Of equal producer timestamps, playlists take the largest number: it stands first.
    private var byProducer = TimeOrder(ties: .newestFirst)
    private var byServer = TimeOrder()
    /// The indices of all fragments in the order of their numbers: two producers' blocks needn't be in the order of ingestion.
    private var byNumber: [Int] = []
    private var ingestion: Ingestion?

    /// The archive of `run`.
    package init(_ run: ScenarioRun) { ingestion = Ingestion(run) }

    /// An archive that holds `fragments`, in the order of their numbers, and gets those that are stored later.
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

    /// Takes in `fragment`, which is the newest; it isn't visible before its own time. One that was refused leaves nothing.
    package mutating func receive(_ fragment: StoredFragment) { store(fragment) }

    private mutating func store(_ fragment: StoredFragment) {
        guard !fragment.isRefused else { return }
        let index = fragments.count
        byNumber.insert(index, at: position(ofNumber: fragment.number))
        byPersistence.insert(index, at: fragment.capture.persisted)
        byProducer.insert(index, at: fragment.capture.producerTimestamp)
        byServer.insert(index, at: fragment.capture.serverTimestamp)
        fragments.append(fragment)
    }

    /// The order of the timestamp `selector`.
    func order(_ selector: TimestampSelector) -> TimeOrder {
        selector == .producer ? byProducer : byServer
    }

    /// The index of the stored fragment with this number, or `nil`.
    func index(ofNumber number: String) -> Int? {
        let position = position(ofNumber: number)
        guard position < byNumber.count, fragments[byNumber[position]].number == number else { return nil }
        return byNumber[position]
    }

    /// The stored fragment with this number at `now`, or `nil`.
    package func fragment(numbered number: String, at now: Instant) -> StoredFragment? {
        guard let index = index(ofNumber: number) else { return nil }
        return fragments[index].capture.persisted <= now ? fragments[index] : nil
    }

    /// Where `number` stands in ``byNumber``, or would stand.
    private func position(ofNumber number: String) -> Int {
        // All numbers have the same count of digits: their order as text is their order.
        byNumber.firstIndex(startingAt: { fragments[$0].number >= number })
    }

    /// The indices of what is visible and kept at `now`, the latest ingested first; they are looked up as they are asked for.
    func latest(at now: Instant, since oldest: Instant) -> some Sequence<Int> {
        let places = byServer.places
        return places[..<byServer.count(through: now)].reversed().lazy
            .prefix { $0.time >= oldest }
            .map(\.index)
            .filter { fragments[$0].capture.persisted <= now }
    }

    /// What a player gets at `now` of `range` of the timestamp `selector`, without what was ingested before `oldest`.
    ///
    /// It comes in the order of that timestamp, and it is of one ``MediaCollection``; of equal producer timestamps only the
    /// largest number is left. Source: KVS API reference, GetHLSStreamingSessionURL, FragmentSelectorType.
    package func playable(
        _ selector: TimestampSelector, in range: ClosedRange<Instant>, at now: Instant,
        since oldest: Instant = .distantPast, limit: Int = .max
    ) -> [StoredFragment] {
        let isKept = { (fragment: StoredFragment) in
            fragment.capture.persisted <= now && fragment.capture.serverTimestamp >= oldest
        }
        let collection = MediaCollection(selector, in: range, of: self, where: isKept)
        return places(of: collection, limit: limit, where: isKept).map { fragments[$0.index] }
    }

    /// The first `limit` places of `collection` whose fragments satisfy `isKept`, each timestamp of the producer once.
    func places(
        of collection: MediaCollection, limit: Int, where isKept: (StoredFragment) -> Bool
    ) -> [TimeOrder.Place] {
        var places: [TimeOrder.Place] = []
        for place in order(collection.selector).places(in: collection.range) {
            guard places.count < limit else { break }
            guard collection.contains(place), isKept(fragments[place.index]) else { continue }
            let isRepetition = collection.selector == .producer && places.last?.time == place.time
            if !isRepetition { places.append(place) }
        }
        return places
    }
}
