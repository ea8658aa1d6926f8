import FoundationEssentials

/// The service's clock as its answers tell it, and when that was last told on.
struct ServiceClock: Sendable {
    private static let intervalSeconds = 60.0
    /// Smaller changes are the headers' whole seconds.
    private static let leastChangeSeconds = 1.0

    /// How far it is ahead of ours.
    private(set) var offset = ClockOffset()
    private var told: (date: Date, offsetSeconds: Double)?

    /// Takes note of a response that arrived at `date` by our clock and says `header` by the service's; answers whether
    /// there is something to tell: the offset changed, or it wasn't told for a minute.
    mutating func note(header: Date, receivedAt date: Date) -> Bool {
        offset.note(header: header, receivedAt: date)
        let seconds = offset.seconds
        if let told, abs(seconds - told.offsetSeconds) < Self.leastChangeSeconds,
            (0..<Self.intervalSeconds).contains(date.timeIntervalSince(told.date))
        {
            return false
        }
        told = (date, seconds)
        return true
    }
}
