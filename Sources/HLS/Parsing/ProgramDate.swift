import FoundationEssentials

/// Dates as EXT-X-PROGRAM-DATE-TIME writes them, to the millisecond. Source: RFC 8216 §4.3.2.6.
///
/// Days are counted by arithmetic on the civil calendar: a formatter costs thirty times as much.
enum ProgramDate {
    /// A date that was read.
    struct Parsed: Equatable {
        /// The moment.
        var date: Date
        /// A time zone was written; without one, UTC is assumed.
        var hasTimeZone: Bool
    }

    private static let millisecondsPerDay = 86_400_000
    /// 1 January 0000 and the first millisecond of 10000: outside, four digits don't hold a year.
    private static let writable = -62_167_219_200_000...253_402_300_799_999

    /// The moment written as `2022-01-28T07:00:35.931Z`, with an offset such as `+01:00`, `-0400` or `+01`, or with no zone.
    static func parse(_ bytes: ArraySlice<UInt8>) -> Parsed? {
        var scanner = DigitScanner(bytes)
        guard let year = scanner.digits(4), scanner.skip("-"),
            let month = scanner.digits(2), (1...12).contains(month), scanner.skip("-"),
            let day = scanner.digits(2), (1...length(ofMonth: month, in: year)).contains(day),
            scanner.skip("T") || scanner.skip("t"),
            let hour = scanner.digits(2), hour < 24, scanner.skip(":"),
            let minute = scanner.digits(2), minute < 60, scanner.skip(":"),
            let second = scanner.digits(2), second <= 60,  // 60 is a leap second
            let millisecond = scanner.fraction(),
            let zone = scanner.zone()
        else { return nil }
        let seconds = (hour * 60 + minute - zone.minutes) * 60 + second
        let total = days(year, month, day) * millisecondsPerDay + seconds * 1000 + millisecond
        return Parsed(
            date: Date(timeIntervalSince1970: Double(total) / 1000), hasTimeZone: zone != .unwritten)
    }

    /// `date` in UTC with three decimals: `2022-01-28T07:00:35.931Z`; years outside 0000 to 9999 become the nearest of them.
    static func text(_ date: Date) -> String {
        let exact = (date.timeIntervalSince1970 * 1000).rounded()
        let clamped = min(max(exact, Double(writable.lowerBound)), Double(writable.upperBound))
        let total = clamped.isNaN ? 0 : Int(clamped)
        let time = total.modulo(millisecondsPerDay)
        let (year, month, day) = civil((total - time) / millisecondsPerDay)
        let clock = [time / 3_600_000, time / 60_000 % 60, time / 1000 % 60].map {
            DecimalText.padded($0, to: 2)
        }
        return DecimalText.padded(year, to: 4) + "-" + DecimalText.padded(month, to: 2) + "-"
            + DecimalText.padded(day, to: 2)
            + "T" + clock.joined(separator: ":") + "." + DecimalText.padded(time % 1000, to: 3) + "Z"
    }

    /// Days from 1970-01-01 to a day of the proleptic Gregorian calendar.
    ///
    /// Years are counted from March, so that the leap day is the last; 400 of them have 146,097 days.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let marchYear = month > 2 ? year : year - 1
        let marchMonth = (month + 9) % 12
        let leapDays = marchYear.floored(4) - marchYear.floored(100) + marchYear.floored(400)
        return marchYear * 365 + leapDays + (153 * marchMonth + 2) / 5 + day - 719_469
    }

    /// The day that is `days` after 1970-01-01.
    private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let dayOfEra = shifted.modulo(146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let year = yearOfEra + shifted.floored(146_097) * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }

    private static func length(ofMonth month: Int, in year: Int) -> Int {
        days(month == 12 ? year + 1 : year, month % 12 + 1, 1) - days(year, month, 1)
    }
}

extension Int {
    /// The quotient rounded towards minus infinity.
    fileprivate func floored(_ divisor: Int) -> Int { (self - modulo(divisor)) / divisor }

    /// The remainder that is never negative.
    fileprivate func modulo(_ divisor: Int) -> Int { (self % divisor + divisor) % divisor }
}
