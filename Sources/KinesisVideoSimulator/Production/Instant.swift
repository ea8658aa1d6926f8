package import FoundationEssentials

/// A point of time in whole milliseconds since 1970, as exact as the service's timestamps are.
package struct Instant: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package var milliseconds: Int64

    /// The instant this many milliseconds after 1970.
    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// `date` to the nearest millisecond.
    package init(_ date: Date) {
        let rounded = (date.timeIntervalSince1970 * 1000).rounded()
        milliseconds = Int64(exactly: rounded) ?? (rounded < 0 ? .min / 4 : .max / 4)
    }

    /// Later than all that happens; durations can still be added to it.
    static let distantFuture = Instant(milliseconds: .max / 4)
    /// Earlier than all that happens; durations can still be taken from it.
    package static let distantPast = Instant(milliseconds: .min / 4)

    /// The same point of time.
    package var date: Date { Date(timeIntervalSince1970: Double(milliseconds) / 1000) }

    /// Orders by time.
    package static func < (one: Instant, other: Instant) -> Bool { one.milliseconds < other.milliseconds }

    /// The instant `duration` later.
    package static func + (instant: Instant, duration: Duration) -> Instant {
        Instant(milliseconds: instant.milliseconds + duration.milliseconds)
    }

    /// The instant `duration` earlier.
    package static func - (instant: Instant, duration: Duration) -> Instant {
        Instant(milliseconds: instant.milliseconds - duration.milliseconds)
    }

    /// How much later `instant` is than `other`; negative where it is earlier.
    package static func - (instant: Instant, other: Instant) -> Duration {
        .milliseconds(instant.milliseconds - other.milliseconds)
    }
}

extension Duration {
    /// Whole milliseconds; what is left over is cut.
    package var milliseconds: Int64 {
        components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }
}
