import FoundationEssentials

/// The rhythm of a stream: how far apart fragments start, and how long their last frame lasts.
struct Cadence: Hashable, Sendable {
    /// Median distance of producer timestamps, in seconds.
    var strideSeconds: Double
    /// What FragmentLengthInMilliseconds leaves out, in seconds: the last frame's own duration.
    var frameSeconds: Double

    /// What a hole must exceed to be one, in seconds: 1.5 frames, and no less than the 50 ms of KVS's ON_DISCONTINUITY.
    ///
    /// Source: KVS API reference, GetHLSStreamingSessionURL, DiscontinuityMode.
    var toleranceSeconds: Double { max(Self.serviceToleranceSeconds, 1.5 * frameSeconds) }

    /// The gap or overlap from which KVS writes a DISCONTINUITY, in seconds.
    static let serviceToleranceSeconds = Joint.toleranceSeconds
    /// So many fragments say what is usual.
    static let sampleCount = 33
    /// With fewer steps nothing is called a hole.
    private static let leastSteps = 3

    /// The rhythm of `recent`, the newest fragments in ingest order, or `nil` below three steps.
    ///
    /// Steps are taken between neighbours in ingest order with consecutive numbers, so that neither a moved clock
    /// nor a second connection spoils them, and those over 1.5 × the median are ignored.
    init?(of recent: ArraySlice<IngestedFragment>) {
        var pairs: [(step: Double, length: Double)] = []
        for (left, right) in zip(recent, recent.dropFirst()) {
            if let one = left.sequence, let other = right.sequence, other != one &+ 1 { continue }
            let step = right.fragment.producerTimestamp.timeIntervalSince(left.fragment.producerTimestamp)
            if step > 0 { pairs.append((step, left.fragment.length.inSeconds)) }
        }
        guard pairs.count >= Self.leastSteps, let middle = Statistics.median(pairs.map(\.step)) else {
            return nil
        }
        let usual = pairs.filter { $0.step <= 1.5 * middle }
        strideSeconds = Statistics.median(usual.map(\.step)) ?? middle
        let frame = Statistics.median(usual.map { $0.step - $0.length }) ?? 0
        frameSeconds = min(max(frame, 0), strideSeconds)
    }
}
