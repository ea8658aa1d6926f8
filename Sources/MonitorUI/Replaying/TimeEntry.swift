package import FoundationEssentials

/// A time as the operator types it: `14:21:36`, `14:21`, `+10m`, `-1h`, `-90`.
package enum TimeEntry: Hashable, Sendable {
    /// So many seconds after midnight, UTC.
    case clock(seconds: Double)
    /// So many seconds on, or back where negative.
    case shift(seconds: Double)

    private static let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
    private static let daySeconds = 86_400.0

    /// What `text` means, or `nil` where it means nothing.
    package init?(_ text: String) {
        let text = text.filter { $0 != " " }
        if text.hasPrefix("+") || text.hasPrefix("-") {
            guard let size = Self.size(text.dropFirst()) else { return nil }
            self = .shift(seconds: text.hasPrefix("-") ? -size : size)
        } else {
            guard let seconds = Self.clock(text.hasSuffix("Z") ? text.dropLast() : text[...]) else {
                return nil
            }
            self = .clock(seconds: seconds)
        }
    }

    private static func size(_ text: Substring) -> Double? {
        let factor = text.last.flatMap { units[$0] }
        let digits = factor == nil ? text : text.dropLast()
        guard let count = whole(digits) else { return nil }
        return Double(count) * (factor ?? 1)
    }

    private static func clock(_ text: Substring) -> Double? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(whole)
        let limits = [24, 60, 60]
        guard (2...3).contains(parts.count) else { return nil }
        var seconds = 0
        for (part, limit) in zip(parts + [0], limits) {
            guard let part, part < limit else { return nil }
            seconds = seconds * 60 + part
        }
        return Double(seconds)
    }

    private static func whole(_ text: Substring) -> Int? {
        let isNumber = (1...9).contains(text.count) && text.allSatisfy { $0.isASCII && $0.isNumber }
        return isNumber ? Int(text) : nil
    }

    /// The moment it means for somebody who is at `position` of `range`; `nil` where the recording has no such time.
    ///
    /// Of a time of day that comes more than once, the one on the day of `position`, else the first.
    package func date(at position: Date, in range: ClosedRange<Date>) -> Date? {
        switch self {
        case .shift(let seconds):
            return min(max(position.addingTimeInterval(seconds), range.lowerBound), range.upperBound)
        case .clock(let seconds):
            let days = [position, range.lowerBound, range.upperBound].map { Self.midnight(before: $0) }
            // Somebody who types a time to the second means all of that second.
            let wide = range.lowerBound.addingTimeInterval(-1)...range.upperBound
            return days.lazy.map { $0.addingTimeInterval(seconds) }.first { wide.contains($0) }
                .map { max($0, range.lowerBound) }
        }
    }

    /// The same, and `nil` too where a distance leads out of `range`.
    func exactDate(at position: Date, in range: ClosedRange<Date>) -> Date? {
        if case .shift(let seconds) = self, !range.contains(position.addingTimeInterval(seconds)) {
            return nil
        }
        return date(at: position, in: range)
    }

    private static func midnight(before date: Date) -> Date {
        let seconds = date.timeIntervalSince1970
        return Date(timeIntervalSince1970: (seconds / daySeconds).rounded(.down) * daySeconds)
    }
}
