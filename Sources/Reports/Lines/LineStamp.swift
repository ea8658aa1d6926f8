import FoundationEssentials
import StreamAnalysis

/// Puts the time before lines, and the date before the first of a day.
struct LineStamp: Sendable {
    private var day = ""

    /// `lines` at `date`, without anything that acts on a terminal.
    mutating func stamped(_ lines: [String], at date: Date) -> [String] {
        guard !lines.isEmpty else { return [] }
        let moment = Timestamp.iso8601(date)
        let stamp = moment.dropFirst(11).prefix(8) + "Z  "
        let today = String(moment.prefix(10))
        let isNewDay = today != day
        day = today
        let all = (isNewDay ? ["date: \(today)"] : []) + lines
        return all.map { stamp + PlainText.clean($0) }
    }
}
