/// Times as playlists write them.
enum DateText {
    /// `2022-01-28T07:00:35.931Z`.
    static func iso8601(_ instant: Instant) -> String {
        var bytes: [UInt8] = []
        append(iso8601: instant, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Seconds with up to three decimals and at least one: `2.048`, `5.0`.
    static func seconds(_ duration: Duration) -> String {
        var bytes: [UInt8] = []
        append(seconds: duration.milliseconds, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// `Sun, 06 Nov 1994 08:49:37 GMT`. Source: RFC 9110 §5.6.7.
    static func http(_ instant: Instant) -> String {
        let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let day = Int(instant.milliseconds.flooredQuotient(by: 86_400_000))
        let time = iso8601(instant).dropFirst("1994-11-06T".count).prefix("08:49:37".count)
        let (year, month, dayOfMonth) = civil(daysSince1970: day)
        let padding = dayOfMonth < 10 ? "0" : ""
        return "\(weekdays[day.modulo(7)]), \(padding)\(dayOfMonth) \(months[month - 1]) \(year) \(time) GMT"
    }

    /// Appends what ``iso8601(_:)`` says.
    static func append(iso8601 instant: Instant, to bytes: inout [UInt8]) {
        let millisecondsADay: Int64 = 86_400_000
        let (day, time) = (
            instant.milliseconds.flooredQuotient(by: millisecondsADay),
            Int(instant.milliseconds.modulo(millisecondsADay))
        )
        let (year, month, dayOfMonth) = civil(daysSince1970: Int(day))
        append(year, 4, then: "-", to: &bytes)
        append(month, 2, then: "-", to: &bytes)
        append(dayOfMonth, 2, then: "T", to: &bytes)
        append(time / 3_600_000, 2, then: ":", to: &bytes)
        append(time / 60_000 % 60, 2, then: ":", to: &bytes)
        append(time / 1000 % 60, 2, then: ".", to: &bytes)
        append(time % 1000, 3, then: "Z", to: &bytes)
    }

    /// Appends the seconds since 1970 with three decimals: `1643353235.931`.
    static func append(padded instant: Instant, to bytes: inout [UInt8]) {
        append(Int(instant.milliseconds.flooredQuotient(by: 1000)), 1, to: &bytes)
        bytes.append(UInt8(ascii: "."))
        append(Int(instant.milliseconds.modulo(1000)), 3, to: &bytes)
    }

    /// Appends what ``seconds(_:)`` says of so many milliseconds.
    static func append(seconds milliseconds: Int64, to bytes: inout [UInt8]) {
        let (whole, rest) = milliseconds.quotientAndRemainder(dividingBy: 1000)
        append(Int(whole), 1, to: &bytes)
        bytes.append(UInt8(ascii: "."))
        let trimmed = rest % 100 == 0 ? (rest / 100, 1) : rest % 10 == 0 ? (rest / 10, 2) : (rest, 3)
        append(Int(trimmed.0), trimmed.1, to: &bytes)
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

    private static func append(
        _ number: Int, _ width: Int, then end: Unicode.Scalar, to bytes: inout [UInt8]
    ) {
        append(number, width, to: &bytes)
        bytes.append(UInt8(ascii: end))
    }

    /// Appends at least `width` digits; playlists are long, so no text is made on the way.
    private static func append(_ number: Int, _ width: Int, to bytes: inout [UInt8]) {
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        var (rest, divisor) = (number.magnitude, 1 as UInt)
        for _ in 1..<max(1, width) { divisor *= 10 }
        while rest / 10 >= divisor { divisor *= 10 }
        while divisor > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(rest / divisor))
            rest %= divisor
            divisor /= 10
        }
    }
}
