extension StreamingSession {
    /// Adds what playlists have got since the session was asked last; what it showed at earlier times stays as it was.
    mutating func advance(with stream: SimulatedStream, to now: Instant) {
        guard now > examined else { return }
        switch mode {
        case .live: follow(stream.archive, to: now)
        case .liveReplay: replay(stream, to: now)
        case .onDemand: break
        }
        examined = now
    }

    /// LIVE: each fragment as it is stored, unless it is older than the newest one shown; gaps are never filled.
    private mutating func follow(_ archive: Archive, to now: Instant) {
        for place in archive.byPersistence.places(after: examined, through: now) {
            let fragment = archive.fragments[place.index]
            guard let newest = shown.entries.last, isNewer(fragment, than: newest) else { continue }
            shown.append(fragment, at: place.index, by: selector, added: place.time)
        }
    }

    private func isNewer(_ fragment: StoredFragment, than entry: ShownFragments.Entry) -> Bool {
        let timestamp = fragment.timestamp(selector)
        // Equal timestamps of the producer are one fragment sent twice, and the one shown can't be exchanged any more.
        return selector == .producer ? timestamp > entry.timestamp : timestamp >= entry.timestamp
    }

    /// LIVE_REPLAY: the next fragment each time its own duration has passed, as far as it is stored.
    private mutating func replay(_ stream: SimulatedStream, to now: Instant) {
        guard var collection else { return }
        collection.grow(with: stream.archive)
        self.collection = collection
        while let next = next(of: collection, in: stream), next.due <= now {
            shown.append(
                stream.archive.fragments[next.index], at: next.index, by: selector, added: next.due)
        }
    }

    /// Something is stored at `now` that will be shown when its turn comes.
    func hasMore(in stream: SimulatedStream, at now: Instant) -> Bool {
        guard let collection, let newest = shown.entries.last else { return false }
        return candidates(of: collection, after: newest, in: stream).contains { place in
            let fragment = stream.archive.fragments[place.index]
            return fragment.capture.persisted <= now && due(fragment, after: newest, in: stream) != nil
        }
    }

    /// What comes after the newest fragment shown, and when.
    ///
    /// It is the oldest of those that are stored by the time at which they are due.
    private func next(
        of collection: MediaCollection, in stream: SimulatedStream
    ) -> (index: Int, due: Instant)? {
        guard let newest = shown.entries.last else { return nil }
        var next: (index: Int, due: Instant)?
        var firstStored = Instant.distantFuture
        for place in candidates(of: collection, after: newest, in: stream) {
            // What begins so late isn't stored before one that comes first.
            if place.time - collection.longestLead >= firstStored { break }
            let fragment = stream.archive.fragments[place.index]
            guard let due = due(fragment, after: newest, in: stream) else { continue }
            if due < min(firstStored, next?.due ?? .distantFuture) { next = (place.index, due) }
            firstStored = min(firstStored, fragment.capture.persisted)
            if firstStored <= newest.added { break }
        }
        return next
    }

    /// When `fragment` is shown if it follows `entry`; `nil` where it is trimmed by then.
    private func due(
        _ fragment: StoredFragment, after entry: ShownFragments.Entry, in stream: SimulatedStream
    ) -> Instant? {
        let due = max(entry.added + fragment.duration, fragment.capture.persisted)
        return fragment.capture.serverTimestamp >= stream.head(at: due) ? due : nil
    }

    /// What may follow `entry`, in the order in which it is preferred.
    private func candidates(
        of collection: MediaCollection, after entry: ShownFragments.Entry, in stream: SimulatedStream
    ) -> some Sequence<TimeOrder.Place> {
        let order = stream.archive.order(selector)
        let end = order.count(through: collection.range.upperBound)
        return order.places[min(end, position(after: entry, in: order))..<end].lazy
            .filter(collection.contains)
    }

    private func position(after entry: ShownFragments.Entry, in order: TimeOrder) -> Int {
        guard selector == .server else { return order.count(through: entry.timestamp) }
        let first = order.count(before: entry.timestamp)
        return order.places[first...].firstIndex {
            $0.time > entry.timestamp || $0.index > entry.index
        } ?? order.places.count
    }
}
