import FoundationEssentials

/// How long no new fragment was listed although one more was due.
struct Silence: Sendable {
    /// The fragment after which it is silent.
    var newest: IngestedFragment
    /// How long, in seconds, as far as listings reach: what the monitor didn't look at isn't the producer's fault.
    var seconds: Double
    /// From so many seconds on it isn't the stream's rhythm any more.
    var thresholdSeconds: Double

    /// Without a rhythm the next fragment may be as long as the service takes them, and then be listed.
    private static let leastSeconds = 5.0
    /// A fragment is listed so long after it arrived, at most, in seconds.
    private static let listingSeconds = 5.0
    private static let strides = 3.0

    /// The silence at the newest listing, or `nil` before the first fragment.
    init?(in archive: Archive) {
        guard let newest = archive.newest, let listed = archive.lastListed else { return nil }
        let frame = archive.cadence?.frameSeconds ?? 0
        let arrived = newest.fragment.serverTimestamp.addingTimeInterval(
            newest.fragment.length.inSeconds + frame)
        self.newest = newest
        // How long listing usually takes isn't known yet when the first one comes.
        let latest = newest.isFromStart ? arrived.addingTimeInterval(Self.listingSeconds) : newest.listed
        seconds = listed.timeIntervalSince(max(arrived, min(newest.listed, latest)))
        thresholdSeconds =
            archive.cadence.map { max(Self.strides * $0.strideSeconds, Self.leastSeconds) }
            ?? DurationFault.longestSeconds + Self.leastSeconds
    }

    /// It is longer than the stream's rhythm allows.
    var isAlarming: Bool { seconds > thresholdSeconds }
}
