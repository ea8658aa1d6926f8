/// How many answers a second come in, smoothed over half seconds.
///
/// Source: the figures of botocore's `retries/adaptive.py`.
struct MeasuredRate {
    private static let smoothing = 0.8
    private static let binsPerSecond = 2.0

    /// Answers a second.
    private(set) var value = 0.0
    private var count = 0.0
    private var lastBin: Double

    /// Nothing came before `now`, in seconds.
    init(now: Double) { lastBin = now.rounded(.down) }

    /// Counts an answer.
    mutating func count(at now: Double) {
        let bin = (now * Self.binsPerSecond).rounded(.down) / Self.binsPerSecond
        count += 1
        guard bin > lastBin else { return }
        value = count / (bin - lastBin) * Self.smoothing + value * (1 - Self.smoothing)
        count = 0
        lastBin = bin
    }
}
