import ArgumentParser
import Foundation

/// A point in time as people write it: `now`, `10m` (that long ago), or an ISO 8601 date.
enum Moment: ExpressibleByArgument, Hashable {
    /// So long before now.
    case ago(TimeSpan)
    /// A date with its offset.
    case at(Date)

    /// Reads `now`, a ``TimeSpan`` with its unit, or a date such as `2026-03-01T14:22:07Z`.
    ///
    /// Digits alone are no moment: beside a fragment they would be the end of its number.
    init?(argument: String) {
        if argument == "now" {
            self = .ago(TimeSpan(seconds: 0))
        } else if argument.last?.isNumber == false, let span = TimeSpan(argument: argument) {
            self = .ago(span)
        } else if let date = Self.date(argument) {
            self = .at(date)
        } else {
            return nil
        }
    }

    /// The date it means when it is `now`.
    func date(now: Date) -> Date {
        switch self {
        case .ago(let span): now.addingTimeInterval(-Double(span.seconds))
        case .at(let date): date
        }
    }

    private static func date(_ text: String) -> Date? {
        // The style takes a time without a day for one of 1970.
        guard text.contains("-") else { return nil }
        let whole = Date.ISO8601FormatStyle()
        // A date without fractional seconds is as good as one with them, so the first failure says nothing.
        return (try? whole.parse(text)) ?? (try? whole.time(includingFractionalSeconds: true).parse(text))
    }
}
