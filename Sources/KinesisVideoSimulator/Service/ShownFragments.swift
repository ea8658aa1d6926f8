/// Everything that a session has shown, in the order of its clock; entries are added at the end and never taken away.
struct ShownFragments: Hashable, Sendable {
    /// One fragment of a session.
    struct Entry: Hashable, Sendable {
        /// Its index in the archive.
        let index: Int
        /// When it begins, by the session's clock.
        let timestamp: Instant
        /// When it was added.
        let added: Instant
        /// The durations of all before it.
        let offset: Duration
        /// The codec private data it is decoded with, as an index of ``ShownFragments/codecs``; where it can't be decoded with
        /// any, that of the fragment before it.
        let period: Int
        /// The session's players can decode it.
        let isPlayable: Bool
    }

    /// The entries.
    private(set) var entries: [Entry] = []
    /// How the entries are decoded.
    private(set) var codecs: CodecHistory
    private var durations: Duration = .zero

    /// Nothing, with so many changes of codec private data allowed.
    init(codecChangeLimit: Int) { codecs = CodecHistory(changeLimit: codecChangeLimit) }

    /// Adds the fragment that is number `index` in the archive, at `date`.
    mutating func append(
        _ fragment: StoredFragment, at index: Int, by selector: TimestampSelector, added date: Instant
    ) {
        let period = codecs.take(fragment.media.tracks)
        entries.append(
            Entry(
                index: index, timestamp: fragment.timestamp(selector), added: date, offset: durations,
                period: period ?? codecs.periods.count - 1, isPlayable: period != nil))
        durations += fragment.duration
    }

    /// How many entries were there at `date`.
    func count(at date: Instant) -> Int { entries.firstIndex(startingAt: { $0.added > date }) }

    /// The durations of all entries that were there at `date`.
    func length(at date: Instant) -> Duration {
        let count = count(at: date)
        return count < entries.count ? entries[count].offset : durations
    }

    /// The position of the fragment that is number `index` in the archive and begins at `timestamp`, or `nil`.
    func position(ofIndex index: Int, timestamp: Instant) -> Int? {
        let first = entries.firstIndex(startingAt: { $0.timestamp >= timestamp })
        return entries[first...].prefix { $0.timestamp == timestamp }.firstIndex { $0.index == index }
    }
}
