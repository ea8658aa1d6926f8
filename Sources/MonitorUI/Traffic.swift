import FoundationEssentials

/// Bytes a second written to the terminal, over the last seconds.
struct Traffic: Hashable, Sendable {
    private struct Sample: Hashable, Sendable {
        var date: Date
        var bytes: Int
    }

    private var previous: Sample?
    /// The rate, or `nil` before it is known; it changes every few seconds only, since showing it costs bytes too.
    private(set) var bytesPerSecond: Double?
    private static let period = 5.0

    /// Takes in that `bytes` had been written in all by `date`.
    mutating func record(bytes: Int, at date: Date) {
        guard let last = previous, date >= last.date else {
            previous = Sample(date: date, bytes: bytes)
            return
        }
        let seconds = date.timeIntervalSince(last.date)
        guard seconds >= Self.period else { return }
        bytesPerSecond = Double(max(0, bytes - last.bytes)) / seconds
        previous = Sample(date: date, bytes: bytes)
    }
}
