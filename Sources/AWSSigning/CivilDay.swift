/// A day of the Gregorian calendar, converted to and from a count of days.
///
/// A year is taken to begin in March, so that the leap day is its last and months follow one rule of 153 days in five.
package struct CivilDay: Hashable, Sendable {
    /// The year of the common era.
    package var year: Int
    /// 1 to 12.
    package var month: Int
    /// 1 to 31.
    package var day: Int

    /// The day of `month` in `year`.
    package init(year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// The day this many days after 1970-01-01.
    package init(daysSinceEpoch: Int) {
        let (era, dayOfEra) = (daysSinceEpoch + CivilDay.epoch).quotientAndRemainder(
            flooringBy: CivilDay.daysInEra)
        // The last day of a 4-, 100- and 400-year cycle would round up to the next year: take the leap days off first.
        let leapDays = dayOfEra / 1460 - dayOfEra / 36_524 + dayOfEra / 146_096
        let yearOfEra = (dayOfEra - leapDays) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shifted + 2) / 5 + 1
        month = shifted < 10 ? shifted + 3 : shifted - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// Days after 1970-01-01; negative before it.
    package var daysSinceEpoch: Int {
        let marchYear = month <= 2 ? year - 1 : year
        let (era, yearOfEra) = marchYear.quotientAndRemainder(flooringBy: 400)
        let shifted = month > 2 ? month - 3 : month + 9
        let dayOfYear = (153 * shifted + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * CivilDay.daysInEra + dayOfEra - CivilDay.epoch
    }

    /// Days in 400 Gregorian years.
    private static let daysInEra = 146_097
    /// Days from 0000-03-01 to 1970-01-01.
    private static let epoch = 719_468
}

extension Int {
    /// The quotient rounded towards minus infinity, and a remainder that is never negative.
    func quotientAndRemainder(flooringBy divisor: Int) -> (quotient: Int, remainder: Int) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
