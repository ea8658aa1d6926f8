extension StreamingSession {
    /// The session that `request` asks for at `now`, or the refusal.
    init(_ request: SessionRequest, stream: SimulatedStream, at now: Instant) throws(ServiceError) {
        guard stream.settings.retentionHours > 0 else { throw .noDataRetention }
        let head = stream.head(at: now)
        let rules = SessionRules(request: request, now: now, head: head)
        presentation = request.presentation
        streamName = stream.name
        streamCreated = stream.created
        mode = try rules.mode()
        selector = try rules.clock()
        container = try rules.container()
        discontinuities = try rules.discontinuities()
        showsDates = try rules.showsDates()
        showsNumbers = try rules.showsNumbers()
        limit = try rules.limit()
        opened = now
        examined = now
        expires = now + (try rules.life())
        shown = ShownFragments(codecChangeLimit: request.presentation.codecChangeLimit)
        try fill(from: stream, since: head)
    }

    /// Shows what a session of its mode begins with.
    private mutating func fill(from stream: SimulatedStream, since head: Instant) throws(ServiceError) {
        switch mode {
        case .live:
            try stream.requireRecentMedia(at: opened)
            append(latest(of: stream.archive, since: head), of: stream.archive)
        case .liveReplay(let range, _):
            let (collection, indices) = oldest(of: stream.archive, in: range, since: head)
            append(indices, of: stream.archive)
            self.collection = collection
        case .onDemand(let range):
            append(oldest(of: stream.archive, in: range, since: head).indices, of: stream.archive)
        }
        guard let first = shown.entries.first else { throw .noFragments }
        try MediaRequirements.check(stream.archive.fragments[first.index].media.tracks)
    }

    private mutating func append(_ indices: [Int], of archive: Archive) {
        for index in indices {
            shown.append(archive.fragments[index], at: index, by: selector, added: opened)
        }
    }

    /// LIVE: the fragments that were ingested last, in the order of the session's clock.
    private func latest(of archive: Archive, since head: Instant) -> [Int] {
        var indices: [Int] = []
        var seen: Set<Instant> = []
        for index in archive.latest(at: opened, since: head) {
            guard indices.count < limit else { break }
            // The largest number comes first: what follows with the same timestamp is left out.
            let isNew = seen.insert(archive.fragments[index].capture.producerTimestamp).inserted
            if selector == .server || isNew { indices.append(index) }
        }
        let order = { (index: Int) in (archive.fragments[index].timestamp(selector), index) }
        return indices.sorted { order($0) < order($1) }
    }

    /// LIVE_REPLAY and ON_DEMAND: the oldest fragments of the range, as many as a playlist holds.
    ///
    /// That a replay begins with a whole playlist was seen: one that began 1,000 fragments ago, with as many allowed, played live.
    private func oldest(
        of archive: Archive, in range: ClosedRange<Instant>, since head: Instant
    ) -> (collection: MediaCollection, indices: [Int]) {
        let isKept = { (fragment: StoredFragment) in
            fragment.capture.persisted <= opened && fragment.capture.serverTimestamp >= head
        }
        let collection = MediaCollection(selector, in: range, of: archive, where: isKept)
        return (collection, archive.places(of: collection, limit: limit, where: isKept).map(\.index))
    }
}

extension StreamingSession.Presentation {
    fileprivate var codecChangeLimit: Int {
        self == .hls ? CodecHistory.hlsChangeLimit : CodecHistory.dashChangeLimit
    }
}

extension SimulatedStream {
    /// The oldest server timestamp that is still kept at `now`: the stream's head.
    func head(at now: Instant) -> Instant { now - .seconds(settings.retentionHours * 3600) }

    /// LIVE sessions need a fragment of the last 30 s, when they are opened and as long as they run.
    ///
    /// Source: KVS API reference, GetHLSStreamingSessionURL, ResourceNotFoundException.
    func requireRecentMedia(at now: Instant) throws(ServiceError) {
        let longestSilence: Duration = .seconds(30)
        let latest = archive.latest(at: now, since: now - longestSilence).first { _ in true }
        guard latest != nil else { throw .noFragments }
    }
}
