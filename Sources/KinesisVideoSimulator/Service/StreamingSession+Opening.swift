extension StreamingSession {
    /// The session that `request` asks for at `now`, or the refusal.
    init(
        _ request: GetHLSStreamingSessionURLRequest, stream: SimulatedStream, at now: Instant
    ) throws(ServiceError) {
        let rules = SessionRules(request: request, now: now)
        try rules.checkContainer()
        streamName = stream.name
        mode = try rules.mode()
        selector = try rules.clock()
        discontinuities = try rules.discontinuities()
        showsDates = try rules.showsDates()
        limit = try rules.limit()
        opened = now
        expires = now + (try rules.life())
        initial = Self.initial(of: stream.archive, mode: mode, selector: selector, limit: limit, at: now)
    }

    /// What the archive offers such a session when it is opened, in the order of `selector`'s timestamps.
    private static func initial(
        of archive: Archive, mode: Mode, selector: TimestampSelector, limit: Int, at now: Instant
    ) -> [StoredFragment] {
        switch mode {
        case .live:
            // A few more than shown: among the latest to arrive may be late ones, which stand further back.
            let recent = archive.liveOrder(selector).visible(until: now, latest: limit + 16)
            return Array(recent.map { archive.fragments[$0] }.inPlayingOrder(selector).suffix(limit))
        case .liveReplay(let range, _):
            return Array(archive.playable(selector, in: range, at: now).prefix(1))
        case .onDemand(let range):
            return Array(archive.playable(selector, in: range, at: now).prefix(limit))
        }
    }
}
