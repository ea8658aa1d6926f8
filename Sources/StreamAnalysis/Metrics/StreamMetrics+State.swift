import FoundationEssentials

extension StreamMetrics {
    /// The figures that only new fragments change.
    init(archive: Archive) {
        self.init()
        strideSeconds = archive.cadence?.strideSeconds
        gapToleranceSeconds = archive.cadence?.toleranceSeconds
        bitRate = BitRate.recent(in: archive)
    }

    /// Fills in the figures that change with time.
    mutating func complete(with stream: StreamState) {
        let now = stream.now
        fragmentCount = stream.archive.history.count
        lagSeconds = stream.lag?.medianSeconds
        lagJitterSeconds = stream.lag?.jitterSeconds
        newestFragmentAgeSeconds = stream.archive.newest.map {
            now.timeIntervalSince($0.fragment.serverTimestamp)
        }
        liveLatencySeconds = stream.live.latest?.playlist.liveLatencySeconds(at: now)
        if let session = stream.sessions.current, session.lost == nil {
            sessionExpiresInSeconds = max(0, session.expires.timeIntervalSince(now))
        }
        quotaFraction = QuotaPool.metadata.fraction(of: stream.calls, at: now)
        pollSeconds = [.listFragments, .getHLSMediaPlaylist]
            .compactMap { stream.calls.usualLatency(of: $0)?.inSeconds }.max()
    }
}
