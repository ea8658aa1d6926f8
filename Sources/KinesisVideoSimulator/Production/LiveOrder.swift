/// The order in which fragments become visible, and which of them a running LIVE playlist takes.
///
/// A playlist takes a fragment only if it is newer than all that were visible before, so a gap is never filled. Whether that
/// holds doesn't depend on the session, only on the fragments: it is found out once, when they are stored.
/// Source: KVS API reference, GetHLSStreamingSessionURL, PlaybackMode.
struct LiveOrder: Sendable {
    /// One fragment in the order of visibility.
    private struct Entry {
        /// Its place in the archive.
        var index: Int
        var persisted: Instant
        var timestamp: Instant
        /// The newest timestamp among this one and all before.
        var newest: Instant
        /// How many of this one and all before were taken.
        var takenCount: Int
        var isTaken: Bool
    }

    /// Which timestamp says what is newer.
    let selector: TimestampSelector
    private var entries: [Entry] = []

    /// The order of no fragments yet.
    init(selector: TimestampSelector) { self.selector = selector }

    /// Takes in the fragment that is number `index` in the archive.
    mutating func insert(_ fragment: StoredFragment, at index: Int) {
        let persisted = fragment.capture.persisted
        let position = entries.firstIndex(startingAt: { $0.persisted > persisted })
        let timestamp = fragment.timestamp(selector)
        entries.insert(
            Entry(
                index: index, persisted: persisted, timestamp: timestamp, newest: timestamp, takenCount: 0,
                isTaken: false),
            at: position)
        for position in position..<entries.count { judge(position) }
    }

    private mutating func judge(_ position: Int) {
        let before = position > 0 ? entries[position - 1] : nil
        let timestamp = entries[position].timestamp
        let isTaken = before.map { timestamp > $0.newest } ?? true
        entries[position].isTaken = isTaken
        entries[position].newest = max(timestamp, before?.newest ?? timestamp)
        entries[position].takenCount = (before?.takenCount ?? 0) + (isTaken ? 1 : 0)
    }

    /// How many fragments were taken after `opened`, until `now`.
    func takenCount(after opened: Instant, until now: Instant) -> Int {
        takenCount(until: now) - takenCount(until: opened)
    }

    /// The archive's indices of the latest fragments taken after `opened`, until `now`: at most `limit`, oldest first.
    func taken(after opened: Instant, until now: Instant, latest limit: Int) -> [Int] {
        var indices: [Int] = []
        for entry in entries[visibleCount(at: opened)..<visibleCount(at: now)].reversed() where entry.isTaken
        {
            guard indices.count < limit else { break }
            indices.append(entry.index)
        }
        return indices.reversed()
    }

    /// The archive's indices of the `limit` fragments that became visible last, until `now`.
    func visible(until now: Instant, latest limit: Int) -> [Int] {
        entries[..<visibleCount(at: now)].suffix(limit).map(\.index)
    }

    private func takenCount(until date: Instant) -> Int {
        let count = visibleCount(at: date)
        return count > 0 ? entries[count - 1].takenCount : 0
    }

    private func visibleCount(at date: Instant) -> Int {
        entries.firstIndex(startingAt: { $0.persisted > date })
    }
}
