public import FoundationEssentials

/// The only way the program reads a clock or waits; tests drive one by hand.
public struct TimeSource: Sendable {
    /// Now, by this machine's calendar clock. It may jump.
    public var date: @Sendable () -> Date
    /// The time since some moment before the first call. It never jumps and goes on during sleep.
    public var uptime: @Sendable () -> Duration
    /// Waits for a duration; throws `CancellationError` when the task is cancelled.
    public var sleep: @Sendable (Duration) async throws -> Void

    /// A source made of its three functions.
    public init(
        date: @escaping @Sendable () -> Date, uptime: @escaping @Sendable () -> Duration,
        sleep: @escaping @Sendable (Duration) async throws -> Void
    ) {
        self.date = date
        self.uptime = uptime
        self.sleep = sleep
    }

    /// The machine's own clocks.
    public static let system: TimeSource = {
        let clock = ContinuousClock()
        let origin = clock.now
        return TimeSource(
            date: { Date() },
            uptime: { origin.duration(to: clock.now) },
            sleep: { try await clock.sleep(for: $0) })
    }()
}
