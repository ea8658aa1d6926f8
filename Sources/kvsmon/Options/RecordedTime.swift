import ArgumentParser
import Foundation
import MonitorUI

/// A moment of a recording as people write it: a time of day, a distance from the beginning, or a date.
enum RecordedTime: ExpressibleByArgument, Hashable {
    /// A time of day or a distance.
    case entry(TimeEntry)
    /// A date with its offset.
    case date(Date)

    /// Reads `14:21:36`, `+10m`, or a date such as `2026-03-01T14:22:07Z`.
    init?(argument: String) {
        if let entry = TimeEntry(argument) {
            self = .entry(entry)
        } else if case .at(let date)? = Moment(argument: argument) {
            self = .date(date)
        } else {
            return nil
        }
    }

    /// The moment it means in a recording of `range`; throws where the recording has no such time.
    func date(in range: ClosedRange<Date>) throws -> Date {
        switch self {
        case .date(let date) where date >= range.lowerBound: return date
        case .entry(let entry):
            if let date = entry.date(at: range.lowerBound, in: range) { return date }
        default: break
        }
        let style = Date.ISO8601FormatStyle()
        throw ValidationError(
            "--at lies outside of the recording, which goes from \(style.format(range.lowerBound)) to "
                + "\(style.format(range.upperBound)).")
    }
}
