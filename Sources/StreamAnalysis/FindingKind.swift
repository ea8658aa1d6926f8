extension Finding {
    /// The stable ids; raw values are what JSON shows.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        // The archive.
        case gap
        case overlap
        case duplicateTimestamp = "duplicate-timestamp"
        case lateFragment = "late-fragment"
        case clockJump = "clock-jump"
        case clockSkew = "clock-skew"
        case clockDrift = "clock-drift"
        case uplinkSlow = "uplink-slow"
        case producerSilent = "producer-silent"
        case reconnect
        case fragmentDuration = "fragment-duration"
        case bitRateStep = "bit-rate-step"
        case implausibleTimestamp = "implausible-timestamp"
        // The playlist.
        case missingFromPlaylist = "missing-from-playlist"
        case stalePlaylist = "stale-playlist"
        case mediaSequenceRegression = "media-sequence-regression"
        case mediaSequenceJump = "media-sequence-jump"
        case segmentChanged = "segment-changed"
        case discontinuityChurn = "discontinuity-churn"
        case unexpectedDiscontinuity = "unexpected-discontinuity"
        case missingDiscontinuity = "missing-discontinuity"
        case targetDuration = "target-duration"
        case windowSize = "window-size"
        case mapChanged = "map-changed"
        case codecsChanged = "codecs-changed"
        case dateTime = "date-time"
        case endList = "end-list"
        case gapTag = "gap-tag"
        case liveLatency = "live-latency"
        case segmentUndecodable = "segment-undecodable"
        // Session, service, self.
        case sessionExpiring = "session-expiring"
        case sessionExpired = "session-expired"
        case sessionLost = "session-lost"
        case noFragments = "no-fragments"
        case throttled
        case quotaPressure = "quota-pressure"
        case callFailing = "call-failing"
        case credentialsExpiring = "credentials-expiring"
        case credentialsExpired = "credentials-expired"
        case credentialsFailing = "credentials-failing"
        case notAuthorized = "not-authorized"
        case clockOff = "clock-off"
        case monitorBehind = "monitor-behind"
    }
}

extension Finding.Kind {
    /// It happened at one place of the timeline, rather than being a state that lasts until something ends it.
    var isEvent: Bool {
        switch self {
        case .gap, .overlap, .duplicateTimestamp, .lateFragment, .clockJump, .reconnect,
            .fragmentDuration, .bitRateStep, .missingFromPlaylist, .mediaSequenceRegression,
            .mediaSequenceJump, .segmentChanged, .discontinuityChurn, .unexpectedDiscontinuity,
            .missingDiscontinuity, .targetDuration, .mapChanged, .codecsChanged, .dateTime, .gapTag,
            .segmentUndecodable:
            true
        case .clockSkew, .clockDrift, .uplinkSlow, .producerSilent, .implausibleTimestamp, .stalePlaylist,
            .windowSize, .endList, .liveLatency, .sessionExpiring, .sessionExpired, .sessionLost,
            .noFragments, .throttled, .quotaPressure, .callFailing, .credentialsExpiring,
            .credentialsExpired, .credentialsFailing, .notAuthorized, .clockOff, .monitorBehind:
            false
        }
    }

    /// Its `from` and `to` are on the producer's clock, as fragments are; else they are when it was seen.
    public var isOnMediaTime: Bool {
        (isEvent && self != .codecsChanged) || self == .producerSilent || self == .uplinkSlow
    }
}
