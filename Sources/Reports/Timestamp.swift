import FoundationEssentials

/// Dates in reports.
enum Timestamp {
    private static let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
    /// Foundation cuts what is below a millisecond off; this much more makes it round.
    private static let halfMillisecond = 0.000_5

    /// `2022-01-28T07:00:35.931Z`: ISO 8601, UTC, rounded to the millisecond.
    static func iso8601(_ date: Date) -> String {
        let shown = min(max(date, .distantPast), .distantFuture)
        return style.format(shown.addingTimeInterval(halfMillisecond))
    }

    /// `07:00:35.931`: the time of day in UTC.
    static func timeOfDay(_ date: Date) -> String {
        String(iso8601(date).drop { $0 != "T" }.dropFirst().dropLast())
    }
}
