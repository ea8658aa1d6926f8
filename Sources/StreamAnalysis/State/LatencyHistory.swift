import FoundationEssentials

/// The live latency of the last day, a sample every ten seconds.
struct LatencyHistory: Sendable {
    private static let periodSeconds = 10.0
    /// A day of samples.
    private static let capacity = 8640
    /// The oldest go this many at a time, so that keeping the bound costs nothing to speak of.
    private static let slack = 360

    /// Oldest first.
    private(set) var samples: [LatencySample] = []

    /// Takes a sample of `load`, unless the newest one is younger than the period.
    mutating func absorb(_ load: PlaylistLoad) {
        if let newest = samples.last, load.date.timeIntervalSince(newest.date) < Self.periodSeconds { return }
        guard let seconds = load.playlist.liveLatencySeconds(at: load.date) else { return }
        samples.append(LatencySample(date: load.date, seconds: seconds))
        if samples.count > Self.capacity { samples.removeFirst(Self.slack) }
    }
}
