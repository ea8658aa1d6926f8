import FoundationEssentials

/// Whole milliseconds, as exact as the service's timestamps are; dates since 1970, durations by themselves.
typealias Milliseconds = Int64

extension Date {
    /// Milliseconds since 1970, rounded; what doesn't fit is as far away as durations can still be added to.
    var milliseconds: Milliseconds {
        let rounded = (timeIntervalSince1970 * 1000).rounded()
        let farthest = Int64.max / 4
        guard let exact = Int64(exactly: rounded) else { return rounded < 0 ? -farthest : farthest }
        return min(max(exact, -farthest), farthest)
    }

    /// The date so many milliseconds after 1970.
    init(milliseconds: Milliseconds) { self.init(timeIntervalSince1970: Double(milliseconds) / 1000) }
}

extension Duration {
    /// Whole milliseconds, rounded.
    var milliseconds: Milliseconds { Int64(clamping: Int((inSeconds * 1000).rounded())) }
}

extension ClosedRange<Milliseconds> {
    /// Both ends moved by those of `other`.
    static func + (one: Self, other: Self) -> Self {
        (one.lowerBound &+ other.lowerBound)...(one.upperBound &+ other.upperBound)
    }

    /// Both ends moved by `step`.
    func moved(by step: Milliseconds) -> Self { (lowerBound &+ step)...(upperBound &+ step) }

    /// Neither end earlier than that of `other`.
    func noEarlier(than other: Self) -> Self {
        Swift.max(lowerBound, other.lowerBound)...Swift.max(upperBound, other.upperBound)
    }

    /// The same as dates.
    var dates: ClosedRange<Date> { Date(milliseconds: lowerBound)...Date(milliseconds: upperBound) }
}
