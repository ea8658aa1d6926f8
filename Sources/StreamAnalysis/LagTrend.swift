public import FoundationEssentials

/// The straight line that the lag follows since the last reconnect or clock jump, at most seven minutes back.
public struct LagTrend: Hashable, Sendable {
    /// The server timestamp of the oldest fragment it was taken from.
    public var start: Date
    /// The server timestamp of the newest one.
    public var end: Date
    /// The line's lag at ``end``, in seconds.
    public var lagSecondsAtEnd: Double
    /// Seconds of lag gained a second; positive where the producer's clock loses.
    public var slope: Double
    /// The slope's standard error, in the same unit.
    public var standardError: Double

    /// A line from `start` to `end`.
    public init(start: Date, end: Date, lagSecondsAtEnd: Double, slope: Double, standardError: Double) {
        self.start = start
        self.end = end
        self.lagSecondsAtEnd = lagSecondsAtEnd
        self.slope = slope
        self.standardError = standardError
    }

    /// The line's lag at the server time `date`, in seconds.
    public func lagSeconds(at date: Date) -> Double {
        lagSecondsAtEnd + slope * date.timeIntervalSince(end)
    }

    /// Milliseconds that the producer's clock gains an hour, negative where it loses.
    public var millisecondsPerHour: Double { -slope * Self.millisecondsInHour }

    /// The standard error of ``millisecondsPerHour``; infinite where the series is no straight line.
    public var errorMillisecondsPerHour: Double { standardError * Self.millisecondsInHour }

    /// The slope is more than noise: its distance from 0 is that of two standard errors.
    public var isSignificant: Bool { abs(slope) > 2 * standardError }

    private static let millisecondsInHour = 3_600_000.0
}
