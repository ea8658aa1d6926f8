/// The fragments of a range of time that a player gets: those of the oldest ingested collection.
///
/// The API reference (GetHLSStreamingSessionURL, FragmentSelectorType) says so for producer timestamps, and leaves open what a
/// collection is. Here a fragment belongs to the first one's as long as its way to the service took at most
/// ``longestDelayStep`` more than the longest way of those before it: retransmissions and growing delays stay in, and
/// what was filmed, or sent, for the same range another time is out.
struct MediaCollection: Hashable, Sendable {
    /// The clock of the range.
    let selector: TimestampSelector
    /// The range, both ends included.
    let range: ClosedRange<Instant>
    private var examined: Int
    private var longestDelay: Duration?
    /// How much later than it was stored a fragment begins, at most: producers' clocks may run ahead.
    private(set) var longestLead: Duration = .zero
    private var strangers: Set<Int> = []

    /// More than producers hold back when the network fails: the producer SDK's own buffer is two or three minutes long.
    static let longestDelayStep: Duration = .seconds(300)

    /// The collection of `range` in `archive`, which begins with the first fragment that `isKept`.
    init(
        _ selector: TimestampSelector, in range: ClosedRange<Instant>, of archive: Archive,
        where isKept: (StoredFragment) -> Bool
    ) {
        self.selector = selector
        self.range = range
        let indices = archive.order(selector).places(in: range).map(\.index)
        let first = indices.reduce(archive.fragments.count) { first, index in
            index < first && isKept(archive.fragments[index]) ? index : first
        }
        examined = first
        // What was ingested before isn't kept any more.
        strangers = Set(indices.filter { $0 < first })
        grow(with: archive)
    }

    /// Takes in what `archive` has got since.
    mutating func grow(with archive: Archive) {
        defer { examined = archive.fragments.count }
        guard selector == .producer, examined < archive.fragments.count else { return }
        for index in examined..<archive.fragments.count {
            let capture = archive.fragments[index].capture
            guard range.contains(capture.producerTimestamp) else { continue }
            longestLead = max(longestLead, capture.producerTimestamp - capture.persisted)
            let delay = capture.serverTimestamp - capture.producerTimestamp
            if let longestDelay, delay > longestDelay + Self.longestDelayStep {
                strangers.insert(index)
            } else {
                longestDelay = max(delay, longestDelay ?? delay)
            }
        }
    }

    /// The fragment at `place`, which lies in the range, belongs to the collection.
    func contains(_ place: TimeOrder.Place) -> Bool { strangers.isEmpty || !strangers.contains(place.index) }
}
