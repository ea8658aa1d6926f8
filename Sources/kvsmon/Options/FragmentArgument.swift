import ArgumentParser
import Foundation
import StreamAnalysis

/// The fragment that a command is about: its number, the end of it, or a time that it holds.
struct FragmentArgument: ExpressibleByArgument, Hashable {
    /// What was meant.
    enum Meaning: Hashable {
        /// A number, whole or its last digits.
        case number(FragmentQuery)
        /// A time of this day, in UTC; in seconds after midnight.
        case timeOfDay(Double)
        /// A date, or so long ago.
        case moment(Moment)
    }

    /// What was meant.
    let meaning: Meaning

    /// Reads a number, `…205373993`, `5987` (last digits, too), `14:21:36`, `14:21:36.980`, `10m`, or an ISO 8601 date.
    init?(argument: String) {
        if let query = FragmentQuery(number: argument) {
            meaning = .number(query)
        } else if let seconds = Self.timeOfDay(argument) {
            meaning = .timeOfDay(seconds)
        } else if let moment = Moment(argument: argument) {
            meaning = .moment(moment)
        } else {
            return nil
        }
    }

    /// The question, when it is `now`; times are by `clock`.
    func query(now: Date, clock: SessionTerms.Clock) -> FragmentQuery {
        switch meaning {
        case .number(let query): query
        case .timeOfDay(let seconds): .time(Self.latest(seconds, before: now), clock)
        case .moment(let moment): .time(moment.date(now: now), clock)
        }
    }

    private static let secondsInDay = 86_400.0

    /// The latest day's `seconds` after midnight, UTC, that isn't more than an hour after `now`: clocks run ahead.
    private static func latest(_ seconds: Double, before now: Date) -> Date {
        let midnight = (now.timeIntervalSince1970 / secondsInDay).rounded(.down) * secondsInDay
        let today = Date(timeIntervalSince1970: midnight + seconds)
        return today.timeIntervalSince(now) > 3600 ? today.addingTimeInterval(-secondsInDay) : today
    }

    private static func timeOfDay(_ text: String) -> Double? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), let hours = Int(parts[0]), (0..<24).contains(hours),
            let minutes = Int(parts[1]), (0..<60).contains(minutes)
        else { return nil }
        guard parts.count == 3 else { return Double(hours * 3600 + minutes * 60) }
        let isPlain = parts[2].utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
        guard isPlain, let seconds = Double(parts[2]), (0..<60).contains(seconds) else { return nil }
        return Double(hours * 3600 + minutes * 60) + seconds
    }
}
