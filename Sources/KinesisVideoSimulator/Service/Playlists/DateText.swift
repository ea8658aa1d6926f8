/// Times as playlists write them.
enum DateText {
    /// `2022-01-28T07:00:35.931Z`.
    static func iso8601(_ instant: Instant) -> String {
        let millisecondsADay: Int64 = 86_400_000
        let day = Int(instant.milliseconds / millisecondsADay)
        let time = Int(instant.milliseconds % millisecondsADay)
        let (year, month, dayOfMonth) = civil(daysSince1970: day)
        let date = [digits(year, 4), digits(month, 2), digits(dayOfMonth, 2)].joined(separator: "-")
        let clock = [digits(time / 3_600_000, 2), digits(time / 60_000 % 60, 2), digits(time / 1000 % 60, 2)]
        return "\(date)T\(clock.joined(separator: ":")).\(digits(time % 1000, 3))Z"
    }

    /// Seconds with up to three decimals and at least one: `2.048`, `5.0`.
    static func seconds(_ duration: Duration) -> String {
        let (whole, rest) = duration.milliseconds.quotientAndRemainder(dividingBy: 1000)
        var decimals = digits(Int(rest), 3)
        while decimals.count > 1, decimals.hasSuffix("0") { decimals.removeLast() }
        return "\(whole).\(decimals)"
    }

    /// The day of the Gregorian calendar that lies `days` after 1970-01-01, for dates since then.
    ///
    /// The years are counted from March, so that the leap day is the last of its year.
    private static func civil(daysSince1970 days: Int) -> (year: Int, month: Int, day: Int) {
        let (daysFromYear0To1970, daysIn400Years) = (719_468, 146_097)
        let shifted = days + daysFromYear0To1970
        let (era, dayOfEra) = (shifted / daysIn400Years, shifted % daysIn400Years)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, day)
    }

    private static func digits(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
}
